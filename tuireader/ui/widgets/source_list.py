"""The list of sources, and the names over its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from tuireader.library.sources.faring import Glance
from tuireader.text import cells, fit
from tuireader.ui.listed.pieces import Piece
from tuireader.ui.saved_views.rows import ViewGlance, beside_sources
from tuireader.ui.sources import rows
from tuireader.ui.widgets.cursor_list import CursorList
from tuireader.ui.widgets.late_looks import LateLooks


class SourceList(CursorList[Glance | ViewGlance]):
    """A row for each source, those of saved views above them; all are at hand, only those in sight are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--state-ok", "list--state-failing", "list--state-postponed", "list--state-gone", "list--state-never",
        "list--said-ok", "list--said-failing", "list--said-postponed", "list--said-gone", "list--said-never",
        "list--title", "list--title-unread", "list--count", "list--date", "list--gap", "list--view",
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

    @property
    def sources(self) -> list[Glance]:
        """The sources that are shown."""
        return [item for item in self.items if isinstance(item, Glance)]

    def show(
        self,
        glances: list[Glance],
        views: Sequence[ViewGlance] = (),
        *,
        at: int | None = None,
        view: str = "",
        line: int | None = None,
    ) -> None:
        """Show these; the cursor on the source of the id `at`, or on that view (on the screen's line `line`), else on
        the first source."""
        self.items = [*views, *glances]
        wanted = (
            n
            for n, item in enumerate(self.items)
            if (item.source.id == at if isinstance(item, Glance) else item.view.name == view)
        )
        self.cursor = next(wanted, len(views) if glances else 0)
        self.top = max(0, self.cursor - (self.size.height // 2 if line is None else line))
        self._show_cursor()
        self.refresh()

    def update(self, glances: dict[int, Glance]) -> None:
        """Show sources as they are, each where it stands; only rows that changed are drawn."""
        for index, item in enumerate(self.items):
            fresh = glances.get(item.source.id, item) if isinstance(item, Glance) else item
            if fresh != item:
                self.items[index] = fresh
                self.redraw(index)

    def update_view(self, glance: ViewGlance) -> None:
        """Show a view as it is known now, where it stands."""
        for index, item in enumerate(self.items):
            if isinstance(item, ViewGlance) and item.view == glance.view and item != glance:
                self.items[index] = glance
                self.redraw(index)

    def home(self) -> None:
        """To the first row."""
        self.choose(0)

    def end(self) -> None:
        """To the last row."""
        self.choose(len(self.items) - 1)

    def measure(self, width: int) -> rows.Columns:
        """The columns at this width."""
        return rows.columns(width, *self.longest)

    def pieces(self, item: Glance | ViewGlance, width: int) -> list[Piece]:
        if isinstance(item, ViewGlance):
            measure = self.measure(width)
            return beside_sources(item, measure.title, measure.counts, width, plain=self.plain)
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
