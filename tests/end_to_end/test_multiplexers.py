"""Inside tmux and GNU screen, as they come, one sees what one sees without them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.decoded_screen import Cell
from tests.end_to_end.reader import CHECKOUT, reader, ready
from tests.terminal_screen import Terminal
from tuireader.model.rows import Row

pytestmark = pytest.mark.long

KEYS = ["j", "j", "k", "end", "k", "home", "/", *"the", "escape", "t", "down", "escape", "?", "pagedown", "escape"]
"""Each changes what is shown."""
READER = [sys.executable, "-m", "tuireader"]


def looks(cells: list[list[Cell]]) -> list[list[tuple[str, bool, bool, str]]]:
    """What every multiplexer passes on: characters, bold, reverse, colours."""
    return [[(cell.data, cell.bold, cell.reverse, cell.fg) for cell in row] for row in cells[:24]]


def seen(terminal: Terminal, title: str) -> list[list[list[tuple[str, bool, bool, str]]]]:
    """The first 24 rows after each key."""
    ready(terminal, title)
    found = []
    for key in KEYS:
        terminal.press(key)
        terminal.settle(0.5)
        found.append(looks(terminal.cells()))
    assert all(one != other for one, other in pairwise(found)), "each key is seen to be done"
    terminal.press("Q")
    return found


def compare(terminal: Terminal, title: str) -> None:
    with reader() as alone:
        expected = seen(alone, title)
        alone.wait_exit()
    with terminal:
        ready(terminal, title)
        for key, wanted in zip(KEYS, expected, strict=True):
            terminal.press(key)
            terminal.wait_until(lambda wanted=wanted: looks(terminal.cells()) == wanted, what=f"the same after {key}")
        terminal.press("Q")


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_in_tmux(seeded: list[Row], tmp_path: Path) -> None:
    tmux = ["tmux", "-S", str(tmp_path / "tmux"), "-f", "/dev/null"]
    try:
        compare(Terminal([*tmux, "-u", "new-session", *READER], 80, 25, environment()), seeded[0].title)
    finally:
        subprocess.run([*tmux, "kill-server"], capture_output=True, check=False)


@pytest.mark.skipif(shutil.which("screen") is None, reason="GNU screen is not installed")
def test_in_gnu_screen(seeded: list[Row], tmp_path: Path) -> None:
    sockets = tmp_path / "sockets"
    sockets.mkdir(mode=0o700)
    screen = ["screen", "-c", "/dev/null", "-U", "-S", "reader"]
    inside = {**environment(), "SCREENDIR": str(sockets)}
    try:
        compare(Terminal([*screen, *READER], 80, 24, inside), seeded[0].title)
    finally:
        quit_it = [*screen[:1], "-S", "reader", "-X", "quit"]
        subprocess.run(quit_it, env={**os.environ, **inside}, capture_output=True, check=False)


def environment() -> dict[str, str]:
    """What leads to this checkout."""
    return {"PYTHONPATH": str(CHECKOUT), "SHELL": "/bin/sh"}
