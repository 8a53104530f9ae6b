"""What the terminal costs: the README's table of bytes, and how soon the first rows stand there, against newsboat.

``$TUIREADER_BENCH_LIBRARY`` names a library to read (it is changed: articles are opened); without it one of 100,000
articles is made. Bytes are as over SSH: without mouse reports.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from tests.bench import CHECKOUT, environment, report, spread
from tests.bench.keys import ARTICLES, cost, told
from tests.bench.library_maker import make_library
from tests.bench.startup import READER, measure, newsboat
from tests.terminal_screen import Terminal

STARTS = 9
BARE = """
from textual.app import App
class Bare(App):
    def on_key(self, event): self.exit()
Bare().run(mouse=False)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        given = os.environ.get("TUIREADER_BENCH_LIBRARY")
        library = Path(given) if given else make_library(home / "library.sqlite", ARTICLES, indexed=True)
        variables = {**environment(home, library), "SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
        starts(variables)
        for columns, rows in ((80, 24), (200, 50)):
            keys(variables, columns, rows)
        (home / "config.toml").write_text('cursor = "marker"\n')
        keys(variables, 80, 24, name="marker", only=("j",))
        floors(home)


def starts(variables: Mapping[str, str]) -> None:
    """The first rows of a start after one that was left, then the last byte; what it sent; when a key is answered."""
    with Terminal(READER, 80, 24, variables, cwd=CHECKOUT) as terminal:
        terminal.wait_for("unread of")
        time.sleep(2.5)  # the session is stored
        terminal.press("Q")
        terminal.wait_exit()
    measure("terminal.start", READER, variables, lambda rows: sum(map(bool, rows)) >= 20)
    answered = []
    for _ in range(STARTS):
        began = time.monotonic()
        with Terminal(READER, 80, 24, variables, cwd=CHECKOUT) as terminal:
            terminal.press("Q")
            terminal.wait_exit()
            answered.append((time.monotonic() - began) * 1000)
    spread("terminal.key-answered", answered, "ms", "from the command to its end by a key typed at once")


def floors(home: Path) -> None:
    """What nobody can go below here and now: the interpreter, Textual, newsboat."""
    for name, command in (("python", [sys.executable, "-c", "pass"]), ("bare-textual", [sys.executable, "-c", BARE])):
        took = []
        for _ in range(STARTS):
            began = time.monotonic()
            with Terminal(command, 80, 24, environment(home), cwd=CHECKOUT) as terminal:
                if name != "python":
                    terminal.press("q")
                terminal.wait_exit()
                took.append((time.monotonic() - began) * 1000)
        spread(f"terminal.floor.{name}", took, "ms", "from the command to its end")
    if shutil.which("newsboat"):
        newsboat(home)


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
            return
        terminal.press(*"j" * rows)
        terminal.settle(0.5)
        told(f"terminal.j-scrolling.{size}", [cost(terminal, "j") for _ in range(12)])
        visits = [cost(terminal, key) for _ in range(5) for key in ("enter", "space", "q", "j")]
        for place, said in enumerate(("open", "page", "back")):
            told(f"terminal.{said}.{size}", visits[place::4])
        terminal.press("home", "/")
        terminal.settle(0.5)
        told(f"terminal.search-letter.{size}", [cost(terminal, letter) for letter in "harbo"])
        terminal.press("escape")
        terminal.settle(0.5)
        told(f"terminal.tag-filter.{size}", [cost(terminal, "t")])
        terminal.press("escape")
        terminal.settle(1.5)  # the session is stored, which sends nothing
        terminal.bytes_since()
        time.sleep(3)
        report(f"terminal.idle.{size}", terminal.bytes_since(), "B", "in 3 s")
