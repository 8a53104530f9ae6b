"""What a page is made of: blocks of spans, without any width yet.

The text in spans has passed `tuireader.text.clean`; a newline in it is a line end that must stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import Literal, NamedTuple

from tuireader.reading.style import PLAIN, SIGN
from tuireader.values import dataclass


class Span(NamedTuple):
    """A piece of text that looks the same throughout. A named tuple, as a long page has tens of thousands."""

    text: str
    style: int = PLAIN
    """Flags of `tuireader.reading.style`."""
    link: int | None = None
    """The number of the link it belongs to, for `Page.link`: from 1, or from -1 down where it jumps."""


Place = tuple[int, int]
"""Where in a page: (block, offset), the number of a block and how many of its characters stand before."""

Spans = tuple[Span, ...]
"""The text of a block, in order."""

Line = Spans
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
    ruled: bool = False
    """A line is drawn under it: levels 1 and 2 of a text, so that they are seen without colours too."""


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
    align: Literal["", "left", "center", "right"] = ""
    """As the page states it; empty if it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """Cells in rows. A cell that reaches over several rows is followed by empty ones below it."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0
    """How many of the first rows are column headings."""
    caption: tuple[Span, ...] = ()


LinkKind = Literal["link", "mail", "image", "audio", "video", "frame", "embed", "attachment", "jump"]
"""What an address leads to, as far as the page says it. ``jump``: to another place in the same page."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address the page points to, or a jump within the page."""

    n: int
    """From 1, in order of first appearance; of a jump from -1 down."""
    url: str
    """Absolute: http, https, mailto, gemini or gopher, without tracking parameters. Of a jump the page's own
    address with the fragment, or ``#fragment`` alone where that is not known."""
    text: str
    """What was written where it first stood."""
    kind: LinkKind = "link"
    target: Place | None = None
    """Where a jump leads; None of any other link, and of a jump to what is not shown."""
    written: str = ""
    """The address with its tracking parameters, as the page has it; empty if it had none."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture the page holds, whether its text shows it by words or not."""

    url: str
    """Absolute, http or https, as the page has it; or a ``data:`` address, which is the picture itself (RFC 2397)."""
    text: str
    """What it shows: its alternative text or its caption; empty if the page does not say."""
    link: int | None = None
    """The number of its link, if it has one."""
    width: int | None = None
    """Pixels, as the page states them; so is `height`."""
    height: int | None = None


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
    """Those that lead out; link ``n`` is ``links[n - 1]``. The text shows their numbers."""
    headings: tuple[Section, ...] = ()
    jumps: tuple[Link, ...] = ()
    """Those that lead to another place in the page; jump ``-n`` is ``jumps[n - 1]``. No number is shown."""
    anchors: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """By ``id`` (or ``name`` of an anchor): where it stands."""
    images: tuple[Image, ...] = ()
    """The pictures, in order, each address once; without those that stand for a character or count visits."""

    def link(self, n: int) -> Link | None:
        """What `Span.link` means; None if there is no such link."""
        where = self.links if n > 0 else self.jumps
        return where[abs(n) - 1] if 0 < abs(n) <= len(where) else None

    def below(self, head: tuple[Block, ...]) -> Page:
        """The same page with `head` above it: every place is so many blocks further down."""
        by = len(head)
        return Page(
            (*head, *self.blocks),
            self.links,
            tuple(replace(section, block=section.block + by) for section in self.headings),
            tuple(replace(jump, target=_lower(jump.target, by)) for jump in self.jumps),
            {name: (block + by, offset) for name, (block, offset) in self.anchors.items()},
            self.images,
        )


def _lower(place: Place | None, by: int) -> Place | None:
    return None if place is None else (place[0] + by, place[1])


def plain(spans: tuple[Span, ...]) -> str:
    """The author's words in `spans`, without link numbers and other signs of ours."""
    return "".join(span.text for span in spans if not span.style & SIGN)
