"""The list of rules, and the names over its columns."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from tuireader.model.rules import Rule
from tuireader.ui.article_rows.pieces import Piece
from tuireader.ui.list_screens.row_list import RowList
from tuireader.ui.rules import rows
from tuireader.ui.widgets.late_looks import LateLooks


class RuleList(RowList[Rule]):
    """A row for each rule, in the order they run."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--rule", "list--rule-off", "list--rule-wrong", "list--count", "list--date", "list--does"
    }  # fmt: skip

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.faults: dict[int, str] = {}
        """What is wrong with rules, by their ids."""

    def key(self, item: Rule) -> object:
        return item.id

    def pieces(self, item: Rule, width: int) -> list[Piece]:
        return rows.pieces(item, width, self.now, self.faults.get(item.id, ""))


class RuleHeads(LateLooks):
    """What stands in the columns."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"heads--name"}

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return Strip([Segment(rows.heads(width), self.get_component_rich_style("heads--name"))], width)
