"""The rows of the list of tags."""

from __future__ import annotations

from typing import ClassVar

from tuireader.model.tags import TagCount
from tuireader.ui.article_rows.pieces import Piece
from tuireader.ui.article_rows.rows import HIGHLIGHTS
from tuireader.ui.list_screens.row_list import RowList
from tuireader.ui.tags import rows


class TagList(RowList[TagCount]):
    """A row for each tag."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--tag", "list--tag-off", "list--count", "list--remark"} | {
        f"list--{role}" for role in HIGHLIGHTS
    }

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.aliases: dict[int, tuple[str, ...]] = {}
        """A tag's id → its other names."""
        self.longest = (0, 0)

    def key(self, item: TagCount) -> object:
        return item.id

    def pieces(self, item: TagCount, width: int) -> list[Piece]:
        return rows.pieces(item, self.aliases.get(item.id, ()), self.longest, width)
