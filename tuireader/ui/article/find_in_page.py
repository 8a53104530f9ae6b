"""Finding words in the page that is read: over the lines as they are laid out, case and accents aside. Pure."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from tuireader.reading.blocks import Heading, Line, Paragraph
from tuireader.reading.layout import Lines
from tuireader.reading.margins import beside
from tuireader.reading.style import SIGN


class Mark(NamedTuple):
    """A piece of a line that belongs to a hit."""

    start: int
    end: int
    """Characters of the line as it is drawn."""
    hit: int
    """Which one, from 0."""


class PageText:
    """The words of all lines as one folded text, and where each of its characters stands on the screen.

    Signs of ours (numbers of links, bars of quotes) are left out, and lines of one paragraph are joined, so that what
    is broken over two lines is found. What stands in two paragraphs is not one phrase.
    """

    def __init__(self, lines: Lines) -> None:
        """Lays out the whole page."""
        self.lines = lines
        self._starts: list[int] = []
        self._columns: list[list[int] | range] = []
        pieces: list[str] = []
        length = 0
        for i in range(lines.count()):
            line, margin = lines.line(i) or (), self._margin(i)
            words, columns = _folded_line(line, margin)
            self._starts.append(length)
            self._columns.append(columns)
            joint = self._joint(i, sum(len(span.text) for span in line) - margin)
            pieces += (words, joint)
            length += len(words) + len(joint)
        self.text = "".join(pieces)

    def _margin(self, i: int) -> int:
        """How many characters of line `i` are bars and indents of ours."""
        block, offset = self.lines.anchor(i)
        margins = self.lines.page.blocks[block].margins
        if not margins or offset < 0:
            return 0
        first, rest, _ = beside(margins, self.lines.width)
        return sum(len(span.text) for span in (rest if offset else first))

    def _joint(self, i: int, drawn: int) -> str:
        """What stands between line `i`, of `drawn` characters, and the next: nothing, a space, or an end."""
        (block, start), (other, after) = self.lines.anchor(i), self.lines.anchor(i + 1)
        if i + 1 >= self.lines.count() or block != other or start < 0:
            return "\n"
        if not isinstance(self.lines.page.blocks[block], Paragraph | Heading):
            return "\n"
        return "" if start + drawn == after else " "

    def line_of(self, at: int) -> int:
        """The line on which character `at` of the text stands."""
        return max(0, bisect_right(self._starts, at) - 1)

    def columns(self, line: int) -> tuple[int, list[int] | range]:
        """Where the line's words begin in the text, and the place in the drawn line of each of their characters."""
        return self._starts[line], self._columns[line]


class Find:
    """All places of some words in a page, and which of them is looked at."""

    def __init__(self, page: PageText, words: str, wanted: re.Pattern[str] | None = None) -> None:
        """`wanted`: what finds them in a folded text; None: they stand there as they are."""
        self.page = page
        self.words = words
        self.wanted = wanted
        if wanted is None:
            wanted = re.compile(re.escape(" ".join(folded(words)[0].split())))
        found = [match.span() for match in wanted.finditer(page.text) if match.end() > match.start()]
        self._hits = [start for start, _ in found]
        self._ends = [end for _, end in found]
        self._longest = max((end - start for start, end in found), default=0)
        self.at = -1
        """The hit that is looked at, from 0; -1: none."""

    def __len__(self) -> int:
        return len(self._hits)

    def line(self, hit: int) -> int:
        """The line on which a hit begins."""
        return self.page.line_of(self._hits[hit])

    def first_from(self, line: int) -> int:
        """The first hit on this line or below; the first of all if there is none; -1 if there are no hits."""
        if not self._hits:
            return -1
        start, _ = self.page.columns(min(line, self.page.lines.count() - 1))
        return bisect_left(self._hits, start) % len(self._hits)

    def step(self, by: int) -> bool:
        """Look at the next hit, or the one before; whether that went past an end of the page."""
        at = self.at + by
        self.at = at % len(self._hits)
        return at != self.at

    def marks(self, line: int) -> list[Mark]:
        """What of the hits stands on a line."""
        if not self._hits:
            return []
        start, columns = self.page.columns(line)
        found = []
        for hit in range(bisect_right(self._hits, start - self._longest), len(self._hits)):
            begin = self._hits[hit] - start
            if begin >= len(columns):
                break
            end = min(self._ends[hit] - start, len(columns))
            if end > max(begin, 0):
                found.append(Mark(columns[max(begin, 0)], columns[end - 1] + 1, hit))
        return found


def folded(text: str) -> tuple[str, list[int] | range]:
    """`text` without case and accents, and for each character of that its place in `text`."""
    if text.isascii():
        return text.lower(), range(len(text))
    found: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        plain = _plain(char)
        found.append(plain)
        places += [place] * len(plain)
    return "".join(found), places


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """A character without case and accents: nothing of a combining one."""
    parts = unicodedata.normalize("NFKD", char).casefold()
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")


def _folded_line(line: Line, margin: int) -> tuple[str, list[int] | range]:
    """The author's words behind the margin, folded, and for each character its place in the drawn line."""
    if not margin and len(line) == 1 and not line[0].style & SIGN:
        return folded(line[0].text)
    words: list[str] = []
    columns: list[int] = []
    at = 0
    for span in line:
        if at >= margin and not span.style & SIGN:
            plain, places = folded(span.text)
            words.append(plain)
            columns += [at + place for place in places]
        at += len(span.text)
    return "".join(words), columns
