"""An idle reader sends nothing, whatever is on the screen."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.terminal_screen import Terminal
from tests.ui.room_driver import many, stocked

WATCHED = 0.6
"""Seconds: longer than a cursor's blink or the reader's own pauses."""


def test_nothing_is_sent_while_nothing_is_done(tmp_path: Path) -> None:
    stocked(tmp_path, many(50, "a")).close()
    environment = {"TUIREADER_LIBRARY": str(tmp_path / "library.sqlite")}
    with Terminal([sys.executable, "-m", "tuireader"], 80, 24, environment) as terminal:
        terminal.wait_for("everything")
        for keys in ((), ("enter", "t", "a"), ("escape", "escape", "/", "T"), ("escape", "?")):
            terminal.press(*keys)
            terminal.settle(0.25)
            terminal.bytes_since()
            time.sleep(WATCHED)
            assert terminal.bytes_since() == 0, keys
