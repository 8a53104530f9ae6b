"""Plain text → a page: paragraphs, quotes, lists, rules, columns that must stay, bare addresses as links.

Blank lines part paragraphs. In a paragraph of several lines, columns decide first (aligned gaps, box drawing,
indentation: kept as they are), then lists, then length: lines that were clearly cut by a program are joined
again; any others stay lines of their own. See `typed` for how that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tuireader import text
from tuireader.reading.bare import addresses, number
from tuireader.reading.blocks import Block, Heading, Margin, Page, Paragraph, Rule, Section, Span, Verbatim
from tuireader.reading.builder import MOST_MARGINS
from tuireader.reading.links import Numbers
from tuireader.reading.style import DIM, LINK, PLAIN, QUOTE, SIGN
from tuireader.reading.tabs import expanded
from tuireader.reading.typed import draws_columns, is_rule, is_set_in, items, joined, underlines, was_wrapped

# ``> ``, ``>>``, ``> >``, but not ``>>> ``, which is Python's prompt, and no ``>word``.
_QUOTE = re.compile(r"(?!>>> )(?: ?>)+(?: |$)")


def parse(body: str) -> Page:
    """The page that the plain text `body` holds."""
    return _Reading().page(text.clean(body))


def verbatim(body: str, language: str = "") -> Page:
    """`body` as it is, every line and column; addresses are links, without a number that would shift anything."""
    numbers = Numbers()
    safe = expanded(text.clean(body)).rstrip().lstrip("\n")
    spans = tuple(span for span in linked(safe, numbers) if not span.style & SIGN)
    return Page((Verbatim(spans=spans, code=False, language=language),) if safe else (), numbers.links())


class _Reading:
    """One text being read."""

    def __init__(self) -> None:
        self.numbers = Numbers()
        self.blocks: list[Block] = []
        self.headings: list[Section] = []
        self.margins: tuple[Margin, ...] = ()

    def page(self, safe: str) -> Page:
        for depth, lines in _quoted(safe.split("\n")):
            self.margins = (Margin("quote"),) * min(depth, MOST_MARGINS)
            for part in _parts(lines):
                self._part(part)
        return Page(tuple(self.blocks), self.numbers.links(), tuple(self.headings))

    def _part(self, written: list[str]) -> None:
        """A paragraph as it was typed: lines without a blank one between them."""
        lines = [expanded(line) for line in written]
        if any("\t" in line.strip() for line in written) or draws_columns(lines):
            self._columns(lines)
            return
        first = len(self.blocks)
        if len(lines) > 1 and underlines(lines[1], lines[0]):
            self._heading(lines[0].strip(), 1 if lines[1].strip()[0] == "=" else 2)
            lines = lines[2:]
            first = len(self.blocks)
        pending: list[str] = []
        for line in lines:
            if not is_rule(line):
                pending.append(line)
                continue
            self._prose(pending, first)
            pending = []
            self._add(Rule(margins=self.margins))
            first = len(self.blocks)
        self._prose(pending, first)

    def _prose(self, lines: list[str], first: int) -> None:
        """Lines that hold words. Blocks after the one numbered `first` stand without a blank line before them."""
        if not lines:
            return
        listed = items(lines)
        if listed is None:
            if is_set_in(lines):
                self._columns(lines, tight=len(self.blocks) > first)
            else:
                self._paragraph([line.strip() for line in lines], self.margins, len(self.blocks) > first)
            return
        levels: list[tuple[int, int]] = []
        for item in listed:
            tight = len(self.blocks) > first
            if item.marker is None:
                self._paragraph(item.lines, self.margins, tight)
                continue
            while levels and levels[-1][0] >= item.indent:
                levels.pop()
            above = tuple(Margin("indent", width) for _, width in levels)
            width = len(item.marker) + 1
            levels.append((item.indent, width))
            margins = (*self.margins, *above, Margin("item", width, item.marker))
            self._paragraph(item.lines, margins[-MOST_MARGINS:], tight)

    def _paragraph(self, lines: list[str], margins: tuple[Margin, ...], tight: bool) -> None:
        words = joined(lines) if was_wrapped(lines) else "\n".join(lines)
        self._add(Paragraph(spans=self._linked(words), margins=margins, tight=tight))

    def _heading(self, words: str, level: int) -> None:
        self.headings.append(Section(len(self.blocks), level, text.line(words)))
        self._add(Heading(spans=self._linked(words), level=level, ruled=True, margins=self.margins))

    def _columns(self, lines: list[str], tight: bool = False) -> None:
        words = "\n".join(line.rstrip() for line in lines)
        self._add(Verbatim(spans=self._linked(words), code=False, margins=self.margins, tight=tight))

    def _linked(self, words: str) -> tuple[Span, ...]:
        return linked(words, self.numbers, QUOTE if self.margins else PLAIN)

    def _add(self, block: Block) -> None:
        self.blocks.append(block)


def _quoted(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines quoted equally deep, without their marks."""
    run: list[str] = []
    depth = 0
    for line in lines:
        mark = _QUOTE.match(line) if line[:2].lstrip()[:1] == ">" else None
        deep = mark.group().count(">") if mark else 0
        if deep != depth:
            yield depth, run
            run, depth = [], deep
        run.append(line[mark.end() :] if mark else line)
    yield depth, run


def _parts(lines: list[str]) -> Iterator[list[str]]:
    """What stands between blank lines."""
    part: list[str] = []
    for line in lines:
        if line.strip():
            part.append(line.rstrip())
        elif part:
            yield part
            part = []
    if part:
        yield part


def linked(words: str, numbers: Numbers, flag: int = PLAIN) -> tuple[Span, ...]:
    """`words` with each bare address a numbered link. Punctuation after one is not part of it."""
    spans: list[Span] = []
    done = 0
    for start, end, url in addresses(words):
        if start > done:
            spans.append(Span(words[done:start], flag))
        n = number(numbers, url, words[start:end])
        spans += (Span(words[start:end], LINK | flag, n), Span(f" [{n}]", SIGN | DIM | LINK, n))
        done = end
    if done < len(words) or not spans:
        spans.append(Span(words[done:], flag))
    return tuple(spans)
