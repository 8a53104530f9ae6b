"""A page for who hears it: what bars, rules and columns show is said in words, where it begins and where it ends."""

from __future__ import annotations

from collections.abc import Iterator

from tuireader.reading.blocks import Block, Heading, Margin, Page, Rule, Spans, Table, Verbatim
from tuireader.reading.columns import record_lines
from tuireader.reading.inline import GONE
from tuireader.reading.style import SIGN
from tuireader.reading.wrap import breaks

WORDLESS = frozenset("▾▪◦•‣↩")
"""Signs that say nothing aloud."""
HEAD = (1, 2)
"""Numbers of the blocks that hold facts and tags, parted by dots."""
STEP = 2
"""Cells that a list within a list is set in, for who reads by touch."""


def aloud(page: Page, width: int) -> list[str]:
    """The page in lines of at most `width` cells; its first block is the title of the article."""
    said: list[str] = []
    depth = 0
    for number, block in enumerate(page.blocks):
        quotes = sum(margin.kind == "quote" for margin in block.margins)
        parted = bool(number) and not (block.tight and quotes == depth)
        if quotes < depth:
            said.append("End of the quote." if not quotes else "End of the quote in it.")
        if parted:
            said.append("")
        if quotes > depth:
            said.append("Quote:" if not depth else "A quote in it:")
        depth = quotes
        said += _block(block, width, number)
    if depth:
        said.append("End of the quote.")
    return said


def _block(block: Block, width: int, number: int) -> Iterator[str]:
    before, after = _beside(block.margins)
    room = max(1, width - len(before))
    match block:
        case Rule():
            said = ["Section break."]
        case Heading():
            said = _flowing(("Heading: " if number else "") + _words(block.spans), room)
        case Table():
            lines = ["".join(span.text for span in line) for _, line in record_lines(block, room)]
            said = [f"Table, {_rows(block)}:", *lines, "End of the table."]
        case Verbatim(code=True):
            said = ["Code:", *_words(block.spans).split("\n"), "End of the code."]
        case Verbatim():
            said = _words(block.spans).split("\n")
        case _:
            words = _words(getattr(block, "spans", ()))
            said = _flowing(words.replace(" · ", "; ") if number in HEAD else words, room)
    for at, line in enumerate(said):
        yield f"{after if at else before}{line}".rstrip()


def _rows(table: Table) -> str:
    count = len(table.rows) - table.heads
    return "1 row" if count == 1 else f"{count} rows"


def _beside(margins: tuple[Margin, ...]) -> tuple[str, str]:
    """What stands before the first line and before the others."""
    items = [margin for margin in margins if margin.kind == "item"]
    if not items:
        return "", ""
    marker = items[-1].marker
    marker = "-" if marker and set(marker) <= WORDLESS else marker
    step = " " * (STEP * (len(items) - 1))
    hanging = step + " " * max(STEP, len(marker) + 1)
    return (f"{step}{marker} " if marker else hanging), hanging


def _words(spans: Spans) -> str:
    """The text with the numbers of links; what was struck out is said to be."""
    said, gone = "", False
    for span in spans:
        if span.style & SIGN and span.text.strip() == GONE:
            said += ")" if gone else "(struck out: "
            gone = not gone
        elif not (span.style & SIGN and set(span.text.strip()) <= WORDLESS and span.text.strip()):
            said += span.text
    return said


def _flowing(words: str, room: int) -> list[str]:
    return [words[start:end].rstrip() for start, end in breaks(words, room)] or [""]
