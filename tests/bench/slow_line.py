"""A held key (down) over a slow line: how long after the last key the screen is still behind. newsboat in the same run.

The line is a model around the pseudo-terminal: what a program sends is read no faster than the line carries it, with 80
bytes of SSH and TCP around each packet, so that its writes block when `BUFFER` bytes are under way; half the round trip
is added for the keys' way there and half for the way back.
"""

from __future__ import annotations

import math
import os
import select
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench import CHECKOUT, environment, report
from tests.bench.library_maker import make_library
from tests.bench.peers import newsboat_command
from tests.bench.startup import READER
from tests.terminal_screen import Terminal

BITS, ROUND_TRIP = 64_000, 0.3
"""Of the line: bits a second, seconds."""
PACKET, HEADER, BUFFER = 1400, 80, 16_384
KEYS, PACE = 30, 0.033


class SlowLine(Terminal):
    """A terminal at the end of such a line."""

    free = 0.0
    """When the line has carried all that was read so far."""

    def _read(self) -> None:
        speed = BITS / 8
        while not self._closed:
            time.sleep(max(0.0, self.free - time.monotonic() - BUFFER / speed))
            ready, _, _ = select.select([self._master], [], [], 0.05)
            if not ready or self._closed:
                continue
            try:
                data = os.read(self._master, PACKET)
            except OSError:
                data = b""
            self.free = max(self.free, time.monotonic()) + (len(data) + HEADER) / speed
            self._take_in(data)
            if not data:
                return


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        library = make_library(home / "library.sqlite", 2000, indexed=True)
        variables = {**environment(home, library), "SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
        measure_held(variables, home, ((80, 24), (200, 50)))


def measure_held(variables: Mapping[str, str], home: Path, sizes: Sequence[tuple[int, int]]) -> None:
    """The reader at each size, and newsboat at 80x24 where it is installed."""
    for columns, rows in sizes:
        held(f"slow-line.held-down.{columns}x{rows}", READER, columns, rows, variables, "unread of")
    if shutil.which("newsboat"):
        name, command = "slow-line.newsboat.held-down.80x24", newsboat_command(home)
        held(name, command, 80, 24, environment(home), "Benchfeed", "enter")


def held(
    name: str, command: Sequence[str], columns: int, rows: int, variables: Mapping[str, str], ready: str, *before: str
) -> None:
    """Hold the key down; report the least of five lags. `before`: keys that lead to a list."""
    lags = []
    with SlowLine(command, columns, rows, variables, cwd=CHECKOUT) as terminal:
        terminal.wait_for(ready)
        terminal.settle(1.5)
        terminal.press(*before)
        terminal.settle(1.5)
        for _ in range(5):
            for _ in range(KEYS):
                terminal.press("down")
                time.sleep(PACE)
            last = time.monotonic() - PACE
            terminal.settle(0.3)  # what is said of a row one stays at comes later
            lags.append((terminal.free - last + ROUND_TRIP) * 1000)
            terminal.press("home")
            terminal.settle(0.8)
        terminal.press("Q")
    said = f"after {KEYS} keys at {PACE * 1000:.0f} ms, {BITS // 1000} kbit/s, {ROUND_TRIP * 1000:.0f} ms round trip"
    report(name, min(lags), "ms", f"{said}; median {sorted(lags)[math.floor(len(lags) / 2)]:.0f}")
