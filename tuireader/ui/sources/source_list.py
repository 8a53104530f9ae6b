"""The list of sources, and the names over its columns."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from tuireader.library.sources.faring import Glance
from tuireader.ui.article_rows.pieces import Piece
from tuireader.ui.list_screens.row_list import RowList
from tuireader.ui.saved_views.rows import ViewGlance, beside_sources
from tuireader.ui.sources import rows
from tuireader.ui.widgets.late_looks import LateLooks


class SourceList(RowList[Glance | ViewGlance]):
    """A row for each source, those of saved views above them; all are at hand, only those in sight are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--state-ok", "list--state-failing", "list--state-postponed", "list--state-gone", "list--state-never",
        "list--said-ok", "list--said-failing", "list--said-postponed", "list--said-gone", "list--said-never",
        "list--title", "list--title-unread", "list--count", "list--date", "list--gap", "list--view",
    }  # fmt: skip

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.plain = False
        """Whether signs are in ASCII."""
        self.longest = (0, 0)
        """Cells of the longest title and counts of all sources."""

    @property
    def sources(self) -> list[Glance]:
        """The sources that are shown."""
        return [item for item in self.items if isinstance(item, Glance)]

    def key(self, item: Glance | ViewGlance) -> object:
        """A source's id; a view's name."""
        return item.source.id if isinstance(item, Glance) else item.view.name

    def measure(self, width: int) -> rows.Columns:
        """The columns at this width."""
        return rows.columns(width, *self.longest)

    def pieces(self, item: Glance | ViewGlance, width: int) -> list[Piece]:
        if isinstance(item, ViewGlance):
            measure = self.measure(width)
            return beside_sources(item, measure.title, measure.counts, width, plain=self.plain)
        return rows.pieces(item, self.measure(width), width, self.now, plain=self.plain)


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
