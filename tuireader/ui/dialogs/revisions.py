"""What was changed in an article, change by change: taken out struck through, put in underlined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip

from tuireader.library.articles.comparing import PUT_IN, TAKEN_OUT, Change
from tuireader.library.articles.head import moment
from tuireader.model.stamps import Stamp
from tuireader.reading.blocks import Page
from tuireader.reading.layout import Lines, lines
from tuireader.text import cells, clean
from tuireader.ui.keys import hinting
from tuireader.ui.widgets.late_looks import LateLooks
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tuireader.ui.app import Reader

WIDEST = 80
"""Cells of text in a line."""

ENDLESS = 1_000_000
"""Lines: more than any text has."""

STEPS = {
    "left_square_bracket": -1, "p": -1, "h": -1, "left": -1, "right_square_bracket": 1, "n": 1, "l": 1, "right": 1,
}  # fmt: skip
"""Keys that lead to another change."""


class Changes(LateLooks, can_focus=True):
    """One change at a time, scrolled by the line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"changes--same", "changes--out", "changes--in"}

    class Shown(Message):
        """Another change is shown."""

    def __init__(self, changes: Sequence[Change]) -> None:
        super().__init__()
        self._changes = changes
        self._at = len(changes) - 1
        self._first = 0
        self._lines: Lines | None = None

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width = max(1, min(self.size.width - 2, WIDEST))
        self._lines = lines(Page(self._changes[self._at].blocks), width)
        self._first = 0
        self.refresh()
        self.post_message(self.Shown())

    def which(self) -> tuple[str, str]:
        """Which change is shown and when it was made; how much it changed."""
        change, several = self._changes[self._at], len(self._changes) > 1
        name = f"Change {self._at + 1} of {len(self._changes)}" if several else "What was changed"
        return f"{name}, {moment(Stamp(change.replaced))}", f"{change.out} words out, {change.put} in"

    def step(self, by: int) -> None:
        """To the change after this one, or before it."""
        at = max(0, min(self._at + by, len(self._changes) - 1))
        if at != self._at:
            self._at = at
            self._lay_out()

    def scroll_lines(self, by: int) -> None:
        """Scroll, as far as there are lines."""
        assert self._lines is not None
        first = max(0, self._first + by)
        if self._lines.line(first + self.page_height - 1) is None:
            first = max(0, self._lines.count() - self.page_height)
        if first != self._first:
            self._first = first
            self.refresh()

    @property
    def page_height(self) -> int:
        """Lines that are seen at once."""
        return max(1, self.size.height)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        line = self._lines.line(self._first + y) if self._lines is not None else None
        if line is None:
            return Strip.blank(width, self.rich_style)
        pieces = [(" ", "same"), *((clean(span.text), _role(span.style)) for span in line)]
        used = sum(cells(text) for text, _ in pieces)
        strip = Strip([Segment(text, self.get_component_rich_style(f"changes--{role}")) for text, role in pieces])
        return strip.crop(0, width) if used > width else strip.extend_cell_length(width, self.rich_style)


def _role(style: int) -> str:
    return "out" if style == TAKEN_OUT else "in" if style == PUT_IN else "same"


class Revisions(ModalScreen[None]):
    """The changes of one article; the latest first."""

    def __init__(self, changes: Sequence[Change]) -> None:
        super().__init__()
        self._changes = changes

    def compose(self) -> ComposeResult:
        yield StatusLine(id="top")
        yield Changes(self._changes)
        yield StatusLine(id="bottom")

    def on_mount(self) -> None:
        steps = ("[ ] other changes",) if len(self._changes) > 1 else ()
        key_of = cast("Reader", self.app).bindings.key_of("list")
        ways = ("Esc back", *steps, "{down} {up} move")
        self.query_one("#bottom", StatusLine).say(hinting.hints(ways, key_of, self.app.size.width, help=""))

    @on(Changes.Shown)
    def _shown(self) -> None:
        self.query_one("#top", StatusLine).say(*self.query_one(Changes).which())

    # ------------------------------------------------------------ keys

    def take_key(self, key: str, character: str | None) -> bool:
        """Do what a key stands for here: fingers move and leave as they are used to, then this screen's own letters."""
        if not self.is_mounted:
            return True
        pressed, key = key, cast("Reader", self.app).bindings.moved_by(key)
        shown = self.query_one(Changes)
        page = max(1, shown.page_height - 1)  # one line of the old stays
        moves = {
            "j": 1, "k": -1, "down": 1, "up": -1, "space": page, "pagedown": page, "pageup": -page, "ctrl+f": page,
            "ctrl+b": -page, "ctrl+d": page, "ctrl+u": -page, "home": -ENDLESS, "end": ENDLESS, "g": -ENDLESS,
            "G": ENDLESS,
        }  # fmt: skip
        if key in moves:
            shown.scroll_lines(moves[key])
        elif pressed in STEPS and key in (pressed, "h"):
            shown.step(STEPS[pressed])
        elif key in ("escape", "q", "h", "e", "enter", "backspace"):
            self.dismiss()
        return True
