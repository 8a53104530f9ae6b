"""Tables: those that hold data become cells, those that only place things are unwrapped."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tuireader.reading.blocks import Cell, Table
from tuireader.reading.builder import Builder, Spans
from tuireader.reading.columns import Align, row_offsets
from tuireader.reading.elements import Enter, Leave, attribute, number
from tuireader.reading.flow import block

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST_COLUMNS = 100
MOST_ROWS_SPANNED = 200
LONG = 400
"""A cell with more characters holds prose, which is no data unless the table has headings."""

_PROSE = "ul ol dl pre blockquote h1 h2 h3 h4 h5 h6 hr figure section article form details iframe video audio"
_BLOCKS = frozenset(_PROSE.split())


def holds_data(table: LexborNode) -> bool:
    """Whether a table means rows and columns, or only places things on the page.

    It only places where it says so, where it holds another table, one cell or one column; and, without any
    heading cell, where cells hold prose: lists, quotes, several paragraphs, very long text.
    """
    if attribute(table, "role") in ("presentation", "none"):
        return False
    cells = rows = widest = in_row = paragraphs = 0
    heads = prose = False
    for node in table.traverse(include_text=False):
        tag = node.tag
        if tag == "table" and node.mem_id != table.mem_id:
            return False
        if tag == "tr":
            rows, in_row = rows + 1, 0
        elif tag in ("td", "th"):
            cells, in_row, paragraphs = cells + 1, in_row + 1, 0
            widest = max(widest, in_row)
            heads = heads or tag == "th"
            prose = prose or (tag == "td" and len(node.text(deep=True)) > LONG)
        elif tag in _BLOCKS:
            prose = True
        elif tag in ("p", "div"):
            paragraphs += 1
            prose = prose or paragraphs > 1
    return cells > 1 and (heads or (widest > 1 and not prose))


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

    def places(self, table: Table, builder: Builder) -> None:
        """Tell where in the finished `table`, the next block, the names stand."""
        before: list[int] = []
        kept = 0
        for cells in self.rows:
            before.append(kept)
            kept += any(cell.spans for cell in cells)
        starts = row_offsets(table)
        for name, row in self.names:
            at = before[row] if row < len(before) else 0
            builder.anchors.found.setdefault(name, (builder.count, starts[min(at, len(starts) - 1)] if starts else 0))

    def table(self, builder: Builder) -> Table | None:
        """The whole; None if it is empty. Headings are the rows in ``thead``, else the first rows of ``th`` alone."""
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
        margins, tight = builder.place()
        rows = tuple(tuple(row) for row, _ in kept)
        return Table(rows=rows, heads=heads, caption=self.caption, margins=margins, tight=tight)


def _table(builder: Builder, node: LexborNode) -> Leave:
    builder.flush()
    if builder.cell or not holds_data(node):
        outer, builder.grid = builder.grid, None

        def unwrapped() -> None:
            builder.flush()
            builder.grid = outer

        return unwrapped
    builder.grid = grid = Grid()

    def leave() -> None:
        builder.flush()
        builder.grid = None
        table = grid.table(builder)
        if table is not None:
            grid.places(table, builder)
            builder.add(table)
        else:
            for name, _ in grid.names:
                builder.anchor(name)

    return leave


def _row(builder: Builder, node: LexborNode) -> Leave | None:
    if builder.grid is None:
        return block(builder, node)
    builder.grid.row()
    return None


def _head(builder: Builder, node: LexborNode) -> Leave | None:
    grid = builder.grid
    if grid is None:
        return block(builder, node)
    grid.in_head = True

    def leave() -> None:
        grid.in_head = False

    return leave


def _collect(builder: Builder, done: partial[None] | None, node: LexborNode) -> Leave:
    """What is inside goes to `done` as spans."""
    if done is None:
        return block(builder, node)
    builder.flush()
    builder.cell = True

    def leave() -> None:
        builder.cell = False
        done(builder.take())

    return leave


def _cell(builder: Builder, node: LexborNode) -> Leave:
    grid = builder.grid
    if grid is None:
        return block(builder, node)
    columns, rows = number(node, "colspan", 1), number(node, "rowspan", 1)
    done = partial(grid.cell, header=node.tag == "th", columns=columns, rows=rows, align=_align(node))
    return _collect(builder, done, node)


_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center)", re.I)


def _align(node: LexborNode) -> Align:
    """Where a cell's text stands, as stated on it or its row."""
    for place in (node, node.parent):
        if place is not None and place.is_element_node:
            styled = _ALIGN.search(attribute(place, "style"))
            stated = (styled[1] if styled else attribute(place, "align")).lower()
            if stated in ("left", "right", "center"):
                return stated  # type: ignore[return-value]
    return ""


def _caption(builder: Builder, node: LexborNode) -> Leave:
    grid = builder.grid
    return _collect(builder, None if grid is None else partial(setattr, grid, "caption"), node)


ELEMENTS: dict[str, Enter] = {
    "table": _table,
    "thead": _head,
    "tr": _row,
    "td": _cell,
    "th": _cell,
    "caption": _caption,
}
