"""Bytes typed at the reader, sizes no terminal has, signals in bursts: it goes on, and leaves by its key."""

from __future__ import annotations

import random
import signal
import sys
import time
from pathlib import Path

from tests import hostile
from tests.bench.fire.trying import Tried, apart, lost, new_library
from tests.fire.running import CHECKOUT
from tests.fire.stream import READER, offences
from tests.terminal_screen import Terminal
from tuireader.ui.terminal.typed import PATIENCE


def tried() -> list[Tried]:
    """Each in a reader of its own."""
    return apart(_one, [*hostile.typed(), *((f"sizes and signals {seed}", None) for seed in range(2))])


def _one(folder: Path, given: tuple[str, bytes | None]) -> Tried:
    name, content = given
    library, began, died = new_library(folder), time.perf_counter(), False
    with Terminal(
        [sys.executable, "-m", "tuireader", "--library", str(library)], env={"PYTHONPATH": str(CHECKOUT)}
    ) as terminal:
        terminal.wait_for("unread of")
        terminal.settle()
        try:
            if content is None:
                _shaken(terminal, random.Random(name))
            for start in range(0, len(content or b""), 4096):
                terminal.send((content or b"")[start : start + 4096])
            terminal.settle(PATIENCE + 0.5 if "without end" in name else 0.3)
            terminal.press("ctrl+q")
            died = terminal.wait_exit() != 0
        except (AssertionError, OSError):
            died = True
        through = bool(offences(terminal.output(), READER, copies=True))
    return Tried(name, time.perf_counter() - began, through, died, lost(library, marks=False))  # keys mark, too


def _shaken(terminal: Terminal, dice: random.Random) -> None:
    for _ in range(60):
        terminal.resize(dice.choice((1, 2, 20, 80, 300)), dice.choice((1, 2, 10, 24, 90)))
        if dice.random() < 0.3:
            terminal.signal(dice.choice((signal.SIGTSTP, signal.SIGWINCH)))
            terminal.signal(signal.SIGCONT)
        terminal.press(dice.choice(("j", "space", "escape", "t", "enter")))
    terminal.press("escape", "escape", "escape")
