"""The list of sources, and the names over its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from tuireader.library.faring import Glance
from tuireader.text import cells, fit
from tuireader.ui.pieces import Piece
from tuireader.ui.sources import rows
from tuireader.ui.widgets.cursor_list import CursorList
from tuireader.ui.widgets.late_looks import LateLooks


class SourceList(CursorList[Glance]):
    """A row for each source; all of them are at hand, only those in sight are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--state-ok", "list--state-failing", "list--state-postponed", "list--state-gone", "list--state-never",
        "list--said-ok", "list--said-failing", "list--said-postponed", "list--said-gone", "list--said-never",
        "list--title", "list--title-unread", "list--count", "list--date", "list--gap",
    }  # fmt: skip

    @dataclass
    class Chosen(Message):
        """Another source is under the cursor."""

    @dataclass
    class Opened(Message):
        """The source under the cursor was asked for with the mouse."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.now = 0
        """Seconds since 1970, for what is said of times."""
        self.plain = False
        """Whether signs are in ASCII."""
        self.when_empty = ""
        """What is shown while there are no rows."""
        self.longest = (0, 0)
        """Cells of the longest title and counts of all sources."""

    def show(self, glances: list[Glance], *, at: int | None = None, line: int | None = None) -> None:
        """Show these; the cursor on the source of this id (on the screen's line `line`), else on the first."""
        self.items = glances
        self.cursor = next((n for n, glance in enumerate(glances) if glance.source.id == at), 0)
        self.top = max(0, self.cursor - (self.size.height // 2 if line is None else line))
        self._show_cursor()
        self.refresh()

    def update(self, glances: dict[int, Glance]) -> None:
        """Show sources as they are, each where it stands; only rows that changed are drawn."""
        for index, item in enumerate(self.items):
            fresh = glances.get(item.source.id, item)
            if fresh != item:
                self.items[index] = fresh
                self.redraw(index)

    def home(self) -> None:
        """To the first source."""
        self.choose(0)

    def end(self) -> None:
        """To the last source."""
        self.choose(len(self.items) - 1)

    def measure(self, width: int) -> rows.Columns:
        """The columns at this width."""
        return rows.columns(width, *self.longest)

    def pieces(self, item: Glance, width: int) -> list[Piece]:
        return rows.pieces(item, self.measure(width), width, self.now, plain=self.plain)

    def render_line(self, y: int) -> Strip:
        if self.items or y != min(2, self.size.height - 1):
            return super().render_line(y)
        width = self.size.width
        margin = max(0, (width - cells(self.when_empty)) // 2)
        return Strip([Segment(fit(" " * margin + self.when_empty, width), self.look("title"))], width)

    def cursor_moved(self) -> None:
        self.post_message(self.Chosen())

    def clicked(self, times: int) -> None:
        if times > 1:
            self.post_message(self.Opened())


class ColumnHeads(LateLooks):
    """What stands in the columns of a list of sources."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"heads--name"}

    def __init__(self, of: SourceList, *, id: str) -> None:
        super().__init__(id=id)
        self._of = of

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return Strip(
            [Segment(rows.heads(self._of.measure(width), width), self.get_component_rich_style("heads--name"))]
        )
