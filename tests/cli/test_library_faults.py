"""Libraries that cannot be opened, read or written: exit 3 with path, cause and next step."""

from __future__ import annotations

import ctypes
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli.running import Here

COMMANDS = [
    ["list"],
    ["list", "--json", "orla"],
    ["show", "1"],
    ["tags"],
    ["sources"],
    ["mark", "read", "1"],
    ["tag", "1", "+x"],
    ["undo"],
    ["export", "opml"],
    ["refresh"],
    ["import", "{news}"],
    ["{news}"],
    ["doctor"],
]


@pytest.fixture(params=COMMANDS, ids=" ".join)
def command(request: pytest.FixtureRequest, folder: Path) -> list[str]:
    return [word.replace("{news}", str(folder)) for word in request.param]


@contextmanager
def written_to(library: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(library, isolation_level=None)) as db:
        yield db


def refused(here: Here, library: Path, command: list[str], cause: str) -> None:
    said = here("--library", library, *command)
    assert (said.code, said.out) == (3, "")
    (line,) = said.err.splitlines()
    assert line.startswith(f"tuireader: {library}: ")
    assert cause in line
    assert ". " in line.partition(cause)[2], "no next step"


def test_not_a_database(here: Here, command: list[str], tmp_path: Path) -> None:
    library = tmp_path / "letter.txt"
    library.write_text("Dear reader, " * 100)
    refused(here, library, command, "is not a library")
    assert library.read_text() == "Dear reader, " * 100


def test_a_database_of_another_program(here: Here, command: list[str], tmp_path: Path) -> None:
    library = tmp_path / "other.sqlite"
    with written_to(library) as db:
        db.execute("CREATE TABLE treasure (gold)")
    before = library.read_bytes()
    refused(here, library, command, "is a database, but not one of tuireader's")
    assert library.read_bytes() == before


def test_a_folder(here: Here, command: list[str], tmp_path: Path) -> None:
    refused(here, tmp_path, command, "is a folder")


def test_a_newer_library(stocked: Here, command: list[str], own_home: Path) -> None:
    library = own_home / "library.sqlite"
    with written_to(library) as db:
        db.execute("PRAGMA user_version = 99")
    refused(stocked, library, command, "version 99")
    with written_to(library) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (4,)


def test_a_folder_that_cannot_be_made(here: Here, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused(here, tmp_path / "file" / "library.sqlite", ["list"], "cannot be made")


CAPABILITIES = (1, 2)
"""By which root writes and reads where nobody may: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH (capabilities(7))."""
PR_CAPBSET_DROP = 24
libc = ctypes.CDLL(None)


def give_up_rights() -> None:
    """What is executed next is bound by the rights of files, even as root (Linux)."""
    for capability in CAPABILITIES:
        libc.prctl(PR_CAPBSET_DROP, capability)


IN_ITS_OWN_PROCESS = [["list"], ["mark", "read", "1"], ["import", "{news}"], ["doctor"]]


@pytest.mark.parametrize(
    "command",
    [pytest.param(command, marks=() if command in IN_ITS_OWN_PROCESS else pytest.mark.long) for command in COMMANDS],
    indirect=True,
    ids=" ".join,
)
def test_a_read_only_folder(stocked: Here, command: list[str], own_home: Path) -> None:
    library = own_home / "library.sqlite"
    library.chmod(0o400)
    own_home.chmod(0o500)
    try:
        if probe_writes(own_home):
            pytest.skip("this user writes where nobody may")
        done = subprocess.run(
            [sys.executable, "-m", "tuireader", *command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            preexec_fn=give_up_rights,
        )
    finally:
        own_home.chmod(0o700)
    assert "Traceback" not in done.stderr
    assert (done.returncode, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"tuireader: {library}: ")
    assert "rights" in line


def probe_writes(folder: Path) -> bool:
    """Whether a process without special rights can write in `folder`."""
    script = f"touch '{folder}/probe'"
    return subprocess.run(["/bin/sh", "-c", script], capture_output=True, preexec_fn=give_up_rights).returncode == 0


def test_a_damaged_library(stocked: Here, command: list[str], own_home: Path) -> None:
    """Whole at its beginning, overwritten further on: it opens, and cannot be read."""
    library = own_home / "library.sqlite"
    with written_to(library) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("PRAGMA journal_mode=DELETE")
    content = library.read_bytes()
    library.write_bytes(content[:4096] + b"\xaa" * (len(content) - 4096))
    said = stocked(*command)
    assert said.code in (1, 3)
    assert len(said.err.splitlines()) <= 1
    if said.code == 3:
        assert said.err.startswith(f"tuireader: {library}: ")
    else:
        assert command == ["doctor"]
        assert "!!" in said.out
    assert library.read_bytes()[4096:] == b"\xaa" * (len(content) - 4096), "it was left as it is"


def test_damage_that_shows_only_when_read(stocked: Here, own_home: Path) -> None:
    """The page that holds the bodies: the library opens, its list is whole, an article is not."""
    library = own_home / "library.sqlite"
    with written_to(library) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'bodies'").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    with library.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xaa" * size)
    assert len(stocked.ok("list").lines()) == 4
    refused(stocked, library, ["show", "2"], "is damaged")
    said = stocked("doctor")
    assert (said.code, said.err) == (1, "")
    assert [text for text in said.lines() if text.startswith("!!  file ")]
    assert "restore a backup" in said.out


def test_a_library_locked_by_another_is_read_all_the_same(stocked: Here, own_home: Path) -> None:
    with written_to(own_home / "library.sqlite") as db:
        db.execute("BEGIN IMMEDIATE")
        assert len(stocked.ok("list").lines()) == 4
        assert stocked.ok("show", "1").out != ""
        db.execute("ROLLBACK")


def test_two_refreshes_do_not_meet(stocked: Here, own_home: Path) -> None:
    from tuireader.library import open_library
    from tuireader.store import leases

    with (
        open_library(own_home / "library.sqlite") as library,
        leases.hold(library.db, "refresh", "somebody", library.now, 100),
    ):
        for words, code in (
            (["refresh"], 0),
            (["refresh", "--json"], 1),
            (["refresh", "--all"], 1),
            (["refresh", "1"], 1),
        ):
            said = stocked(*words)
            assert (said.code, said.out) == (code, "")
            assert "another refresh is running (somebody)." in said.err
