"""Puts a page together while a document is walked through: text comes in (see `writer`), blocks go out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from tuireader import text
from tuireader.reading.anchors import Anchors
from tuireader.reading.blocks import Block, Image, Margin, Page, Paragraph, Section, Span, Spans, plain
from tuireader.reading.grid import Grid
from tuireader.reading.links import Numbers
from tuireader.reading.markers import List
from tuireader.reading.writer import Writer

MOST_MARGINS = 24
"""A block knows the innermost so many: more fit on no screen."""


class Builder(Writer):
    """One page in the making."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__(numbers)
        self.margins: list[Margin] = []
        self.tight = False
        """The next block follows without a blank line."""
        self.make: Callable[[Spans], Block] = self.paragraph
        """What the text gathered so far becomes when its block ends."""
        self.lists: list[List] = []
        """The lists we are inside of, outermost first."""
        self.grid: Grid | None = None
        """The table of data we are inside of."""
        self.in_terms = False
        """The block before was a term of a definition list."""
        self.figure: int | None = None
        """How many blocks there were when the figure we are in began."""
        self.caption = ""
        """What that figure's caption says."""
        self.quotations = 0
        """How many quotations we are inside of."""
        self.explained: set[str] = set()
        """Long forms of abbreviations given already."""
        self.last_image: tuple[str, str | None] | None = None
        """Text and address of the image before: pages that load late say each twice."""
        self.images: dict[str, Image] = {}
        """By address, in order."""
        self.anchors = Anchors()
        self._blocks: list[Block] = []
        self._marked = False
        self._headings: list[Section] = []

    # ------------------------------------------------------------ blocks

    def set_in(self, margin: Margin) -> None:
        """What follows stands behind `margin`, until it is popped from `margins`."""
        self.margins.append(margin)
        self._marked = self._marked or bool(margin.marker)

    def paragraph(self, spans: Spans) -> Block:
        """The plain block; the usual value of `make`."""
        margins, tight = self.place()
        return Paragraph(spans=spans, margins=margins, tight=tight)

    def place(self) -> tuple[tuple[Margin, ...], bool]:
        """The margins of a block that begins here, and whether it is tight. A marker is used up by it."""
        margins = tuple(self.margins[-MOST_MARGINS:])
        if self._marked:
            self._marked = False
            for at, margin in enumerate(self.margins):
                if margin.marker:
                    self.margins[at] = Margin(margin.kind, margin.width)
        tight, self.tight = self.tight, False
        return margins, tight

    def flush(self) -> None:
        """The block ends here: what was gathered becomes one, if it holds anything to see."""
        if self.cell:
            if self._runs and not self._runs[-1].text.endswith("\n"):
                self._runs.append(Span("\n"))
            self._space, self._glued = False, True
            return
        if self._runs:
            self._sign_link()
        spans = self.take()
        if spans:
            self.add(self.make(spans))

    def take(self) -> Spans:
        """What was gathered, merged and without blank ends; nothing is left."""
        runs, self._runs = self._runs, []
        self._space, self._glued = False, True
        self.flushed += 1
        self.anchors.settle(runs)
        while runs and (runs[-1].text.isspace() or not runs[-1].text):
            runs.pop()
        if not runs or all(run.text.isspace() for run in runs):
            return ()
        return _merged(runs)

    def anchor(self, name: str) -> None:
        """The place `name` is here: at the word that comes next, or where the block ends if none does."""
        if self.grid is not None:
            self.grid.anchor(name)
        else:
            self.anchors.put(name, self.count, len(self._runs), self._space and not self._glued)

    def add(self, block: Block) -> None:
        """A finished block."""
        self._blocks.append(block)

    @property
    def count(self) -> int:
        """How many blocks there are."""
        return len(self._blocks)

    def loose_since(self, start: int) -> bool:
        """Whether a block after the one at `start` stands apart by a blank line."""
        return any(not block.tight for block in self._blocks[start + 1 :])

    def heading(self, level: int, spans: Spans) -> None:
        """Remember for the outline that the next block added is a heading."""
        self._headings.append(Section(len(self._blocks), level, text.line(plain(spans))))

    def page(self) -> Page:
        """The whole of it."""
        self.flush()
        anchors = self.anchors.within(self.count)
        return Page(
            tuple(self._blocks),
            self.numbers.links(),
            tuple(self._headings),
            self.numbers.jumps(anchors),
            anchors,
            tuple(self.images.values()),
        )


def _merged(runs: list[Span]) -> Spans:
    if len(runs) == 1:
        return (runs[0],)
    return tuple(
        Span("".join(run.text for run in alike), style, link)
        for (style, link), alike in groupby(runs, key=lambda run: run[1:])
    )
