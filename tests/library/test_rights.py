"""Rights that are taken away while the library is open: said in words, nothing half-made, and it goes on after."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.library.processes import Say, start
from tests.library_builder import draft, made
from tuireader.errors import LibraryError, UnwritableError
from tuireader.library import open_library
from tuireader.library.marks import marking
from tuireader.library.views import listing
from tuireader.query import tree

NOBODY = 65534

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else for a while")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder of nobody's with a library of five articles, which nobody can reach and others cannot."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder != folder.parent and folder.stat().st_mode & 0o005 != 0o005:
            folder.chmod(0o755)
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    shelf = made(home)
    shelf.add(*(draft(f"Title {n}", guid=str(n), day=n) for n in range(5)))
    shelf.library.close()
    for path in (home, *home.iterdir()):
        os.chown(path, NOBODY, NOBODY)
    return home


def as_nobody(work: Callable[[Say], None]) -> list[str]:
    """What a process without root's powers says while it does `work`."""

    def guest(say: Say) -> None:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        work(say)

    status, said = start(guest).ended()
    assert status == 0, "an error that is none of ours"
    return said


def taken_away(home: Path, say: Say) -> None:
    """Everything is for reading only, and then again as it was; the same program marks one article after the other."""
    path = home / "library.sqlite"
    with open_library(path) as library:
        rows = list(listing.View(library, tree.All()).walk())
        marking.mark_read(library, [rows[0].id])
        for file in home.iterdir():
            file.chmod(0o400)
        home.chmod(0o500)
        with library.explained():
            marking.mark_read(library, [rows[1].id])  # what is open stays open: the system looks once
            say(sum(row.read for row in listing.View(library, tree.All()).walk()))
    try:
        with open_library(path) as library, library.explained():
            say(sum(row.read for row in listing.View(library, tree.All()).walk()))
            marking.mark_read(library, [rows[2].id])
    except UnwritableError as error:
        say(error)
    home.chmod(0o700)
    for file in home.iterdir():
        file.chmod(0o600)
    with open_library(path) as library:
        marking.mark_read(library, [rows[2].id])
        say(sum(row.read for row in listing.View(library, tree.All()).walk()))


def test_rights_that_come_back(home: Path) -> None:
    *read, failed, last = as_nobody(lambda say: taken_away(home, say))
    assert (read[0], last) == ("2", "3"), "a mark that was said to be made is not there"
    assert str(home / "library.sqlite") in failed and "ights" in failed
    with open_library(home / "library.sqlite") as library:
        assert sum(row.read for row in listing.View(library, tree.All()).walk()) == 3


def test_a_folder_that_is_closed_while_a_large_change_is_made(home: Path) -> None:
    """In a library with a rollback journal every change makes a file: it cannot, and says so."""

    def closed(say: Say) -> None:
        with open_library(home / "library.sqlite") as library:
            library.db.execute("PRAGMA journal_mode=DELETE")
            rows = list(listing.View(library, tree.All()).walk())
            marking.mark_read(library, [rows[0].id])
            home.chmod(0o500)
            try:
                marking.mark_read(library, [row.id for row in rows])
            except LibraryError as error:
                say(f"{error.exit_code} {error}")
            say(sum(row.read for row in listing.View(library, tree.All()).walk()))
            home.chmod(0o700)
            marking.mark_read(library, [row.id for row in rows])
            say(sum(row.read for row in listing.View(library, tree.All()).walk()))

    failed, during, after = as_nobody(closed)
    assert failed.startswith("3 ") and str(home / "library.sqlite") in failed and "rights" in failed
    assert (during, after) == ("1", "5")


def test_a_folder_that_cannot_be_entered_any_more(home: Path) -> None:
    def shut(say: Say) -> None:
        with open_library(home / "library.sqlite") as library:
            rows = list(listing.View(library, tree.All()).walk())
            home.chmod(0)
            marking.mark_read(library, [rows[0].id])
            assert library.moved_away(), "for all it knows another file may lie there"
        try:
            open_library(home / "library.sqlite").close()
        except LibraryError as error:
            say(f"{error.exit_code} {error}")

    (failed,) = as_nobody(shut)
    assert failed.startswith("3 ") and str(home / "library.sqlite") in failed and "rights" in failed
    home.chmod(0o700)
    with open_library(home / "library.sqlite") as library:
        assert sum(row.read for row in listing.View(library, tree.All()).walk()) == 1
