"""What nobody expected: the terminal is put right, the exit code is 1, words are said, the trace is in a log."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal_screen import Terminal
from tests.ui.room_driver import draft, stocked

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


@pytest.mark.parametrize("where", ["handler", "thread", "input"])
def test_it_ends_in_words(tmp_path: Path, where: str) -> None:
    stocked(tmp_path, [draft("Ferries")]).close()
    log = tmp_path / "state" / "reader.log"
    environment = {"TUIREADER_LIBRARY": str(tmp_path / "library.sqlite"), "TUIREADER_LOG": str(log)}
    with Terminal([sys.executable, "-c", BROKEN, where], 100, 30, environment) as terminal:
        terminal.wait_for("Ferries")
        terminal.settle()
        terminal.press("ctrl+z")
        assert terminal.process.wait(20) == 1
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
