"""What was changed in an article, change by change: taken out struck through, put in underlined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip

from tuireader.library.articles.comparing import PUT_IN, TAKEN_OUT, Change
from tuireader.library.articles.head import moment
from tuireader.model.stamps import Stamp
from tuireader.reading.blocks import Page
from tuireader.reading.layout import Lines, lines
from tuireader.text import cells, clean
from tuireader.ui.widgets.late_looks import LateLooks
from tuireader.ui.widgets.status_line import StatusLine

WIDEST = 80
"""Cells of text in a line."""


class Changes(LateLooks, can_focus=True):
    """One change at a time, scrolled by the line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"changes--same", "changes--out", "changes--in"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_lines(1)", show=False),
        Binding("k,up", "scroll_lines(-1)", show=False),
        Binding("space,pagedown,ctrl+d,ctrl+f", "scroll_pages(1)", show=False),
        Binding("pageup,ctrl+u", "scroll_pages(-1)", show=False),
        Binding("g,home", "scroll_pages(-100000)", show=False),
        Binding("G,end", "scroll_pages(100000)", show=False),
        Binding("left_square_bracket,p,h,left", "step(-1)", show=False),
        Binding("right_square_bracket,n,l,right", "step(1)", show=False),
    ]

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

    def action_step(self, by: int) -> None:
        """To the change after this one, or before it."""
        at = max(0, min(self._at + by, len(self._changes) - 1))
        if at != self._at:
            self._at = at
            self._lay_out()

    def action_scroll_lines(self, by: int) -> None:
        """Scroll, as far as there are lines."""
        assert self._lines is not None
        first = max(0, self._first + by)
        if self._lines.line(first + self._height - 1) is None:
            first = max(0, self._lines.count() - self._height)
        if first != self._first:
            self._first = first
            self.refresh()

    def action_scroll_pages(self, by: int) -> None:
        """Scroll by screens; one line of the old stays."""
        self.action_scroll_lines(by * max(1, self._height - 1))

    @property
    def _height(self) -> int:
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

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,e,enter,backspace", "leave", show=False)]

    def __init__(self, changes: Sequence[Change]) -> None:
        super().__init__()
        self._changes = changes

    def compose(self) -> ComposeResult:
        yield StatusLine(id="top")
        yield Changes(self._changes)
        yield StatusLine(id="bottom")

    def on_mount(self) -> None:
        steps = ("[ ] other changes",) if len(self._changes) > 1 else ()
        self.query_one("#bottom", StatusLine).say("  ".join(("Esc back", *steps, "j k move")))

    @on(Changes.Shown)
    def _shown(self) -> None:
        self.query_one("#top", StatusLine).say(*self.query_one(Changes).which())

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss()
