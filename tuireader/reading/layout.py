"""A page at a width: lines, laid out as they are asked for.

A place in a page (`blocks.Place`) means the same at every width, so that the reader's place outlives a resize.
A blank line before a block has the offset -1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tuireader.reading.blocks import Block, Heading, Line, Page, Paragraph, Place, Rule, Span, Table, Verbatim
from tuireader.reading.columns import table_lines
from tuireader.reading.margins import beside
from tuireader.reading.ribbon import Ribbon, measure
from tuireader.reading.style import DIM, HEADING, PLAIN, SIGN
from tuireader.reading.syntax import coloured
from tuireader.reading.wrap import breaks, chops

INDENT = 2
"""Cells code is set in."""
CONTINUED = "↪ "
"""Stands before the rest of a code line that did not fit."""
ROOMY = 24
"""Cells: narrower blocks of code are not set in."""


def lines(page: Page, width: int) -> Lines:
    """`page` laid out at `width` cells; a width under 1 counts as 1."""
    return Lines(page, max(1, width))


class Lines:
    """The lines of a page. Each is laid out once, when it or a later one is asked for."""

    def __init__(self, page: Page, width: int) -> None:
        self.page = page
        self.width = width
        self._lines: list[Line] = []
        self._places: list[Place] = []
        self._coming = _page_lines(page, width)
        self._complete = False

    @property
    def known(self) -> int:
        """How many lines are laid out so far."""
        return len(self._lines)

    @property
    def complete(self) -> bool:
        """Whether these are all."""
        return self._complete

    def line(self, i: int) -> Line | None:
        """Line `i` from 0, None past the end. Lays out as far as needed and no further."""
        while i >= len(self._lines) and not self._complete:
            self._next()
        return self._lines[i] if 0 <= i < len(self._lines) else None

    def count(self) -> int:
        """How many lines there are; lays out the rest."""
        while not self._complete:
            self._next()
        return len(self._lines)

    def anchor(self, i: int) -> Place:
        """The place line `i` shows; past the end that of the last line, (0, 0) on an empty page."""
        self.line(i)
        if not self._places:
            return 0, 0
        return self._places[max(0, min(i, len(self._places) - 1))]

    def find(self, block: int, offset: int) -> int:
        """The line that shows a place; past the end of a block its last line."""
        place = (block, offset)
        while not self._complete and (not self._places or self._places[-1] <= place):
            self._next()
        at = bisect_right(self._places, place) - 1
        if at + 1 < len(self._places) and (at < 0 or self._places[at][0] < block):
            at += 1  # the block begins below: it has no blank line before it
        return max(0, at)

    def _next(self) -> None:
        for place, line in self._coming:
            self._places.append(place)
            self._lines.append(line)
            return
        self._complete = True


def _page_lines(page: Page, width: int) -> Iterator[tuple[Place, Line]]:
    for number, block in enumerate(page.blocks):
        if number and not block.tight:
            yield (number, -1), _blank(page.blocks[number - 1], block, width)
        for offset, line in _block_lines(block, width):
            yield (number, offset), line


def _blank(above: Block, below: Block, width: int) -> Line:
    """The line between two blocks: the bars of the quotes both are in go on."""
    shared = 0
    for one, other in zip(above.margins, below.margins, strict=False):
        if one.kind != other.kind or one.width != other.width or other.marker:
            break
        shared += 1
    _, rest, _ = beside(below.margins, width)
    dropped = len(below.margins) - len(rest)
    spans = rest[: max(0, shared - dropped)]
    while spans and spans[-1].text.isspace():
        spans = spans[:-1]
    if spans:
        last = spans[-1]
        spans = (*spans[:-1], last._replace(text=last.text.rstrip()))
    return spans


def _block_lines(block: Block, width: int) -> Iterator[tuple[int, Line]]:
    first, rest, room = beside(block.margins, width)
    before = first
    for offset, line in _inner(block, room):
        yield offset, (*before, *line) if before else line
        before = rest


def _inner(block: Block, room: int) -> Iterator[tuple[int, Line]]:
    match block:
        case Paragraph():
            return _flow(block.spans, PLAIN, room)
        case Heading():
            return _heading(block, room)
        case Verbatim():
            return _verbatim(block, room)
        case Table():
            return table_lines(block, room)
        case Rule():
            return iter([(0, (Span("─" * room, SIGN | DIM),))])
    raise TypeError(f"not a block: {block!r}")


def _flow(spans: tuple[Span, ...], flag: int, room: int) -> Iterator[tuple[int, Line]]:
    ribbon = Ribbon(spans, flag, room)
    for start, end in breaks(ribbon.text, room):
        yield start, ribbon.cut(start, end)


def _heading(block: Heading, room: int) -> Iterator[tuple[int, Line]]:
    ribbon = Ribbon(block.spans, HEADING, room)
    widest = 0
    for start, end in breaks(ribbon.text, room):
        line = ribbon.cut(start, end)
        widest = max(widest, measure(line))
        yield start, line
    if block.ruled:
        yield len(ribbon.text) + 1, (Span(("═" if block.level == 1 else "─") * widest, SIGN | DIM),)


def _verbatim(block: Verbatim, room: int) -> Iterator[tuple[int, Line]]:
    indent = INDENT if block.code and room >= ROOMY else 0
    room -= indent
    mark = len(CONTINUED) if room > 3 * len(CONTINUED) else 0
    pad: Line = (Span(" " * indent),) if indent else ()
    continued = Span(CONTINUED, SIGN | DIM)
    ribbon = Ribbon(coloured(block.spans, block.language), PLAIN, room)
    for start, end, more in chops(ribbon.text, room, mark):
        line = ribbon.cut(start, end)
        yield start, (*pad, continued, *line) if more and mark else (*pad, *line) if line else ()
