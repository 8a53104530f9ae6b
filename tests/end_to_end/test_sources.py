"""The list of sources on a real terminal."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tests.end_to_end.reader import reader, ready
from tests.sources_builder import stock
from tuireader.library import open_library

A_MOVE = 1250
"""Bytes of j at 80x24, at most: two rows, and the details of another source."""


def test_the_list_of_sources(tmp_path: Path) -> None:
    with open_library(Path(os.environ["TUIREADER_LIBRARY"]), now=lambda: int(time.time())) as library:
        stock(library)
    with reader() as terminal:
        ready(terminal, "Weather from")
        assert "3 failing" in terminal.screen()[0]
        before = terminal.screen()
        terminal.press("g", "s")
        terminal.wait_for("Harbour Post")
        terminal.settle(0.3)
        assert terminal.screen()[2].startswith("!  Harbour Post")
        terminal.bytes_since()
        for _ in range(6):
            terminal.press("j")
            terminal.settle(0.2)
            assert 0 < terminal.bytes_since() <= A_MOVE
        terminal.press("g", "M")
        terminal.wait_for("muted “Harbour Post”")
        terminal.press("z")
        terminal.wait_for("taken back")
        terminal.settle(1.2)
        terminal.bytes_since()
        time.sleep(1.2)
        assert terminal.bytes_since() == 0, "nothing happens, nothing is sent"
        terminal.press("escape")
        terminal.wait_until(lambda: terminal.screen()[1:-1] == before[1:-1], what="the room as it was")
        terminal.press("Q")
        assert terminal.wait_exit() == 0
