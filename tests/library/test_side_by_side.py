"""Two that mark, an import, a script and a `sqlite3` shell that holds the lock: every mark is there in the end.

How long a mark waits is measured and printed, not judged: a machine that does other things proves nothing.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import process
from tests.library.processes import Say, start, taking
from tests.library_builder import Shelf, draft, made
from tuireader.library import open_library, overview
from tuireader.library.marks import marking

MARKS = int(os.environ.get("TUIREADER_MARKS", "10000"))


@pytest.mark.long
@pytest.mark.timeout(900)
def test_ten_thousand_marks_by_two_readers(tmp_path: Path) -> None:
    shelf = made(tmp_path)
    ids = shelf.add(*(draft(f"Old {n}", guid=str(n), tags="sea") for n in range(MARKS)))
    for n in range(500):
        shelf.write(f"news/{n}.txt", f"Title {n}\n\nText of {n}.\n")
    shelf.library.close()
    path = tmp_path / "library.sqlite"

    def reader(mine: list[int]) -> Callable[[Say], None]:
        def work(say: Say) -> None:
            waits = []
            with open_library(path) as library:
                for id in mine:
                    began = time.perf_counter()
                    assert marking.mark_read(library, [id]) is not None
                    waits.append(time.perf_counter() - began)
            waits.sort()
            say(f"{len(waits)} {waits[len(waits) // 2] * 1000:.1f} {waits[-len(waits) // 100] * 1000:.1f}")

        return work

    def shell(say: Say) -> None:
        """What somebody does at a `sqlite3` prompt: begin, look around, end."""
        for _ in range(10):
            db = sqlite3.connect(path, isolation_level=None, timeout=30)
            db.execute("BEGIN IMMEDIATE")
            time.sleep(0.05)
            db.execute("COMMIT")
            db.close()
            time.sleep(0.2)

    programs = [start(reader(ids[::2])), start(reader(ids[1::2])), taking(path, tmp_path / "news"), start(shell)]
    listed = [process("--library", path, "list", "is:unread", "--limit", "3") for _ in range(5)]
    ended = [program.ended() for program in programs]
    assert [(done.returncode, done.stderr) for done in listed] == [(0, b"")] * 5
    assert [status for status, _ in ended] == [0] * 4
    assert ended[2][1] == ["new"] * 500
    with open_library(path) as library:
        assert overview.totals(library) == overview.Totals(MARKS + 500, 500, 0)
        assert library.db.execute("SELECT count(*) FROM articles WHERE read = 1").fetchone() == (MARKS,)
        Shelf(tmp_path, library).check()
    for _, said in ended[:2]:
        print("marks, median ms, 99th of a hundred ms:", *said)
