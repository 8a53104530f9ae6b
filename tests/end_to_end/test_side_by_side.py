"""Two readers on terminals, a refresh, cron, the command line and a `sqlite3` shell that holds the lock, all at once.

What was pressed is there in the end, each mark of it and no other; `python -m tests.bench waiting` measures how long a
mark waits.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.end_to_end.reader import CHECKOUT, reader, ready
from tests.library.processes import Program, start
from tests.library.sources.test_refreshing import feed
from tests.library_builder import Shelf, draft, made
from tests.sync.servers import answer, serving
from tuireader.library import open_library
from tuireader.store.subscriptions import sources

MARKS = int(os.environ.get("TUIREADER_PRESSED", "150"))
"""Keys of each reader that mark something."""

BY_COMMANDS = 2000
"""Articles that the command line marks."""

HELD = 5.0
"""Seconds that somebody at a prompt keeps the library to himself."""


def library() -> Path:
    return Path(os.environ["TUIREADER_LIBRARY"])


def holding(path: Path, seconds: float, times: int, pause: float) -> Program:
    """Somebody at a `sqlite3` prompt: begins, looks around, ends. Says a line when it has begun."""

    def shell(say: object) -> None:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as db:
            for _ in range(times):
                db.execute("BEGIN IMMEDIATE")
                say("begun")  # type: ignore[operator]
                time.sleep(seconds)
                db.execute("COMMIT")
                time.sleep(pause)

    return start(shell)


def command(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tuireader", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )


@pytest.fixture
def ids() -> list[int]:
    """The articles of a library, newest first; the readers get those at the top."""
    library().parent.mkdir(parents=True, exist_ok=True)
    shelf = made(library().parent, library().name)
    found = shelf.add(*(draft(f"Title {n}", guid=str(n), day=n, tags="sea") for n in range(MARKS + 20 + BY_COMMANDS)))
    shelf.index()
    shelf.library.close()
    return found


def marked(column: str) -> set[int]:
    with open_library(library()) as opened:
        return {row[0] for row in opened.db.execute(f"SELECT id FROM articles WHERE {column} = 1")}


@pytest.mark.long
@pytest.mark.timeout(900)
def test_every_key_of_two_readers_is_kept(ids: list[int]) -> None:
    path, by_commands = library(), ids[-BY_COMMANDS:]
    content = answer(body=feed(*(f"News {n}" for n in range(3000))).encode())
    with serving(lambda peer, head: peer.sendall(content)) as server, reader() as one, reader() as other:
        with open_library(path) as opened:
            sources.ensure(opened.db, "feed", server.url(), "Large", 0, typed=True)
        for terminal in (one, other):
            ready(terminal, "Title 0")
        shell = holding(path, 0.06, 40, 0.2)
        waiting = [by_commands[n : n + 200] for n in range(0, BY_COMMANDS, 200)]
        beside = [command("refresh", "--all"), command("refresh")]
        for n in range(MARKS):
            one.press("m")
            other.press("s", "j")
            if n % (MARKS // 10) == 0 and waiting:
                beside.append(command("mark", "read", *map(str, waiting.pop())))
            time.sleep(0.02)
        codes = [(program.wait(300), (program.stderr or sys.stdin.buffer).read()) for program in beside]
        assert shell.ended()[0] == 0
        assert [code for code in codes[2:] if code != (0, b"")] == []
        assert all(code in (0, 1) for code, _ in codes[:2]), codes[:2]
        one.wait_until(lambda: marked("read") == {*ids[:MARKS], *by_commands}, 120, "every m")
        other.wait_until(lambda: marked("starred") == set(ids[:MARKS]), 120, "every s")
        for terminal in (one, other):
            terminal.press("Q")
            assert terminal.wait_exit() == 0
    with open_library(path) as opened:
        assert opened.db.execute("SELECT count(*) FROM articles").fetchone() == (len(ids) + 3000,)
        shelf = Shelf(path.parent, opened)
        shelf.index()
        shelf.check()


@pytest.mark.long
@pytest.mark.timeout(300)
def test_while_somebody_holds_the_lock_the_reader_is_usable_and_says_so(ids: list[int]) -> None:
    with reader() as terminal:
        ready(terminal, "Title 0")
        shell = holding(library(), HELD, 1, 0)
        assert shell.said.readline() == "begun\n"
        terminal.press("m")
        terminal.wait_for("another program is writing the library")
        terminal.press("m", "enter")
        terminal.wait_for("Text of Title 2.")
        with closing(sqlite3.connect(library(), timeout=0)) as db, pytest.raises(sqlite3.OperationalError):
            db.execute("BEGIN IMMEDIATE")  # still held: an article was opened all the same
        assert shell.ended()[0] == 0
        terminal.wait_until(lambda: marked("read") >= set(ids[:2]), 30, "both marks")
        terminal.press("Q")
        assert terminal.wait_exit() == 0
