"""What nobody expected: the terminal is put right, the exit code is 1, words are said, the trace is in a log."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.fire.running import CHECKOUT
from tests.terminal_screen import Terminal
from tests.ui.room_driver import Driver, draft, many, opened, stocked
from tuireader.library import open_library
from tuireader.ui import crashing

BROKEN = """
import sys, threading
from tuireader.__main__ import main
from tuireader.ui.app import Reader
from tuireader.ui.terminal.driver import DiffDriver

def explode(*_):
    password = "hunter2" + "secret"
    raise KeyError("at https://ada:hunter2" + "secret@a.example/ \\x1b]0;x\\x07 the sea")

where = sys.argv.pop(1)
if where == "handler":
    Reader.action_suspend_process = explode
elif where == "thread":
    Reader.action_suspend_process = lambda self: threading.Thread(target=explode).start()
else:
    process = DiffDriver.process_message
    DiffDriver.process_message = lambda self, message: (
        explode() if getattr(message, "key", "") == "ctrl+z" else process(self, message)
    )
main()
"""


@pytest.mark.parametrize(
    "where", ["handler", *(pytest.param(where, marks=pytest.mark.long) for where in ("thread", "input"))]
)
def test_it_ends_in_words(tmp_path: Path, where: str) -> None:
    stocked(tmp_path, [draft("Ferries")]).close()
    log = tmp_path / "state" / "reader.log"
    environment = {"TUIREADER_LIBRARY": str(tmp_path / "library.sqlite"), "TUIREADER_LOG": str(log)}
    with Terminal([sys.executable, "-c", BROKEN, where], 100, 30, environment) as terminal:
        terminal.wait_for("Ferries")
        terminal.settle()
        terminal.press("ctrl+z")
        assert terminal.process.wait(60) == 1
        terminal.wait_for("tuireader stopped")
        output = terminal.output().decode("utf-8", "replace")
    after = output.rpartition("\x1b[?1049l")
    assert after[1], "the alternate screen is left"
    assert "\x1b[?25h" in output
    assert "Traceback" not in output
    assert "hunter2secret" not in output
    assert log.stat().st_mode & 0o777 == 0o600
    trace = log.read_text()
    assert "hunter2secret" not in trace
    if where != "input":
        assert "in explode" in trace
        assert "the sea" in trace
        assert "\x1b" not in trace


def explode(*_: object, **__: object) -> NoReturn:
    raise KeyError("at https://ada:hunter2@a.example/ \x1b]0;x\x07 the sea")


async def explode_later() -> None:
    explode()


def at_drawing(room: Driver) -> None:
    room.room.list.render_line = explode  # type: ignore[method-assign]
    room.room.list.refresh()


def in_a_change(room: Driver) -> None:
    room.wait_for_changes = False
    room.room.change(explode, articles=None)


KINDS: dict[str, Callable[[Driver], Any]] = {
    "worker": lambda room: room.room.run_worker(explode_later()),
    "worker in a thread": lambda room: room.room.run_worker(explode, thread=True),
    "timer": lambda room: room.room.set_timer(0.001, explode),
    "when nothing else is to be done": lambda room: room.room.call_later(explode),
    "after drawing": lambda room: room.room.call_after_refresh(explode),
    "drawing": at_drawing,
    "callback of the loop": lambda room: asyncio.get_running_loop().call_soon(explode),
    "large change": in_a_change,
    "question beside the keys": lambda room: room.room.gathering.start(room.room, "asking", explode, print),
    "answer of one": lambda room: room.room.gathering.start(room.room, "asking", lambda library: 1, explode),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_whatever_falls_it_ends_in_words(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "state" / "reader.log"
    monkeypatch.setenv("TUIREADER_LOG", str(log))
    with pytest.raises(KeyError):
        async with opened(stocked(tmp_path, many(3))) as room:
            with crashing.threads_tell(room.app.crashed_in_thread):
                KINDS[kind](room)
                await room.until(lambda: room.app._exception is not None, "the end")
            (said,) = room.app._exit_renderables
            assert "tuireader stopped: unexpected KeyError. Nothing that you marked is lost." in str(said)
            assert "hunter2" not in str(said) and "\x1b" not in str(said)
            assert room.app.return_code == 1
    assert log.stat().st_mode & 0o777 == 0o600
    trace = log.read_text()
    assert "in explode" in trace and "the sea" in trace
    assert "hunter2" not in trace and "\x1b" not in trace


async def test_a_library_damaged_while_it_is_open_is_named_and_the_reader_goes_on(tmp_path: Path) -> None:
    stocked(tmp_path, many(50)).close()
    async with opened(open_library(tmp_path / "library.sqlite")) as room:
        os.truncate(tmp_path / "library.sqlite", 8192)
        room.room.library.db.execute("PRAGMA shrink_memory")
        await room.press("enter")
        assert "is damaged" in room.told and "tuireader doctor" in room.told
        assert room.app._exception is None


async def test_a_reader_that_cannot_go_on_because_of_its_library_says_what_to_do(tmp_path: Path) -> None:
    def damaged(*_: object) -> NoReturn:
        (tmp_path / "other.sqlite").write_bytes(b"no library" * 1000)
        with closing(sqlite3.connect(tmp_path / "other.sqlite")) as db:
            db.execute("SELECT * FROM sqlite_master")
        raise AssertionError("it was read")

    with pytest.raises(sqlite3.DatabaseError):
        async with opened(stocked(tmp_path, many(3))) as room:
            room.room.list.render_line = damaged  # type: ignore[method-assign]
            room.room.list.refresh()
            await room.until(lambda: room.app._exception is not None, "its end")
            (said,) = room.app._exit_renderables
            assert "is damaged" in str(said) and "tuireader doctor" in str(said)
            assert "unexpected" not in str(said)
            assert room.app.return_code == 3


def test_a_command_that_breaks_down_says_so_and_nothing_of_a_stranger() -> None:
    """The trace, with what the error says, is in the log; the terminal gets our words."""
    broken = (
        "from tuireader import __main__ as door\n"
        "def breaks(*_): raise ValueError('\\x1b]0;PWN\\x07 https://ada:secret@a.example/')\n"
        "door._perform = breaks\ndoor.main(['list'])"
    )
    done = subprocess.run([sys.executable, "-c", broken], cwd=CHECKOUT, capture_output=True, text=True)
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith("tuireader stopped: unexpected ValueError.")
    assert "PWN" not in done.stderr and "Traceback" not in done.stderr
    log = Path(os.environ["TUIREADER_LOG"])
    assert log.name in done.stderr and log.stat().st_mode & 0o077 == 0
    assert "]0;PWN" in log.read_text() and "\x1b" not in log.read_text() and "secret" not in log.read_text()
