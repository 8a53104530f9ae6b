"""What the terminal costs: every figure of the README's table, and how soon things are there, peers beside it.

The library has 100,000 articles. ``$TUIREADER_BENCH_LIBRARY`` names another one to read, ``$TUIREADER_BENCH_MILLION``
one for the figures that are promised at a million, ``terminal.start`` and ``terminal.j.settled`` (both are changed:
articles are opened). Bytes are as over SSH: without mouse reports.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from tests.bench import CHECKOUT, environment, report, spread
from tests.bench.keys import ARTICLES, cost, told
from tests.bench.library_maker import make_library
from tests.bench.peers import measure_peers
from tests.bench.refresh import while_reading
from tests.bench.slow_line import measure_held
from tests.bench.startup import READER, measure
from tests.terminal_screen import Terminal

STARTS = 9
SIZES = ((80, 24), (200, 50))
IDLE = 60.0
"""Seconds without a key."""
MOVES = 120
"""Steps of the cursor whose time is taken."""
LETTER = 0.6
"""Seconds without a byte after which all that a letter brings has come."""
WORDS = ("harbour", "bridge")
"""Are searched letter by letter: most articles have the first, some the second."""
BARE = """
from textual.app import App
class Bare(App):
    def on_key(self, event): self.exit()
Bare().run(mouse=False)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        given, million = map(os.environ.get, ("TUIREADER_BENCH_LIBRARY", "TUIREADER_BENCH_MILLION"))
        library = Path(given) if given else make_library(home / "library.sqlite", ARTICLES, indexed=True)
        variables = {**environment(home, library), "SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
        large = {**variables, **environment(home, Path(million))} if million else variables
        starts(large)
        keys_answered(variables, home)
        for columns, rows in SIZES:
            keys(variables, columns, rows)
        (home / "config.toml").write_text('cursor = "marker"\n')
        keys(variables, 80, 24, name="marker", only=("j",))
        (home / "config.toml").unlink()
        moves(large)
        while_reading(300, 20)
        driver(variables)
        with idle(variables):
            measure_held(variables, home, [SIZES[0]])
        peers = home / "peers"
        peers.mkdir()
        measure_peers(peers, SIZES)


def starts(variables: Mapping[str, str]) -> None:
    """The first rows of a start after one that was left, then the last byte; what it sent."""
    total = left_once(variables)
    print(f"terminal.start and terminal.j.settled: a library of {total} articles")
    measure("terminal.start", READER, variables, lambda rows: sum(map(bool, rows)) >= 20, leave=["Q"])


def left_once(variables: Mapping[str, str]) -> str:
    """A reader that was left, so that the next start has a first screen; how many articles there are, in words."""
    with Terminal(READER, 80, 24, variables, cwd=CHECKOUT) as terminal:
        terminal.wait_for("unread of")
        time.sleep(2.5)  # the session is stored
        total = next((row.split()[-1] for row in terminal.screen() if "unread of" in row), "?")
        terminal.press("Q")
        terminal.wait_exit()
    return total


def keys_answered(variables: Mapping[str, str], home: Path) -> None:
    """From the command to what keys typed at once bring about; a bare Textual app and the interpreter in turn with it.

    A step of the cursor is seen on the first screen, and ``Q`` leaves there; spelled as by kitty it needs the reader.
    """
    left_once(variables)
    commands = {
        "leaving-answered": (READER, variables, b"Q"),
        "key-answered": (READER, variables, b"\x1b[81u"),
        "floor.bare-textual": ([sys.executable, "-c", BARE], environment(home), b"q"),
        "floor.python": ([sys.executable, "-c", "pass"], environment(home), b""),
    }
    took: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(STARTS):
        took.setdefault("step-answered", []).append(step_seen(variables))
        for name, (command, around, key) in commands.items():
            began = time.monotonic()
            with Terminal(command, 80, 24, around, cwd=CHECKOUT) as terminal:
                terminal.send(key)
                terminal.wait_exit()
                took[name].append((time.monotonic() - began) * 1000)
    for name, times in took.items():
        spread(f"terminal.{name}", times, "ms", "from the command" if name.startswith("step") else "to its end")
    ratio = median(took["key-answered"]) / median(took["floor.bare-textual"])
    report("terminal.key-answered.ratio", ratio, "", "to a bare Textual app")


def step_seen(variables: Mapping[str, str]) -> float:
    """Milliseconds from the command until a ``j`` typed at once has moved the cursor."""
    began = time.monotonic()
    with Terminal(READER, 80, 24, variables, cwd=CHECKOUT) as terminal:
        terminal.press("j")
        terminal.wait_until(lambda: [y for y, row in enumerate(terminal.cells()) if row[0].reverse] == [2], what="j")
        took = (time.monotonic() - began) * 1000
        terminal.press("Q")
        terminal.wait_exit()
    return took


def keys(
    variables: Mapping[str, str], columns: int, rows: int, name: str = "", only: tuple[str, ...] | None = None
) -> None:
    """The bytes of each key of the table, at one size."""
    size = name or f"{columns}x{rows}"
    with Terminal(READER, columns, rows, variables, cwd=CHECKOUT) as terminal:
        terminal.wait_for("unread of")
        terminal.settle(1.0)
        told(f"terminal.j.{size}", [cost(terminal, "j") for _ in range(8)])
        if only:
            terminal.press("Q")
            terminal.wait_exit()
            return
        terminal.press(*"j" * rows)
        terminal.settle(0.5)
        told(f"terminal.j-scrolling.{size}", [cost(terminal, "j") for _ in range(12)])
        visits = [cost(terminal, key) for _ in range(5) for key in ("enter", "space", "q", "j")]
        for place, said in enumerate(("open", "page", "back")):
            told(f"terminal.{said}.{size}", visits[place::4])
        letters = []
        for word in WORDS:
            terminal.press("home", "/")
            terminal.settle(0.5)
            letters += [cost(terminal, letter, LETTER) for letter in word]
            terminal.press("escape")
            terminal.settle(0.5)
        told(f"terminal.search-letter.{size}", letters)
        report(f"terminal.search-letter.{size}.greatest", max(sent for sent, _ in letters), "B", "all rows replaced")
        filters = []
        for _ in range(3):
            filters.append(cost(terminal, "t"))
            terminal.press("escape")
            terminal.settle(0.5)
        told(f"terminal.tag-filter.{size}", filters)
        terminal.press("Q")
        terminal.wait_exit()
    if columns >= 120:
        _beside(variables, columns, rows)


def _beside(variables: Mapping[str, str], columns: int, rows: int) -> None:
    """A list beside the tags on a terminal that can scroll some columns alone, once it has been asked."""
    with Terminal(READER, columns, rows, variables, cwd=CHECKOUT, sides=True) as terminal:
        terminal.wait_for("unread of")
        terminal.settle(1.0)
        for _ in range(rows):
            cost(terminal, "j")
        told(f"terminal.j-scrolling.{columns}x{rows}.margins", [cost(terminal, "j") for _ in range(12)])
        terminal.press("Q")
        terminal.wait_exit()


@contextmanager
def idle(variables: Mapping[str, str]) -> Iterator[None]:
    """What a reader sends to which nothing is done, while something else is measured."""
    with Terminal(READER, 80, 24, variables, cwd=CHECKOUT) as terminal:
        terminal.wait_for("unread of")
        terminal.settle(2.5)
        terminal.bytes_since()
        began = time.monotonic()
        yield
        time.sleep(max(0.0, IDLE - (time.monotonic() - began)))
        report("terminal.idle", terminal.bytes_since(), "B", f"in {time.monotonic() - began:.0f} s")
        terminal.press("Q")
        terminal.wait_exit()


def moves(variables: Mapping[str, str]) -> None:
    """How soon a step of the cursor is drawn."""
    with Terminal(READER, 80, 24, variables, cwd=CHECKOUT) as terminal:
        terminal.wait_for("unread of")
        terminal.settle(1.0)
        took = [cost(terminal, "j")[1] for _ in range(MOVES)]
        terminal.press("Q")
        terminal.wait_exit()
    spread("terminal.j.settled", took, "ms", "from the key to its last byte")
    report("terminal.j.settled.p95", quantiles(took, n=20)[-1], "ms", f"of {MOVES}")


def driver(variables: Mapping[str, str]) -> None:
    """The differ's processor time for a whole frame: pages of the list, as Textual's own driver writes them."""
    from tuireader.ui.terminal.differ import ScreenDiffer

    columns, rows = SIZES[-1]
    stock = {**variables, "TUIREADER_DRIVER": "stock"}
    frames = []
    with Terminal(READER, columns, rows, stock, cwd=CHECKOUT) as terminal:
        terminal.wait_for("unread of")
        terminal.settle(1.0)
        for key in ("\\", "\\", *["pagedown"] * 10):
            before = len(terminal.output())
            terminal.press(key)
            terminal.settle(0.3)
            frames.append(terminal.output()[before:].decode("utf-8", "replace"))
        terminal.press("Q")
        terminal.wait_exit()
    differ, took = ScreenDiffer(columns, rows), []
    for frame in frames:
        began = time.process_time()
        differ.feed(re.sub("\x1b\\[\\?2026[hl]", "", frame))
        differ.take()
        took.append((time.process_time() - began) * 1000)
    spread(f"terminal.driver.cpu.{columns}x{rows}", took[2:], "ms", "a page of the list, whole")
