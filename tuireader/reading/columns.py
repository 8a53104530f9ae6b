"""Tables at a width: columns if they fit, else one record of ``heading: value`` lines for each row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal

from tuireader.patterns import late
from tuireader.reading.blocks import Cell, Line, Span, Table, plain
from tuireader.reading.ribbon import Ribbon, measure
from tuireader.reading.style import BOLD, DIM, ITALIC, SIGN
from tuireader.reading.wrap import breaks
from tuireader.text import cells, line, steady

GAP = 2
NARROWEST = 14
"""Cells: a column that has to wrap is never made narrower."""

_FIGURE = late(r"[+\-−±~≈<>]?\s*[$€£¥]?\s*\d[\d\s.,'’]*\s*[%€$£¥°a-zA-Z]{0,3}\.?")
_DASHES = frozenset(("-", "–", "—", "n/a", ""))
Align = Literal["", "left", "center", "right"]
Row = tuple[Cell, ...]


def table_lines(table: Table, width: int) -> Iterator[tuple[int, Line]]:
    """(offset, line) of a table: the offset counts the characters of the records before."""
    offset = 0
    names = _names(table)
    if table.caption:
        ribbon = Ribbon(table.caption, ITALIC, width)
        for start, end in breaks(ribbon.text, width):
            yield start, ribbon.cut(start, end)
        offset = len(ribbon.text) + 1
    widths, shared = column_widths(table, width)
    if widths:
        yield from _aligned(table, names, widths, shared, offset)
    else:
        yield from _records(table, names, width, offset)


def record_lines(table: Table, width: int) -> Iterator[tuple[int, Line]]:
    """The same, one record for each row however much room there is."""
    for start, end in breaks(ribbon.text, width) if (ribbon := Ribbon(table.caption, ITALIC, width)).text else ():
        yield start, ribbon.cut(start, end)
    yield from _records(table, _names(table), width, len(ribbon.text) + 1)


def row_offsets(table: Table) -> list[int]:
    """The offset at which each row begins."""
    names = _names(table)
    offset = sum(len(steady(span.text)) for span in table.caption) + 1 if table.caption else 0
    starts = []
    for row in table.rows:
        starts.append(offset)
        offset += _length(row, names)
    return starts


def _length(row: Row, names: dict[int, str]) -> int:
    """How far the offset goes on over a row: more than it can have lines in either form."""
    at = length = 0
    for cell in row:
        length += len(_label(names, at)) + len(_words(cell)) + 2
        at += cell.columns
    return length + 2


def _label(names: dict[int, str], at: int) -> str:
    return f"{names[at]}: " if names.get(at) else ""


def _words(cell: Cell) -> str:
    return "".join(steady(span.text) for span in cell.spans)


# ---------------------------------------------------------------- columns


def column_widths(table: Table, width: int) -> tuple[list[int], bool]:
    """Cells of each column, or an empty list if the table does not fit; and whether text has to wrap for it.

    What fits keeps its natural width; otherwise the widest columns share what is left and wrap, as long as
    none gets narrower than `NARROWEST` and no word has to be broken.
    """
    count = max((sum(cell.columns for cell in row) for row in table.rows), default=0)
    room = width - GAP * (count - 1)
    if count == 0 or room < count:
        return [], False
    natural, longest = [0] * count, [0] * count
    wide: list[tuple[int, int, int]] = []
    for row in table.rows:
        at = 0
        for cell in row:
            words = _words(cell)
            needs = max(map(cells, words.split("\n")))
            if cell.columns == 1:
                natural[at] = max(natural[at], needs)
                if needs > NARROWEST:
                    longest[at] = max(longest[at], *map(cells, words.split()))
            else:
                wide.append((at, cell.columns, needs))
            at += cell.columns
    for at, columns, needs in wide:
        lacking = min(needs, width) - sum(natural[at : at + columns]) - GAP * (columns - 1)
        for n in range(columns if lacking > 0 else 0):
            share = lacking // (columns - n)
            natural[at + n] += share
            lacking -= share
    if sum(natural) <= room:
        return natural, False
    return _shared(natural, longest, room), True


def _shared(natural: list[int], longest: list[int], room: int) -> list[int]:
    """Widths for columns that do not all fit: fair shares, from the narrowest up."""
    widths = list(natural)
    left = room
    order = sorted(range(len(natural)), key=natural.__getitem__)
    for done, at in enumerate(order):
        share = left // (len(order) - done)
        if widths[at] > share:
            if share < max(NARROWEST, longest[at]):
                return []
            widths[at] = share
        left -= widths[at]
    return widths


def _aligned(
    table: Table, names: dict[int, str], widths: list[int], spaced: bool, offset: int
) -> Iterator[tuple[int, Line]]:
    """Rows side by side, with a blank line between them where text was wrapped (`spaced`)."""
    right = [_is_figures(table, at) for at in range(len(widths))]
    for number, row in enumerate(table.rows):
        if spaced and number > table.heads:
            yield offset - 1, ()
        columns = list(_cells(row, widths, number < table.heads, right))
        rows = zip_longest(*(lines for lines, _, _ in columns), fillvalue=())
        for height, pieces in enumerate(rows):
            yield offset + height, _side_by_side(pieces, columns)
        offset += _length(row, names)
        if number + 1 == table.heads:
            rule = "─" * (sum(widths) + GAP * (len(widths) - 1))
            yield offset - 2, (Span(rule, SIGN | DIM),)


def _cells(row: Row, widths: list[int], head: bool, right: list[bool]) -> Iterator[tuple[list[Line], int, Align]]:
    """The lines of each cell of `row`, its width, and where its text stands in it."""
    at = 0
    for cell in row:
        room = sum(widths[at : at + cell.columns]) + GAP * (cell.columns - 1)
        ribbon = Ribbon(cell.spans, BOLD if cell.header or head else 0, room) if cell.spans else None
        lines = [ribbon.cut(*span) for span in breaks(ribbon.text, max(room, 1))] if ribbon else []
        yield lines, room, cell.align or ("right" if cell.columns == 1 and right[at] else "left")
        at += cell.columns


def _side_by_side(pieces: tuple[Line, ...], columns: list[tuple[list[Line], int, Align]]) -> Line:
    spans: list[Span] = []
    blank = 0
    for piece, (_, room, align) in zip(pieces, columns, strict=True):
        if piece:
            empty = room - measure(piece)
            before = empty if align == "right" else empty // 2 if align == "center" else 0
            if blank + before:
                spans.append(Span(" " * (blank + before)))
            spans.extend(piece)
            blank = empty - before + GAP
        else:
            blank += room + GAP
    return tuple(spans)


def _is_figures(table: Table, column: int) -> bool:
    """Whether a column holds numbers alone, which read better from the right."""
    figures = 0
    for row in table.rows[table.heads :]:
        at = 0
        for cell in row:
            if at == column and cell.columns == 1:
                words = plain(cell.spans).strip()
                if words not in _DASHES and not _FIGURE.fullmatch(words):
                    return False
                figures += words not in _DASHES
            at += cell.columns
    return figures > 0


# ---------------------------------------------------------------- records


def _records(table: Table, names: dict[int, str], width: int, offset: int) -> Iterator[tuple[int, Line]]:
    begun = False
    unfilled = dict(names)
    for number, row in enumerate(table.rows):
        named = number >= table.heads
        if named or _is_title(row):
            if begun:
                yield offset - 1, ()
            begun = True
            within, at = offset, 0
            for cell in row:
                label = _label(names, at)
                if cell.spans:
                    yield from _value(label if named else "", cell, width, within)
                    unfilled.pop(at if named else -1, None)
                within += len(label) + len(_words(cell)) + 2
                at += cell.columns
        offset += _length(row, names)
    if unfilled:
        words = (Span(f"{', '.join(filter(None, unfilled.values()))}: –", DIM | SIGN),)
        yield from _value("", Cell(words), width, offset)


def _is_title(row: Row) -> bool:
    """Whether one cell takes a row of headings: it is over the table, not over a column."""
    return len(row) == 1 and row[0].columns > 1


def _names(table: Table) -> dict[int, str]:
    """The heading of each column; those of several rows one after the other."""
    found: dict[int, list[str]] = {}
    for row in table.rows[: table.heads]:
        at = 0
        for cell in () if _is_title(row) else row:
            words = steady(line(plain(cell.spans)))
            for column in range(at, at + cell.columns if words else at):
                if words not in found.setdefault(column, []):
                    found[column].append(words)
            at += cell.columns
    return {column: ", ".join(words) for column, words in found.items()}


def _value(label: str, cell: Cell, width: int, offset: int) -> Iterator[tuple[int, Line]]:
    name = (Span(label, DIM | SIGN),) if label else ()
    indent = 2 if width > 20 else 0
    ribbon = Ribbon((*name, *cell.spans), BOLD if cell.header else 0, width)
    pad: Line = ()
    for start, end in breaks(ribbon.text, width - indent):
        yield offset + start, (*pad, *ribbon.cut(start, end))
        pad = (Span(" " * indent),) if indent else ()
