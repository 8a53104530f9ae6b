"""A small reader for tests: a virtual list and a text over it, with the driver under test.

``python tiny_app.py``: j, k, pagedown, pageup move; enter opens, q goes back, Q quits; ctrl+z suspends, ctrl+l
repaints, s runs a shell command under suspend, b says so and is busy for a minute, x writes past the driver.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tuireader.ui.terminal import signals
from tuireader.ui.terminal.driver import DiffDriver, driver_class

ROWS = 1000
WORDS = [
    *("quiet", "portable", "open", "slow", "nordic", "kernel", "garden", "harbour", "budget", "glacier"),
    *("émigré", "漢字", "“quoted”"),
]
TAGS = [Style(color="red", bold=True), Style(color="bright_blue"), Style(dim=True), Style(italic=True)]


def title(number: int) -> str:
    return f"{number:5d}  " + " ".join(WORDS[number * k % len(WORDS)] for k in (1, 3, 5, 7, 11, 13, 17))


def paragraph(number: int) -> str:
    return " ".join(WORDS[(number * 31 + k * k) % len(WORDS)] for k in range(9 + number % 5)) if number % 4 else ""


class Articles(ScrollView, can_focus=True):
    BINDINGS: ClassVar = [
        ("j,down", "move(1)"),
        ("k,up", "move(-1)"),
        ("pagedown", "page(1)"),
        ("pageup", "page(-1)"),
        ("enter", "app.open"),
        ("q", "app.back"),
    ]
    cursor = 0
    reading = False

    def on_mount(self) -> None:
        self.virtual_size = Size(self.size.width, ROWS)

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, ROWS)

    def action_page(self, way: int) -> None:
        self.action_move(way * (self.size.height - 1))

    def action_move(self, step: int) -> None:
        old, new = self.cursor, max(0, min(ROWS - 1, self.cursor + step))
        self.cursor = new
        top, height = int(self.scroll_offset.y), self.size.height
        if top <= new < top + height and not self.reading:
            for y in (old, new):
                self.refresh(Region(0, y - top, self.size.width, 1))
        else:
            self.scroll_to(y=new if new < top else new - height + 1, animate=False, force=True, immediate=True)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        number, width = int(self.scroll_offset.y) + y, self.size.width
        if self.reading:
            return Strip([Segment(paragraph(number))]).adjust_cell_length(width)
        chosen = Style(reverse=number == self.cursor)
        tag = TAGS[number % len(TAGS)]
        segments = [Segment(f"{'N' if number % 3 else ' '} ", tag + chosen), Segment(title(number), chosen)]
        return Strip(segments).adjust_cell_length(width, chosen)


class TinyApp(App[None]):
    CSS = """
    #top, #keys { height: 1; }
    Articles { height: 1fr; scrollbar-size: 0 0; background: $background; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = [
        ("Q", "quit"),
        ("ctrl+z", "suspend_process"),
        ("ctrl+l", "repaint"),
        ("s", "shell"),
        ("b", "busy"),
        ("x", "remark"),
    ]

    def compose(self) -> ComposeResult:
        yield Static("tiny reader", id="top", markup=False)
        yield Articles(id="list")
        yield Static("q back  Q quit  READY", id="keys", markup=False)

    def on_mount(self) -> None:
        self.theme = "ansi-dark"
        signals.install(self)

    def show(self, reading: bool) -> None:
        articles = self.query_one(Articles)
        articles.reading = reading
        articles.refresh()

    def action_open(self) -> None:
        self.show(True)

    def action_back(self) -> None:
        self.show(False)

    def action_repaint(self) -> None:
        if isinstance(self._driver, DiffDriver):
            self._driver.repaint()

    def action_shell(self) -> None:
        with self.suspend():
            subprocess.run(["printf", "from the shell\\n"], check=True)
            time.sleep(0.2)

    def action_busy(self) -> None:
        os.write(2, b"\x1b[5;1HBUSY")
        time.sleep(60)

    def action_remark(self) -> None:
        os.write(2, b"\x1b[5;1Hbroadcast message\r\n\n")


if __name__ == "__main__":
    app = TinyApp(driver_class=driver_class())
    app.run(mouse=False)
    sys.exit(app.return_code)
