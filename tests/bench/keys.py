"""What each key costs on the line: bytes and time, at two sizes, and what an idle reader sends."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench import CHECKOUT, environment, report, spread
from tests.bench.library_maker import make_library
from tests.terminal_screen import Terminal

ARTICLES = 100_000
SIZES = ((80, 24), (200, 50))
IDLE = 3.0


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = make_library(Path(folder, "library.sqlite"), ARTICLES)
        for columns, rows in SIZES:
            with Terminal(
                [sys.executable, "-m", "tuireader"],
                columns,
                rows,
                environment(Path(folder), library),
                cwd=CHECKOUT,
            ) as terminal:
                terminal.settle(1.0)
                terminal.bytes_since()
                _walk(terminal, f"{columns}x{rows}", rows)


def _walk(terminal: Terminal, size: str, rows: int) -> None:
    press(terminal, f"keys.j.{size}", ["j"] * 10)
    terminal.press(*["j"] * rows)
    terminal.settle(0.3)
    press(terminal, f"keys.j-scrolling.{size}", ["j"] * 20)
    press(terminal, f"keys.k.{size}", ["k"] * 10)
    press(terminal, f"keys.page-list.{size}", ["pagedown"] * 5)
    visits = [cost(terminal, key) for _ in range(5) for key in ("enter", "space", "q", "j")]
    for place, name in enumerate(("open", "page", "back")):
        told(f"keys.{name}.{size}", visits[place::4])
    terminal.settle(0.3)
    terminal.bytes_since()
    time.sleep(IDLE)
    report(f"keys.idle.{size}", terminal.bytes_since(), "B", f"in {IDLE:g} s")


def cost(terminal: Terminal, key: str, quiet: float = 0.12) -> tuple[float, float]:
    """(bytes, milliseconds to the last of them) that one key brings, until nothing came for `quiet` seconds."""
    terminal.bytes_since()
    began = time.monotonic()
    terminal.press(key)
    terminal.settle(quiet)
    sent = terminal.bytes_since()
    return sent, (terminal.last_news() - began) * 1000 if sent else 0.0


def press(terminal: Terminal, name: str, keys: Sequence[str]) -> None:
    told(name, [cost(terminal, key) for key in keys])


def told(name: str, costs: Sequence[tuple[float, float]]) -> None:
    spread(name, [sent for sent, _ in costs], "B")
    spread(f"{name}.time", [took for _, took in costs], "ms")
