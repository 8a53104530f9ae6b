"""A page as words alone: paragraphs for programs, plain lines for a terminal without the reader."""

from __future__ import annotations

from collections.abc import Iterator

from tuireader import text
from tuireader.reading.addresses import shown
from tuireader.reading.blocks import Block, Heading, Page, Paragraph, Table, Verbatim, plain
from tuireader.reading.layout import lines


def paragraphs(page: Page) -> tuple[str, ...]:
    """The text of each block in order, without link numbers, markers and bars.

    A line end that stays is a newline; a table has one line for each row, its cells parted by tabs.
    """
    return tuple(words for block in page.blocks for words in _words(block) if words)


def _words(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Heading() | Verbatim():
            yield plain(block.spans)
        case Table():
            yield text.line(plain(block.caption))
            rows = ("\t".join(text.line(plain(cell.spans)) for cell in row) for row in block.rows)
            yield "\n".join(row for row in rows if row.strip())
        case _:
            pass


def render_plain(page: Page, width: int) -> list[str]:
    """The same lines the reader shows at `width`, without their looks."""
    laid = lines(page, width)
    count = laid.count()
    return ["".join(span.text for span in laid.line(i) or ()).rstrip() for i in range(count)]


def references(page: Page) -> list[str]:
    """One line for each link, its address whole and what it leads to unless it is a page.

    ``[3] https://… (image)``; a host in another script in both forms: see `addresses.shown`.
    """
    return [
        f"[{link.n}] {shown(link.url)}" + ("" if link.kind in ("link", "mail") else f" ({link.kind})")
        for link in page.links
    ]
