"""The headings of one view: where they stand among the rows, and how many articles stand under each."""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.library import overview
from tuireader.library.views.listing import View
from tuireader.model.rows import Row
from tuireader.ui.article_rows import grouping


class Headings:
    """What parts the rows of a view."""

    def __init__(self, kind: grouping.Kind) -> None:
        self.kind = kind
        self._counts: dict[str, str] = {}
        self._key: tuple[object, ...] = ()
        self._known: list[int] = []

    @classmethod
    def of(cls, view: View | None, kind: grouping.Kind) -> Headings | None:
        """For a view; None where its order, or its rank, has none of that kind."""
        if type(view) is not View or not grouping.applies(kind, view.order):
            return None
        return cls(kind)

    def lines(self, items: Sequence[Row], top: int, height: int) -> list[int]:
        """What stands on each line from the item `top` on: its index, or ``~index`` for the heading above it.

        The first line is always a heading, so that one sees where one is.
        """
        key = (top, height, len(items), items[top].id if top < len(items) else 0, items[-1].id if items else 0)
        if key != self._key:
            self._key, self._known = key, self._laid(items, top, height)
        return self._known

    def _laid(self, items: Sequence[Row], top: int, height: int) -> list[int]:
        found: list[int] = []
        above = ""
        for index in range(top, min(len(items), top + height)):
            heading = grouping.heading_of(items[index], self.kind)
            if heading != above or index == top:
                found.append(~index)
            found.append(index)
            above = heading
            if len(found) >= height:
                break
        return found[:height]

    def drawn(self, view: View, row: Row, width: int) -> str:
        """The heading above a row, with how many articles of the view stand under it."""
        heading = grouping.heading_of(row, self.kind)
        if heading not in self._counts:
            self._counts[heading] = self._count(view, row)
        said = grouping.words(row, self.kind, view.library.now())
        return grouping.drawn(said, self._counts[heading], width)

    def _count(self, view: View, row: Row) -> str:
        source = overview.source_of(view.library, row.id) if self.kind == "source" else None
        return str(view.tally_of(grouping.query_of(row, self.kind, source, view.query)))

    def forget_counts(self) -> None:
        """Articles have come, gone or been changed."""
        self._counts.clear()
