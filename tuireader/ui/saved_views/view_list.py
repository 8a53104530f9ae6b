"""The list of saved views."""

from __future__ import annotations

from typing import ClassVar

from tuireader.text import cells
from tuireader.ui.article_rows.pieces import Piece
from tuireader.ui.list_screens.row_list import RowList
from tuireader.ui.saved_views import rows
from tuireader.ui.saved_views.rows import ViewGlance


class ViewList(RowList[ViewGlance]):
    """A row for each view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--title-unread", "list--count", "list--said", "list--wrong"
    }  # fmt: skip

    def key(self, item: ViewGlance) -> object:
        return item.view.name

    def update(self, item: ViewGlance) -> None:
        wider = len(item.counts) > self._longest()[1]
        super().update(item)
        if wider:
            self.refresh()

    def _longest(self) -> tuple[int, int]:
        names = max((cells(glance.view.name) for glance in self.items), default=0)
        return names, max((6, *(cells(glance.counts) for glance in self.items)))

    def pieces(self, item: ViewGlance, width: int) -> list[Piece]:
        return rows.pieces(item, self._longest(), width)
