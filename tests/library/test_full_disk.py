"""A disk that fills up, and rights that forbid to write: said in words, nothing half-written, and it goes on after."""

from __future__ import annotations

import os
import resource
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.library.processes import Say, start
from tests.library_builder import Shelf, draft, made
from tuireader.errors import LibraryError, UnwritableError
from tuireader.library import open_library, overview
from tuireader.library.intake import importing
from tuireader.library.marks import marking
from tuireader.library.search import searching
from tuireader.query import tree

OLD, NEW = 400, 60


def stocked(folder: Path) -> int:
    """A library of `OLD` unread articles and a folder of `NEW` files; the size of the library's file."""
    shelf = made(folder)
    shelf.save(*(draft(f"Old {n}", f"Text {n}. " * 20, guid=str(n), tags="sea") for n in range(OLD)))
    shelf.index()
    shelf.library.close()
    for n in range(NEW):
        shelf.write(f"news/{n}.txt", f"New {n}\n\n" + f"What stands in note {n}. " * 100)
    return (folder / "library.sqlite").stat().st_size


def take_in(folder: Path, say: Say) -> None:
    with open_library(folder / "library.sqlite", durable=False) as library, library.explained():
        for one in importing.import_files(library, importing.find([folder / "news"])):
            say(one.result)
        for _ in searching.catch_up(library, 7):
            pass


def mark(folder: Path, say: Say) -> None:
    with open_library(folder / "library.sqlite") as library, library.explained():
        marking.mark_read_where(library, tree.Tag("sea"), True)
        say("marked")


def with_room(size: int, work: Callable[[Path, Say], None], folder: Path) -> tuple[str, list[str]]:
    """("", or the error in words; what was said) of `work` in a process none of whose files may outgrow `size`."""

    def bounded(say: Say) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))  # Python ignores SIGXFSZ: writes fail (EFBIG)
        try:
            work(folder, say)
        except LibraryError as error:
            assert error.exit_code == 3
            say(f"failed: {error}")

    status, said = start(bounded).ended()
    assert status == 0, "an error that is none of ours"
    failed = said.pop() if said and said[-1].startswith("failed: ") else ""
    return failed, said


@pytest.mark.parametrize("steps", [4, pytest.param(15, marks=pytest.mark.long)])
@pytest.mark.parametrize("work", [take_in, mark])
def test_a_disk_that_fills_up(tmp_path: Path, work: Callable[[Path, Say], None], steps: int) -> None:
    """Room for nothing, then in even steps up to twice the library's size, then for all.

    How much twice the size is good for depends on the machine: the log in front of the library grows with the steps
    in which something is written, and those are the smaller the slower it is.
    """
    (tmp_path / "full").mkdir()
    size = stocked(tmp_path / "full")
    failures = successes = 0
    for step in range(steps):
        folder = shutil.copytree(tmp_path / "full", tmp_path / str(step))
        room = size * 16 if step == steps - 1 else max(4096, size * 2 // (steps - 2) * step)
        failed, said = with_room(room, work, folder)
        failures += bool(failed)
        successes += not failed
        if failed:
            assert str(folder / "library.sqlite") in failed and "room on the disk" in failed, failed
        with open_library(folder / "library.sqlite") as library:
            Shelf(folder, library).check()
            totals = overview.totals(library)
            read = totals.total - totals.unread
            assert totals.total >= OLD + len(said) if work is take_in else totals.total == OLD
            assert read == (OLD if "marked" in said else 0) or f"{read:,} of {OLD:,} were changed" in failed
            if failed and read:
                assert marking.undo(library) is not None
                assert overview.totals(library).unread == OLD, "a mark without its way back"
            assert bool(failed) or totals.total == OLD + (NEW if work is take_in else 0)
        assert with_room(resource.RLIM_INFINITY, work, folder)[0] == "", "with room it does not go on"
        with open_library(folder / "library.sqlite") as library:
            Shelf(folder, library).check()
            done = overview.totals(library)
            assert (done.total, done.unread) == ((OLD + NEW,) * 2 if work is take_in else (OLD, 0))
        shutil.rmtree(folder)
    assert failures and successes, "the steps reach from too little room to enough"


def test_a_file_that_may_only_be_read(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can hand a file to somebody who may not write it")
    stocked(tmp_path)
    path = tmp_path / "library.sqlite"
    path.chmod(0o444)
    for folder in (tmp_path, *tmp_path.parents):
        if folder != folder.parent and folder.stat().st_mode & 0o005 != 0o005:
            folder.chmod(0o555)
    before = path.read_bytes()

    def guest(say: Say) -> None:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        try:
            mark(tmp_path, say)
        except UnwritableError as error:
            say(error)

    status, (said,) = start(guest).ended()
    assert status == 0
    assert str(path) in said and "rights" in said
    assert path.read_bytes() == before
