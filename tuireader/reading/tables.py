"""Tables: those that hold data become cells, those that only place things are unwrapped."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tuireader.reading.builder import Builder
from tuireader.reading.columns import Align
from tuireader.reading.elements import Enter, Leave
from tuireader.reading.flow import block
from tuireader.reading.grid import Grid
from tuireader.reading.nodes import attribute, number

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

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
        table = grid.table(builder.place)
        if table is not None:
            grid.settle(builder.anchors, builder.count, table)
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
