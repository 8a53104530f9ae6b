"""A list that holds a window of rows of a view: found by key in both directions, let go at the far end."""

from __future__ import annotations

from typing import NamedTuple

from tuireader.library.views.listing import PAGE, View, batched
from tuireader.model.rows import Row
from tuireader.ui.widgets.cursor_list import CursorList

WINDOW = 1200
"""Rows held at most; the far end is let go."""


FIRST = 50
"""Rows that another view begins with, or as many as fit on the screen: those around them come when they are near."""


class Window(NamedTuple):
    """Rows of a view as they stand on the screen."""

    items: list[Row]
    cursor: int
    top: int
    ended: bool
    begun: bool


class WindowedList(CursorList[Row]):
    """A cursor over all rows of a view, however many: those around it are at hand."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.view: View | None = None
        self._ended = self._begun = False
        """Whether the window holds the last row of the view; the first."""
        self._first: int | None = None
        """The number of the first row of the window, from 1; None: not known."""

    # ------------------------------------------------------------ what stands in it

    def show(self, view: View, at: Row | None = None, line: int | None = None) -> None:
        """Show a view from its start, or with the row `at` under the cursor (on the screen's line `line`).

        Where the view holds that row no longer, the one after it takes its place.
        """
        self._take(view)
        self._first = None
        self._ended, self._begun = False, at is None
        first = max(FIRST, self.size.height)
        if at is None:
            self.items = view.page(limit=first)
            self.cursor = self.top = 0
        else:
            before = view.page(view.key_of(at), backwards=True, limit=first)
            after = view.page(view.key_of(at), limit=first)
            here = view.fresh([at.id]).get(at.id) if view.holds(at) else None
            self.items = [*before, *([here] if here else []), *after]
            self.cursor = min(len(before), max(0, len(self.items) - 1))
            self.top = max(0, self.cursor - (self.size.height // 2 if line is None else line))
            self._begun = len(before) < first
        self._show_cursor()
        self.refresh()

    def _take(self, view: View | None) -> None:
        """Look at a view."""
        self.view = view

    def state(self) -> Window:
        """The rows as they stand."""
        return Window(list(self.items), self.cursor, self.top, self._ended, self._begun)

    def restore(self, view: View, window: Window) -> None:
        """Show the rows of a view again as they stood."""
        self._take(view)
        self.items, self.cursor, self.top, self._ended, self._begun = window
        self.items, self._first = list(self.items), None
        self._show_cursor()
        self.refresh()

    def update_rows(self, ids: set[int]) -> None:
        """Redraw those of `ids` that are in the window, as the library has them now; those it has no more go."""
        if self.view is None:
            return
        held = {item.id: index for index, item in enumerate(self.items) if item.id in ids}
        fresh = {id: row for some in batched(list(held)) for id, row in self.view.fresh(some).items()}
        for id, row in fresh.items():
            index = held[id]
            if self.items[index] != row:
                self.view.keep(self.items[index])
                self.items[index] = row
                self.redraw(index)
        if len(fresh) < len(held):
            self._drop(held.keys() - fresh.keys())

    def _drop(self, ids: set[int]) -> None:
        """Take rows out of the window; the cursor stays on its article, or goes to the one that follows."""
        above = sum(item.id in ids for item in self.items[: self.cursor])
        self.items, self._first = [item for item in self.items if item.id not in ids], None
        self.cursor = max(0, min(self.cursor - above, len(self.items) - 1))
        self.top = max(0, self.top - above)
        self._show_cursor()
        self.refresh()
        self.cursor_moved()

    def number_of(self, index: int) -> int:
        """The number of a row of the window in its view, from 1; 0 where there is none."""
        if not 0 <= index < len(self.items) or self.view is None:
            return 0
        if self._first is None:
            self._first = 1 if self._begun else self.view.position(self.view.key_of(self.items[0])) + 1
        return self._first + index

    # ------------------------------------------------------------ moved along the view

    def more(self, *, backwards: bool) -> int:
        if self.view is None or not self.items or (self._begun if backwards else self._ended):
            return 0
        found = self.view.page(self.view.key_of(self.items[0 if backwards else -1]), backwards=backwards)
        if backwards:
            self._begun = len(found) < PAGE
            self.items[:0] = found
            self._first = None if self._first is None else self._first - len(found)
            self.cursor += len(found)
            self.top += len(found)
        else:
            self._ended = len(found) < PAGE
            self.items += found
        self._let_go(backwards)
        self.refresh()
        return len(found)

    def _let_go(self, backwards: bool) -> None:
        """Drop rows at the end we are moving away from."""
        surplus = len(self.items) - WINDOW
        if surplus <= 0:
            return
        if backwards:
            del self.items[-surplus:]
            self._ended = False
        else:
            surplus = min(surplus, self.top)
            del self.items[:surplus]
            self._first = None if self._first is None else self._first + surplus
            self.cursor -= surplus
            self.top -= surplus
            self._begun = False

    def show_start(self) -> None:
        """Scroll to the first rows of the view, as far as the cursor stays in sight; it stays on its article."""
        if self._begun and self.top and self.cursor < self.size.height:
            self.top = 0
            self.refresh()

    def home(self) -> None:
        """To the first row of the view."""
        if self.view is not None and not self._begun:
            self.show(self.view)
            self.cursor_moved()
        else:
            self.choose(0)

    def end(self) -> None:
        """To the last row of the view."""
        if self.view is None:
            return
        if not self._ended:
            self.items, self._first = self.view.page(backwards=True), None
            self._ended, self._begun = True, len(self.items) < PAGE
            self.cursor = self.top = max(0, len(self.items) - 1)
            self._show_cursor()
            self.refresh()
            self.cursor_moved()
        else:
            self.choose(len(self.items) - 1)

    def go_to(self, row: Row) -> None:
        """Put the cursor on a row of the view, wherever it is."""
        for index, item in enumerate(self.items):
            if item.id == row.id:
                return self.choose(index)
        if self.view is not None:
            self.show(self.view, at=row)
            self.cursor_moved()
        return None
