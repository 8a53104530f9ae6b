"""A list with a cursor, of which only the visible lines exist.

Drawn by the line: a cursor move repaints two lines, and a list of a million costs what a list of ten does. What the
lines are is for the kinds of list to say: they hold a window of items and fetch more when the cursor nears an end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import FIFOCache
from textual.geometry import Region
from textual.strip import Strip

from tuireader.ui.widgets.movable import Movable

Item = TypeVar("Item")
Pieces = tuple[tuple[str, str], ...]
"""A line as (text, role)."""

POINTER = ">"
"""Before the chosen line where that is told by a sign alone."""

BLURRED = "▸"
"""At the beginning of the chosen line while the keys go elsewhere."""

HIT_AT_CURSOR = "cursor-hit"
"""The role of what was searched, in the chosen line."""

MOST = 500
"""Lines that are remembered as they were drawn."""


class CursorList(Movable, Generic[Item], can_focus=True):
    """Lines under a cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--cursor", "list--cursor-blurred"}

    def __init__(self, *, id: str) -> None:
        self._strips: FIFOCache[Pieces, Strip] = FIFOCache(MOST)
        super().__init__(id=id)
        self.items: list[Item] = []
        """The window: the items at hand, in order."""
        self.by_marker = False
        """Whether the chosen item is told by a sign before it alone."""
        self.cursor = 0
        """Index of the chosen item in the window."""
        self.top = 0
        """Index of the first visible one."""
        self.leaps: Callable[[], bool] | None = None
        """Says whether a step over an edge scrolls by half a page: many steps then cost what one would cost each."""

    # ------------------------------------------------------------ what kinds of list say

    def pieces(self, item: Item, width: int) -> Iterable[tuple[str, str]]:
        """The item as (text, role) in exactly `width` cells; a role is a component class without its prefix."""
        raise TypeError(f"{type(self).__name__} does not say what its lines are")

    def more(self, *, backwards: bool) -> int:
        """Add items behind the window (before it if `backwards`); how many were added."""
        return 0

    def cursor_moved(self) -> None:
        """Called when another item is chosen."""

    # ------------------------------------------------------------ moving

    @property
    def chosen(self) -> Item | None:
        """The item under the cursor."""
        return self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None

    @property
    def page_height(self) -> int:
        """Lines that a page key moves by."""
        return max(1, self.size.height - 1)

    def move(self, by: int) -> None:
        """Move the cursor by lines, as far as there are items."""
        while self.cursor + by >= len(self.items) and self.more(backwards=False):
            pass
        while self.cursor + by < 0 and self.more(backwards=True):
            pass
        self.choose(self.cursor + by)

    def choose(self, index: int) -> None:
        """Put the cursor on an item of the window, scrolling as little as shows it."""
        before, top = self.cursor, self.top
        self.cursor = max(0, min(index, len(self.items) - 1))
        self._show_cursor()
        if self.top != top:
            self.refresh()
        elif self.cursor != before:
            self.redraw(before, self.cursor)
        if self.cursor != before:
            self.cursor_moved()

    def _show_cursor(self) -> None:
        """Scroll so that the cursor is seen and the last page is full, if there are items enough."""
        height = max(1, self.size.height)
        if self.cursor in (self.top - 1, self.top + height) and self.leaps is not None and self.leaps():
            self.top = max(0, self.cursor - height // 2)
        if self.cursor >= self.top + height:
            self.top = self.cursor - height + 1
        self.top = min(self.top, self.cursor)
        while len(self.items) - self.top < height and self.more(backwards=False):
            pass
        short = height - (len(self.items) - self.top)
        if short > 0:
            self.top = max(0, self.top - short)

    def line_of(self, index: int) -> int | None:
        """The line on which an item is drawn, from the top of the widget; None if it is not seen."""
        line = index - self.top
        return line if 0 <= line < self.size.height else None

    def index_at(self, line: int) -> int | None:
        """The index of the item on a line; None where there is none."""
        index = self.top + line
        return index if 0 <= index < len(self.items) else None

    def redraw(self, *indexes: int) -> None:
        """Repaint these items' lines, where they are visible."""
        for index in set(indexes):
            line = self.line_of(index)
            if line is not None:
                self.refresh(Region(0, line, self.size.width, 1))

    # ------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        width, index = self.size.width, self.index_at(y)
        if index is None:
            return Strip.blank(width, self.rich_style)
        pieces = tuple(self.pieces(self.items[index], width))
        at_cursor = index == self.cursor and self.shows_cursor
        if at_cursor and self.by_marker:
            pieces = _marked(pieces, POINTER if self.has_focus else BLURRED)
        elif at_cursor and self.has_focus:
            pieces = _at_cursor(pieces)
        elif at_cursor:
            (mark, _), *rest = pieces
            pieces = ((BLURRED + mark[1:], "cursor-blurred"), *rest)
        known = self._strips.get(pieces)
        if known is None:
            # What looks alike is one part: it is sent as one, and read as one by who compares screens.
            known = Strip([Segment(text, self.look(role)) for text, role in pieces], width).simplify()
            self._strips[pieces] = known
        return known

    @property
    def shows_cursor(self) -> bool:
        """Whether the chosen line is marked."""
        return True

    def look(self, role: str) -> Style:
        """The style of a role."""
        if role == HIT_AT_CURSOR:
            return self.look("cursor") + Style(underline=True)
        return self.get_component_rich_style(f"list--{role}")

    def looks_changed(self) -> None:
        self._strips.clear()

    # ------------------------------------------------------------ what happens to it

    def on_resize(self) -> None:
        """It has been drawn at its size already: once more only where it must scroll."""
        top = self.top
        self._show_cursor()
        if self.top != top:
            self.refresh()

    def draw_focus(self) -> None:
        self.redraw(self.cursor)

    def on_click(self, event: events.Click) -> None:
        index = self.index_at(event.y)
        if index is not None:
            self.choose(index)
            self.clicked(event.chain)

    def clicked(self, times: int) -> None:
        """Called when an item was clicked, `times` in a row."""


def _marked(pieces: Pieces, sign: str) -> Pieces:
    """A line with a sign before it."""
    (text, role), *others = pieces
    at = len(text) - 1 if role.startswith("mark") else 0
    return (text[:at] + sign + text[at + 1 :], role), *others


def _at_cursor(pieces: Pieces) -> Pieces:
    """A line under the cursor: all of it in one look, what was searched underlined."""
    if any(role == "hit" for _, role in pieces):
        return tuple((text, HIT_AT_CURSOR if role == "hit" else "cursor") for text, role in pieces)
    return (("".join(text for text, _ in pieces), "cursor"),)
