"""Rows of terminal cells: what stands in each cell, and how text falls into cells.

Widths are those of Rich, so those Textual laid the text out with. Where terminals are known to disagree with
one another (emoji, joined characters), the row remembers it: see `Row.steady`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import is_not, ne

from tuireader.patterns import late
from tuireader.ui.terminal.sgr import PLAIN, Style, applied

# One cell each in every terminal: Latin, Greek, Cyrillic, punctuation, currency, arrows, mathematics, boxes,
# shapes, braille; left out are soft hyphen, marks, zero-width characters and the few that are emoji or wide.
_ONE = (
    " -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u2193\u2200-\u22ff\u2500-\u25a9\u25ac-\u25b5"
    "\u25b8-\u25bf\u25c2-\u25fa\u2713\u2715-\u2717\u2800-\u28ff"
)
# Two cells each in every terminal: kana, ideographs, Hangul syllables, full-width forms.
_TWO = "\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"
_MANY = 16
_BLANKS, _PLAINS = [" "] * _MANY, [PLAIN] * _MANY
_SINGLE = late(f"[{_ONE}]*")
_DOUBLE = late(f"[{_TWO}]")
_SIMPLE = late(f"[{_ONE}{_TWO}]*")


def _simple(text: str) -> Sequence[str] | None:
    """`text` as cells if every character is one cluster of a width beyond doubt."""
    if text.isascii() or _SINGLE.fullmatch(text):
        return text
    if _SIMPLE.fullmatch(text):
        return ["" if char == "\0" else char for char in _DOUBLE.sub("\\g<0>\0", text)]
    return None


def _looks(cells: Sequence[str], style: Style) -> list[Style]:
    """How cells look that are written in a style: blanks show no ink."""
    blank = style.blank
    return [style] * len(cells) if blank is None else [blank if cell == " " else style for cell in cells]


@lru_cache(maxsize=8192)
def is_steady(cluster: str, width: int) -> bool:
    """Whether every terminal gives `cluster` that width.

    They agree on letters, ideographs and non-spacing marks; not on emoji, joiners, variation selectors,
    spacing marks, flags, or what their tables are too old for.
    """
    base, marks = cluster[0], cluster[1:]
    if any(unicodedata.category(mark) != "Mn" or "\ufe00" <= mark <= "\ufe0f" for mark in marks):
        return False
    if _SINGLE.fullmatch(base):
        return width == 1
    if _DOUBLE.match(base):
        return width == 2
    return width == 1 and unicodedata.category(base)[0] in "LNP" and base < "\U0001f000"


class Row:
    """One row of cells.

    ``cells[x]`` is what stands in column x: a grapheme cluster, ``" "``, or ``""`` in the second half of a
    wide one. ``styles[x]`` is how it looks, ``ink[x]`` the style it was written in: of a blank, that of the words
    around it. A row is shared once it has been shown: write into a `copy`.
    ``steady`` is False if it may hold a cluster whose width terminals disagree on; `weigh` looks again.
    """

    __slots__ = ("_text", "cells", "ink", "steady", "styles")

    def __init__(self, cells: list[str], styles: list[Style], ink: list[Style], steady: bool = True) -> None:
        self.cells = cells
        self.styles = styles
        self.ink = ink
        self.steady = steady
        self._text: str | None = None

    @classmethod
    def blank(cls, columns: int) -> Row:
        return cls([" "] * columns, [PLAIN] * columns, [PLAIN] * columns)

    @classmethod
    def drawn(cls, parts: Iterable[tuple[str, str]]) -> Row | None:
        """The row that (parameters of SGR, text) draw one after the other, beginning and ending plain.

        None if they end otherwise, or if any width is in doubt.
        """
        cells: list[str] = []
        styles: list[Style] = []
        ink: list[Style] = []
        style = PLAIN
        for parameters, text in parts:
            if not text:
                style = applied(style, parameters)
                continue
            some = _simple(text)
            if some is None:
                return None
            cells += some
            ink += [style] * len(some)
            styles += _looks(some, style)
        return cls(cells, styles, ink) if style is PLAIN else None

    def copy(self) -> Row:
        return Row(self.cells[:], self.styles[:], self.ink[:], self.steady)

    def with_part(self, other: Row, left: int, right: int) -> Row:
        """This row with the columns from `left` up to `right` of another."""
        return Row(
            [*self.cells[:left], *other.cells[left:right], *self.cells[right:]],
            [*self.styles[:left], *other.styles[left:right], *self.styles[right:]],
            [*self.ink[:left], *other.ink[left:right], *self.ink[right:]],
        )

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Row) and self.cells == other.cells and self.styles == other.styles)

    __hash__ = None  # type: ignore[assignment]

    def weigh(self) -> None:
        """Set ``steady`` from what stands in the row now."""
        following = [*self.cells[1:], " "]
        self.steady = all(
            is_steady(cell, 1 if after else 2) for cell, after in zip(self.cells, following, strict=True) if cell
        )

    def text(self, left: int, right: int) -> str:
        """What stands from column `left` up to `right`, whatever it looks like. Only of a row that is shared."""
        if right - left < len(self.cells):
            return "".join(self.cells[left:right])
        if self._text is None:
            self._text = "".join(self.cells)
        return self._text

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, Style]]:
        """The columns from `start` up to `end` in parts written in one style: from, up to, the style."""
        for style, run in groupby(self.ink[start:end]):
            stop = start + len(list(run))
            yield start, stop, style
            start = stop

    def end(self) -> int:
        """The column after the last cell that is not a plain blank."""
        cells, styles = self.cells, self.styles
        x = len(cells)
        # Many at once: lists are compared faster than they are walked.
        while x >= _MANY and cells[x - _MANY : x] == _BLANKS and styles[x - _MANY : x] == _PLAINS:
            x -= _MANY
        while x and styles[x - 1] is PLAIN and cells[x - 1] == " ":
            x -= 1
        return x

    def write(self, x: int, text: str, style: Style) -> int:
        """Write `text` from column `x` as a terminal that does not wrap; return the column after it.

        What does not fit falls on the last column.
        """
        cells = _simple(text)
        if cells is not None and x + len(cells) <= len(self.cells):
            return self._write_cells(x, cells, style)
        from rich.cells import split_graphemes

        for start, stop, width in split_graphemes(text)[0]:
            x = self._write_cluster(x, text[start:stop], width, style)
        return x

    def _write_cells(self, x: int, cells: Sequence[str], style: Style) -> int:
        end = x + len(cells)
        self._halve(x, end)
        self.cells[x:end] = cells
        self.ink[x:end] = [style] * (end - x)
        self.styles[x:end] = _looks(cells, style)
        return end

    def _write_cluster(self, x: int, cluster: str, width: int, style: Style) -> int:
        cells = self.cells
        cluster = cluster.rstrip("\u200d")  # a joiner that joins nothing would take in what is drawn next
        if width == 0:
            self.steady = self.steady and all(unicodedata.category(mark) == "Mn" for mark in cluster)
            lead = x - 1
            if lead > 0 and not cells[lead]:
                lead -= 1
            if lead >= 0:
                cells[lead] += cluster
            return x
        self.steady = self.steady and is_steady(cluster, width)
        width = min(width, len(cells))
        x = min(x, len(cells) - width)
        self._halve(x, x + width)
        cells[x] = cluster
        self.styles[x] = (style.blank or style) if cluster == " " else style
        self.ink[x] = style
        if width == 2:
            cells[x + 1] = ""
            self.styles[x + 1] = self.ink[x + 1] = style
        return x + width

    def _halve(self, start: int, end: int) -> None:
        """Where writing from `start` to `end` cuts a wide character in two, the rest becomes a blank."""
        cells, styles = self.cells, self.styles
        if 0 < start < len(cells) and not cells[start]:
            cells[start - 1] = " "
            styles[start - 1] = styles[start - 1].blank or styles[start - 1]
        if end < len(cells) and not cells[end]:
            cells[end] = " "
            styles[end] = styles[end].blank or styles[end]

    def fitted(self, columns: int) -> Row:
        """A copy cut or filled to `columns`."""
        have = len(self.cells)
        if have <= columns:
            room = columns - have
            plain = [PLAIN] * room
            return Row(self.cells + [" "] * room, self.styles + plain, self.ink + plain, self.steady)
        row = Row(self.cells[:columns], self.styles[:columns], self.ink[:columns], self.steady)
        if not self.cells[columns]:
            row.cells[columns - 1] = " "
        return row


def differences(old: Row, new: Row) -> bytes:
    """For each column 1 if two rows differ there, else 0; nothing if they differ nowhere."""
    if old is new:
        return b""
    # As numbers, because nothing walks through two lists as fast.
    cells = int.from_bytes(bytes(map(ne, old.cells, new.cells)), "big")
    styles = int.from_bytes(bytes(map(is_not, old.styles, new.styles)), "big")
    return (cells | styles).to_bytes(len(old.cells), "big") if cells or styles else b""
