"""What a key brings in the reader on a big library, on a terminal that looks as closely as it can."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.bench import CHECKOUT, environment, spread
from tests.bench.startup import READER
from tests.terminal_screen import Terminal

REST = 0.15
"""Seconds without a byte after which the reader is done with a key."""


class Cost(NamedTuple):
    """What one key cost."""

    shown: float
    """Milliseconds until the screen showed what was waited for; until the last byte if that never came."""
    settled: float
    """Milliseconds until the last byte."""
    cpu: float
    """Milliseconds of the reader's own CPU time, all threads, until it rested."""
    sent: float
    """Bytes."""


@contextmanager
def reader(file: Path, columns: int = 80, rows: int = 24) -> Iterator[Terminal]:
    """The reader on a library, at rest."""
    with (
        tempfile.TemporaryDirectory() as home,
        Terminal(READER, columns, rows, environment(Path(home), file), cwd=CHECKOUT, timeout=60) as terminal,
    ):
        terminal.wait_for("unread of")
        terminal.settle(0.5)
        yield terminal


def key(terminal: Terminal, pressed: str, shown: Callable[[list[str]], bool]) -> Cost:
    """Press a key; `shown` says of the rows of the screen whether what was asked for stands there."""
    terminal.bytes_since()
    cpu, began, seen = terminal.cpu_seconds(), time.monotonic(), 0.0
    last = terminal.last_news()
    terminal.press(pressed)
    while not seen and time.monotonic() - began < 2:
        if terminal.last_news() != last:
            last = terminal.last_news()
            if shown(terminal.screen()):
                seen = last - began
        time.sleep(0.0005)
    terminal.settle(REST)
    settled = terminal.last_news() - began
    return Cost((seen or settled) * 1000, settled * 1000, (terminal.cpu_seconds() - cpu) * 1000, terminal.bytes_since())


def told(name: str, costs: Sequence[Cost]) -> None:
    """The costs of a key, pressed several times."""
    spread(name, [one.shown for one in costs], "ms", "key to screen")
    spread(f"{name}.settled", [one.settled for one in costs], "ms", "key to the last byte")
    spread(f"{name}.cpu", [one.cpu for one in costs], "ms", "the reader's own")
    spread(f"{name}.bytes", [one.sent for one in costs], "B")
