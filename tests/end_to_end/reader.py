"""The reader on a terminal, from an empty home, as a person starts it."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.terminal_screen import Terminal
from tuireader.library import open_library
from tuireader.library.views import listing
from tuireader.model.rows import Row
from tuireader.paths import shipped
from tuireader.query import tree

CHECKOUT = Path(__file__).resolve().parent.parent.parent
SEEDS = shipped("seeds")
COMMAND = f"{shlex.quote(sys.executable)} -m tuireader"


def reader(
    *arguments: str | Path, size: tuple[int, int] = (80, 24), env: Mapping[str, str] | None = None, shell: str = ""
) -> Terminal:
    """`tuireader ARGUMENTS` on a terminal of `size`; with `shell` inside a line of sh, as ``{}``."""
    command = shlex.join([sys.executable, "-m", "tuireader", *map(str, arguments)])
    script = shell.replace("{}", command) if shell else f"exec {command}"
    return Terminal(["/bin/sh", "-c", script], *size, {"PYTHONPATH": str(CHECKOUT), **(env or {})})


def stored(query: tree.Node | None = None) -> list[Row]:
    """What the library holds, newest first."""
    with open_library(Path(os.environ["TUIREADER_LIBRARY"])) as library:
        return list(listing.View(library, query or tree.All()).walk())


def row_of(terminal: Terminal, title: str) -> str:
    """The screen row of the list that shows the beginning of a title; empty if there is none."""
    return next((row for row in terminal.screen() if title[:14] in row), "")


def ready(terminal: Terminal, *titles: str) -> None:
    """Wait until the titles are listed and the reader waits for keys."""
    for title in titles or ("?",):
        terminal.wait_for(title[:14])
    terminal.wait_until(lambda: terminal.alternate(), what="the alternate screen")
    terminal.settle(0.25)
