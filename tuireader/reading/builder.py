"""Puts a page together while a document is walked through: text comes in, blocks go out.

White space is kept as a debt (`_space`): it is paid when the next word comes and forgotten at the end of a
block or before a line break, as in CSS Text 3, section 4.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING

from tuireader import text
from tuireader.reading.addresses import deceives
from tuireader.reading.anchors import Anchors
from tuireader.reading.bare import addresses, may_hold
from tuireader.reading.blocks import Block, LinkKind, Margin, Page, Paragraph, Section, Span, plain
from tuireader.reading.links import Numbers, OpenLink, ends_in_address
from tuireader.reading.style import CODE, DIM, LINK, PLAIN, SIGN
from tuireader.reading.tabs import expanded

if TYPE_CHECKING:
    from tuireader.reading.lists import List
    from tuireader.reading.tables import Grid

MOST_MARGINS = 24
"""A block knows the innermost so many: more fit on no screen."""
_SPACES = re.compile("[ \t\n\r\f]+")
_WIDE = "[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]"
# A line end between wide characters of scripts without spaces is no space (CSS Text 4, 4.1.3).
_WIDE_LINE_END = re.compile(f"({_WIDE})[ \t]*\n[ \t]*(?={_WIDE})")
Spans = tuple[Span, ...]


class Builder:
    """One page in the making."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.style = PLAIN
        self.link: OpenLink | None = None
        self.margins: list[Margin] = []
        self.tight = False
        """The next block follows without a blank line."""
        self.verbatim = False
        """White space counts."""
        self.cell = False
        """Inside a table cell: blocks become lines of the cell."""
        self.make: Callable[[Spans], Block] = self.paragraph
        """What the text gathered so far becomes when its block ends."""
        self.flushed = 0
        """How many times a block ended: tells whether `mark` is still valid."""
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
        self.anchors = Anchors()
        self._blocks: list[Block] = []
        self._marked = False
        self._headings: list[Section] = []
        self._runs: list[Span] = []
        self._space = False
        self._glued = True

    # ------------------------------------------------------------ text

    def text(self, raw: str) -> None:
        """Text from the document: made safe, white space collapsed unless it counts."""
        words = text.clean(raw)
        if self.verbatim:
            if words:
                self._put(expanded(words) if self.cell else words)  # in a block of its own: `code.code_block`
            return
        if "\n" in words and not words.isascii():
            words = _WIDE_LINE_END.sub(r"\1", words)
        words = _SPACES.sub(" ", words)
        core = words.strip(" ")
        if not core:
            self._space = self._space or bool(words)
            return
        if words[0] == " ":
            self._space = True
        if self.link is None and may_hold(core) and not self.style & CODE:
            self._put_linked(core)
        else:
            self._put(core)
        self._space = words[-1] == " "

    def _put_linked(self, words: str) -> None:
        """`words` with each bare address a link."""
        done = 0
        for start, end, url in addresses(words):
            if start > done:
                self._put(words[done:start])
            outer = self.open_link(url)
            self._put(words[start:end])
            self.close_link(outer)
            done = end
        if done < len(words):
            self._put(words[done:])

    def opening(self, sign: str, flag: int = PLAIN) -> None:
        """A mark that belongs to the word after it: ``“``, ``^(``."""
        self._put(sign, self.style | flag)
        self._glued = True

    def closing(self, sign: str, style: int | None = None) -> None:
        """A mark that belongs to the word before it: ``”``, ``)``."""
        self._space = False
        self._put(sign, style)

    def phrase(self, words: str, flag: int = PLAIN) -> None:
        """Words of ours that stand as words of their own: ``[image: …]``."""
        self._space = self._space or (not self._glued and not self._runs[-1].style & SIGN)
        self._put(words, self.style | flag)

    def sign(self, mark: str) -> None:
        """A mark of ours before the words of a block."""
        self._runs.append(Span(mark, SIGN))
        self._glued = True

    def br(self) -> None:
        """A line end; a second one in a row ends the paragraph."""
        self._space = False
        if self._runs and self._runs[-1].text.endswith("\n") and not self.verbatim:
            if not self.cell:
                self.flush()
        elif self._runs or self.verbatim:
            self._runs.append(Span("\n"))
            self._glued = True

    def _put(self, words: str, style: int | None = None) -> None:
        style = self.style if style is None else style
        link = self.link
        n: int | None = None
        if link is not None:
            style |= LINK
            link.words.append(words)
            if link.n is None and not words.isspace():
                link.n = self._number(link)
            n = link.n
        if self._space:
            self._space = False
            if not self._glued:
                last = self._runs[-1]
                self._runs.append(Span(" ", style & last.style, n if n == last.link else None))
                if link is not None:
                    link.words.insert(len(link.words) - 1, " ")
        self._glued = False
        self._runs.append(Span(words, style, n))

    def pay_space(self) -> None:
        """Write the white space that is due now, so that what comes next can be taken back by `since`."""
        if self._space and not self._glued:
            self._runs.append(Span(" "))
            self._glued = True
        self._space = False

    def fresh_line(self) -> None:
        """A new line within code, unless one has just begun."""
        if self._runs and not self._runs[-1].text.endswith("\n"):
            self._runs.append(Span("\n"))

    def mark(self) -> tuple[int, int]:
        """Where we are, for `since`."""
        return self.flushed, len(self._runs)

    def before(self, mark: tuple[int, int]) -> str:
        """The character before `mark`; empty at the beginning of a block."""
        return self._runs[mark[1] - 1].text[-1:] if 0 < mark[1] <= len(self._runs) else ""

    def since(self, mark: tuple[int, int]) -> list[Span] | None:
        """The runs written since `mark`, for `replace`; None if a block ended meanwhile."""
        flushed, start = mark
        return self._runs[start:] if flushed == self.flushed else None

    def replace(self, mark: tuple[int, int], runs: list[Span]) -> None:
        """Put `runs` in the place of what `since` gave."""
        self._runs[mark[1] :] = runs

    # ------------------------------------------------------------ links

    def open_link(self, url: str, kind: LinkKind = "link") -> OpenLink | None:
        """Everything until `close_link` belongs to `url`. Gives the link around it, for that call.

        Of a ``jump`` `url` is the name of the place.
        """
        outer, self.link = self.link, OpenLink(url, kind)
        return outer

    def _number(self, link: OpenLink) -> int:
        return self.numbers.jump(link.url) if link.kind == "jump" else self.numbers.number(link.url, link.kind)

    def close_link(self, outer: OpenLink | None) -> None:
        """The link ends: its number is written."""
        self._sign_link()
        link, self.link = self.link, outer
        if link is not None and link.n is not None:
            self.numbers.name(link.n, "".join(link.words))

    def count_in(self, words: str) -> None:
        """What a link inside the open one says belongs to the open one as well, so that it gets a number."""
        if self.link is not None:
            self.link.words.append(words)
            self.link.n = self.link.n or self._number(self.link)

    def _sign_link(self) -> None:
        link = self.link
        if link is None or link.n is None or link.signed or link.n < 0:
            return
        link.signed = True
        gap = " " if ends_in_address("".join(link.words[-3:])) else ""
        true = deceives("".join(link.words[:9]), link.url) if gap and link.kind == "link" else ""
        sign = f"{gap}[{link.n}: {true}]" if true else f"{gap}[{link.n}]"
        self._runs.append(Span(sign, SIGN | DIM | LINK, link.n))
        self._glued = False

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
            tuple(self._blocks), self.numbers.links(), tuple(self._headings), self.numbers.jumps(anchors), anchors
        )


def _merged(runs: list[Span]) -> Spans:
    if len(runs) == 1:
        return (runs[0],)
    return tuple(
        Span("".join(run.text for run in alike), style, link)
        for (style, link), alike in groupby(runs, key=lambda run: run[1:])
    )
