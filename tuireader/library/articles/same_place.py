"""Where one is in one text of an article, found again in another: the page's after the feed's."""

from __future__ import annotations

from tuireader.reading.blocks import Block, Heading, Page, Paragraph, Verbatim, plain
from tuireader.text import fold

ENOUGH = 60
"""Folded characters by which a paragraph is known again: an excerpt's last one is cut off."""
SHORTEST = 12
"""Fewer characters tell too little to be cut short."""

Place = tuple[int, int]
"""A block's index, and how far into it (`reading.layout.Lines.anchor`)."""


def same_place(before: Page, after: Page, place: Place) -> Place:
    """The place in `after` that shows what `place` shows in `before`; else that of the nearest paragraph above it."""
    block, offset = place
    if block >= len(before.blocks):
        return place
    if block < len(after.blocks) and _words(before.blocks[block]) == _words(after.blocks[block]):
        return place
    there: dict[str, int] = {}
    for index, one in enumerate(after.blocks):
        if words := _words(one):
            there.setdefault(words, index)
            there.setdefault(words[:ENOUGH], index)
    for above in range(block, -1, -1):
        words = _words(before.blocks[above])
        if not words:
            continue
        found = there.get(words, there.get(words[:ENOUGH]))
        if found is None and len(words) >= SHORTEST:
            cut = words.rstrip(" .…")
            found = next((index for known, index in there.items() if known.startswith(cut)), None)
        if found is not None:
            return (found, offset) if above == block else (found, 0)
    return 0, 0


def _words(block: Block) -> str:
    if isinstance(block, Paragraph | Heading | Verbatim):
        return fold(plain(block.spans)[:400])
    return ""
