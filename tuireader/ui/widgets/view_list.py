"""The list of saved views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from tuireader.text import cells, fit
from tuireader.ui.listed.pieces import Piece
from tuireader.ui.saved_views import rows
from tuireader.ui.saved_views.rows import ViewGlance
from tuireader.ui.widgets.cursor_list import CursorList


class ViewList(CursorList[ViewGlance]):
    """A row for each view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--title-unread", "list--count", "list--gap", "list--said", "list--wrong", "list--hint"
    }  # fmt: skip

    @dataclass
    class Moved(Message):
        """Another view is under the cursor."""

    @dataclass
    class Opened(Message):
        """The view under the cursor was asked for with the mouse."""

    when_empty: ClassVar[tuple[str, ...]] = (
        "There are no saved views yet.",
        "",
        "Narrow the list by a filter, by tags or a search, then come back:",
        "n   keeps what the list shows under a name",
        "a   writes one from nothing",
        "Esc goes back",
    )

    def show(self, glances: list[ViewGlance], *, at: str = "") -> None:
        """Show these, with the cursor on the view of that name, else where it is."""
        self.items = glances
        names = [glance.view.name for glance in glances]
        self.cursor = names.index(at) if at in names else max(0, min(self.cursor, len(names) - 1))
        self._show_cursor()
        self.refresh()
        self.cursor_moved()

    def update(self, glance: ViewGlance) -> None:
        """Show a view as it is known now, where it stands."""
        for index, item in enumerate(self.items):
            if item.view == glance.view and item != glance:
                wider = len(glance.counts) > self._longest()[1]
                self.items[index] = glance
                if wider:
                    self.refresh()
                else:
                    self.redraw(index)

    def _longest(self) -> tuple[int, int]:
        names = max((cells(glance.view.name) for glance in self.items), default=0)
        return names, max((6, *(cells(glance.counts) for glance in self.items)))

    def pieces(self, item: ViewGlance, width: int) -> list[Piece]:
        return rows.pieces(item, self._longest(), width)

    def render_line(self, y: int) -> Strip:
        if self.items:
            return super().render_line(y)
        width, first = self.size.width, max(0, self.size.height // 2 - len(self.when_empty))
        at = y - first
        text = self.when_empty[at] if 0 <= at < len(self.when_empty) else ""
        margin = max(1, (width - max(map(cells, self.when_empty))) // 2)
        return Strip([Segment(fit(" " * margin + text, width), self.look("hint"))], width)

    def cursor_moved(self) -> None:
        self.post_message(self.Moved())

    def clicked(self, times: int) -> None:
        if times > 1:
            self.post_message(self.Opened())
