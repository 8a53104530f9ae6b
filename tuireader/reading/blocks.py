"""What a page is made of: blocks of spans, without any width yet.

The text in spans has passed `tuireader.text.clean`; a newline in it is a line end that must stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from tuireader.reading.style import PLAIN, SIGN


class Span(NamedTuple):
    """A piece of text that looks the same throughout. A named tuple, as a long page has tens of thousands."""

    text: str
    style: int = PLAIN
    """Flags of `tuireader.reading.style`."""
    link: int | None = None
    """The number of the link it belongs to, from 1."""


Line = tuple[Span, ...]
"""One line as it is drawn."""


@dataclass(frozen=True, slots=True)
class Margin:
    """One step in from the left."""

    kind: Literal["quote", "item", "indent"]
    width: int = 2
    """Cells."""
    marker: str = ""
    """What stands in it on the first line: ``•``, ``12.``; empty but in an item's first block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What all blocks share."""

    margins: tuple[Margin, ...] = ()
    """Outermost first."""
    tight: bool = False
    """No blank line before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """Running text. Images, attachments and embedded media are paragraphs that hold a link."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    """A heading of level 1 to 6."""

    spans: tuple[Span, ...]
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim(Block):
    """Lines whose columns matter. Tabs are expanded."""

    spans: tuple[Span, ...]
    code: bool = True
    """False for columns in plain text, which are not set in."""
    language: str = ""
    """As stated in the page, lower case; empty if it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Block):
    """A line across."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    spans: tuple[Span, ...] = ()
    header: bool = False
    columns: int = 1
    """How many columns it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """Cells in rows. A cell that reaches over several rows is followed by empty ones below it."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0
    """How many of the first rows are column headings."""
    caption: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An address the page points to."""

    n: int
    """From 1, in order of first appearance."""
    url: str
    """Absolute: http, https, mailto, gemini or gopher."""
    text: str
    """What was written where it first stood."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and where it stands, for an outline."""

    block: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A whole article's body."""

    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    headings: tuple[Section, ...] = ()


def plain(spans: tuple[Span, ...]) -> str:
    """The author's words in `spans`, without link numbers and other signs of ours."""
    return "".join(span.text for span in spans if not span.style & SIGN)
