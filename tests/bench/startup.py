"""From the command to the first rows on the screen: an empty library, a large one, and newsboat."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.bench import CHECKOUT, environment, spread
from tests.bench.library_maker import drafts, make_library
from tests.terminal_screen import Terminal

TIMES = 9
LARGE = 100_000
READER = [sys.executable, "-m", "tuireader"]
Ready = Callable[[list[str]], bool]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        empty, large = home / "empty.sqlite", home / "large.sqlite"
        make_library(empty, 0)
        make_library(large, LARGE)
        newest = _newest_title()
        # An empty library has no row to wait for: its first screen is three lines of anything.
        measure("startup.empty", READER, environment(home, empty), lambda rows: sum(map(bool, rows)) >= 3)
        measure(
            f"startup.{LARGE}",
            READER,
            environment(home, large),
            lambda rows: any(newest in row for row in rows),
        )
        if shutil.which("newsboat"):
            newsboat(home)


def _newest_title() -> str:
    """The beginning of the newest title, short enough for any column."""
    *_, (_, newest) = drafts(LARGE)
    return newest.title[:20]


def measure(
    name: str, command: Sequence[str], variables: Mapping[str, str], ready: Ready, leave: Sequence[str] = ()
) -> None:
    """First rows, and the last byte before rest, in milliseconds from the start of the process.

    `leave`: the keys that end it; without them it is ended by a signal.
    """
    first, rest, sent = [], [], []
    for _ in range(TIMES + 1):
        began = time.monotonic()
        with Terminal(command, 80, 24, variables, cwd=CHECKOUT) as terminal:
            terminal.wait_until(lambda: ready(terminal.screen()), what=name)
            first.append((terminal.last_news() - began) * 1000)
            terminal.settle(0.4)
            rest.append((terminal.last_news() - began) * 1000)
            sent.append(terminal.bytes_since())
            if leave:
                terminal.press(*leave)
                terminal.wait_exit()
    # The first run warms the disk's cache.
    spread(name, first[1:], "ms", "to the first rows, 80x24")
    spread(f"{name}.rest", rest[1:], "ms", "to the last byte")
    spread(f"{name}.bytes", sent[1:], "B")


def newsboat(home: Path) -> None:
    """newsboat's list of feeds, with one feed of 1,000 articles in its cache."""
    from tests.bench.peers import newsboat_command

    command = newsboat_command(home)
    measure("startup.newsboat", command, environment(home), lambda rows: any("Benchfeed" in row for row in rows))
