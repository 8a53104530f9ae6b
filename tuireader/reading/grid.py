"""A table of data in the making: cells at their columns, below those that reach down from above."""

from __future__ import annotations

from collections.abc import Callable

from tuireader.reading.anchors import Anchors
from tuireader.reading.blocks import Cell, Margin, Spans, Table
from tuireader.reading.columns import Align, row_offsets

MOST_COLUMNS = 100
MOST_ROWS_SPANNED = 200


class Grid:
    """A table of data in the making."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.heads: list[bool] = []
        """For each row, whether it stands in ``thead``."""
        self.caption: Spans = ()
        self.in_head = False
        self.names: list[tuple[str, int]] = []
        """Names of places, and the row each is in."""
        self._below: dict[int, tuple[int, int]] = {}
        """By column: how many more rows a cell from above takes there, and how many columns."""

    def row(self) -> None:
        """A new row begins."""
        self.rows.append([])
        self.heads.append(self.in_head)
        self._column = 0
        self._fill()

    def _fill(self) -> None:
        """An empty cell where some from above reach down, as wide as they are together."""
        start = self._column
        while self._column in self._below:
            left, columns = self._below.pop(self._column)
            if left > 1:
                self._below[self._column] = left - 1, columns
            self._column += columns
        if self._column > start:
            self.rows[-1].append(Cell(columns=self._column - start))

    def cell(self, spans: Spans, header: bool, columns: int, rows: int, align: Align = "") -> None:
        """A finished cell."""
        if not self.rows:
            self.row()
        columns = max(1, min(columns, MOST_COLUMNS - self._column))
        self.rows[-1].append(Cell(spans, header, columns, align))
        if rows > 1:
            self._below[self._column] = min(rows, MOST_ROWS_SPANNED) - 1, columns
        self._column += columns
        self._fill()

    def anchor(self, name: str) -> None:
        """The place `name` is in the row in the making."""
        self.names.append((name, max(0, len(self.rows) - 1)))

    def settle(self, anchors: Anchors, at: int, table: Table) -> None:
        """Tell `anchors` where in the finished `table`, which becomes the block `at`, the names stand."""
        before: list[int] = []
        kept = 0
        for cells in self.rows:
            before.append(kept)
            kept += any(cell.spans for cell in cells)
        starts = row_offsets(table)
        for name, row in self.names:
            kept_row = before[row] if row < len(before) else 0
            anchors.found.setdefault(name, (at, starts[min(kept_row, len(starts) - 1)] if starts else 0))

    def table(self, place: Callable[[], tuple[tuple[Margin, ...], bool]]) -> Table | None:
        """The whole; None if it is empty. Headings are the rows in ``thead``, else the first rows of ``th`` alone.

        `place`: gives the margins of a block that begins here, and whether it is tight; asked if there is one.
        """
        pairs = zip(self.rows, self.heads, strict=True)
        kept = [(row, head) for row, head in pairs if any(cell.spans for cell in row)]
        if not kept and not self.caption:
            return None
        stated = any(self.heads)
        heads = 0
        for row, head in kept[:-1]:
            if not (head if stated else all(cell.header or not cell.spans for cell in row)):
                break
            heads += 1
        margins, tight = place()
        rows = tuple(tuple(row) for row, _ in kept)
        return Table(rows=rows, heads=heads, caption=self.caption, margins=margins, tight=tight)
