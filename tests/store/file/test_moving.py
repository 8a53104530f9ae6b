"""Where a library was moved away while it was open, none is made that would take its log."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.room_driver import many, stocked
from tuireader.errors import UnwritableError
from tuireader.library import open_library
from tuireader.library.marks import marking

HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("SELECT * FROM articles").fetchall()
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_open(path: Path) -> Iterator[None]:
    """Inside, another program has the library open."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        try:
            yield
        finally:
            process.communicate()


def test_one_that_is_moved_while_another_program_has_it(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    stocked(tmp_path, many(3)).close()
    with held_open(path):
        path.rename(tmp_path / "elsewhere.sqlite")
        with pytest.raises(UnwritableError, match="still open in another program"):
            open_library(path)
        assert not path.exists()
    open_library(path).close()
    with open_library(tmp_path / "elsewhere.sqlite") as moved:
        assert moved.db.execute("SELECT count(*) FROM articles").fetchone() == (3,)


def test_a_log_whose_library_is_gone_stays(tmp_path: Path) -> None:
    log = tmp_path / "gone.sqlite-wal"
    with stocked(tmp_path, many(3)) as library:
        marking.mark_read(library, [1])
        log.write_bytes((tmp_path / "library.sqlite-wal").read_bytes())
    before = log.read_bytes()
    with pytest.raises(UnwritableError, match="its log"):
        open_library(tmp_path / "gone.sqlite")
    assert log.read_bytes() == before
    log.write_bytes(b"")
    open_library(tmp_path / "gone.sqlite").close()
