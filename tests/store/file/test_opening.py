"""Opening a library: made on first use, found again, or refused with path, cause and next step."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.library_builder import draft, made
from tuireader.errors import LibraryError, NewerLibraryError, NotALibraryError, UnwritableError
from tuireader.store.file import health, opening
from tuireader.store.file.opening import open_library
from tuireader.store.format import APPLICATION_ID, VERSION


def refusal(path: Path, kind: type[LibraryError], *, make: bool = True) -> LibraryError:
    """How a library is refused: always with its path, a cause, a next step, and exit code 3."""
    with pytest.raises(kind) as caught:
        open_library(path, make=make)
    error = caught.value
    assert type(error) is kind
    assert (error.about, error.exit_code) == (str(path), 3)
    assert error.message and error.next_step
    return error


def test_a_new_library_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "not" / "yet" / "library.sqlite"
    with open_library(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert health.integrity(db) == []
        for beside in path.parent.iterdir():
            assert stat.S_IMODE(beside.stat().st_mode) == 0o600, beside
    db.close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_was_stored_is_there_after_reopening(tmp_path: Path) -> None:
    shelf = made(tmp_path)
    shelf.add(draft("Ferries"))
    shelf.library.close()
    db = open_library(tmp_path / "library.sqlite")
    assert db.execute("SELECT title FROM articles").fetchall() == [("Ferries",)]
    db.close()


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.touch()
    db = open_library(path, make=False)
    assert db.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    db.close()


def test_marks_reach_the_disk_before_they_are_shown(tmp_path: Path) -> None:
    for durable, level in ((True, 2), (False, 1)):
        db = open_library(tmp_path / "library.sqlite", durable=durable)
        assert db.execute("PRAGMA synchronous").fetchone() == (level,)
        db.close()


def test_nothing_is_made_where_nothing_is_wanted(tmp_path: Path) -> None:
    refusal(tmp_path / "library.sqlite", LibraryError, make=False)
    assert list(tmp_path.iterdir()) == []


def test_a_newer_library_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    db = open_library(path)
    db.execute(f"PRAGMA user_version={VERSION + 1}")
    db.close()
    before = path.read_bytes()
    error = refusal(path, NewerLibraryError)
    assert str(VERSION) in error.message and str(VERSION + 1) in error.message
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"just some words\n" * 100, b"\x00" * 5000, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_file_of_another_kind_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(content)
    refusal(path, NotALibraryError)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE recipes (name)", "PRAGMA user_version=1", "PRAGMA application_id=7"]
)
def test_somebody_elses_database_is_left_as_it_is(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "library.sqlite"
    db = sqlite3.connect(path)
    db.execute(statement)
    db.commit()
    db.close()
    before = path.read_bytes()
    refusal(path, NotALibraryError)
    assert path.read_bytes() == before


def test_a_damaged_library_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    db = open_library(path)
    db.close()
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * 4000 + content[4100:])
    refusal(path, NotALibraryError)


def test_a_folder_and_a_pipe_are_no_libraries(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path, NotALibraryError).message
    os.mkfifo(tmp_path / "pipe")
    assert "regular" in refusal(tmp_path / "pipe", NotALibraryError).message


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "folder" in refusal(tmp_path / "file" / "library.sqlite", UnwritableError).message
    assert "folder" in refusal(tmp_path / "file" / "deeper" / "library.sqlite", UnwritableError).message


def test_a_name_no_file_can_have(tmp_path: Path) -> None:
    refusal(tmp_path / ("x" * 300), UnwritableError)
    (tmp_path / "circle").symlink_to("circle")
    refusal(tmp_path / "circle", UnwritableError)


def test_a_link_to_a_library_that_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "library.sqlite")
    open_library(tmp_path / "link").close()
    assert (tmp_path / "library.sqlite").stat().st_size > 0


@pytest.mark.skipif(os.geteuid() == 0, reason="rights do not bind root")
@pytest.mark.parametrize("rights", [0o000, 0o500])
def test_a_folder_without_rights(tmp_path: Path, rights: int) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=rights)
    refusal(folder / "library.sqlite", UnwritableError)
    folder.chmod(0o700)


def test_a_folder_nobody_can_write() -> None:
    """The kernel's own folder takes no file from anyone, root included."""
    if not Path("/proc/self").is_dir():
        pytest.skip("no /proc here")
    refusal(Path("/proc/self/library.sqlite"), UnwritableError)
    refusal(Path("/proc/self/library/library.sqlite"), UnwritableError)


_START = """
import sys
from pathlib import Path
from tuireader.store.file import opening
from tuireader.store.subscriptions import sources
db = opening.open_library(Path(sys.argv[1]))
sources.ensure(db, "feed", sys.argv[2], "A feed", 0)
"""


def test_programs_that_start_together_on_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    started = [
        subprocess.Popen([sys.executable, "-c", _START, str(path), f"https://{n}.example"], stderr=subprocess.PIPE)
        for n in range(4)
    ]
    said = [(one.communicate(timeout=60)[1].decode(), one.returncode) for one in started]
    assert said == [("", 0)] * 4
    db = open_library(path)
    assert db.execute("SELECT count(*) FROM sources").fetchone() == (4,)
    assert db.execute("SELECT count(*) FROM settings").fetchone() == (1,)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()


def test_what_fails_while_the_tables_are_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite"
    from tuireader.store.migrations import v1_first_library as first

    whole = first.TABLES
    monkeypatch.setattr(first, "TABLES", whole + "CREATE TABLE articles (again);")
    with pytest.raises(sqlite3.OperationalError):
        open_library(path)
    monkeypatch.setattr(first, "TABLES", whole)
    db = opening.open_library(path)
    assert health.integrity(db) == []
    db.close()


def test_a_damaged_schema_is_told_in_words(tmp_path: Path) -> None:
    """What SQLite says of it repeats its bytes, and Python cannot decode them."""
    library = tmp_path / "library.sqlite"
    open_library(library).close()
    content = library.read_bytes()
    at = content.index(b"CREATE TABLE")
    library.write_bytes(content[:at] + b"CREATE TAB\x8d\xff" + content[at + 12 :])
    with pytest.raises(NotALibraryError, match="damaged"):
        open_library(library)
