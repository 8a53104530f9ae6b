"""Lines → paragraphs, where nothing but the lines themselves tells which belong together.

A line is a paragraph. Two exceptions keep their lines together, as they stand: text broken at a fixed width with
blank lines between its paragraphs, and blocks whose columns matter (tables, code, lists set in).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_GAP = re.compile(r"(?<=\S)(?: {2,}|\t+ *)(?=\S)")
_ENDS = re.compile(r"[.!?…:;。！？]['\"”’»)\]]*$")
_FRAME = re.compile(r"^[\s|+:=_─━│┃┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬-]+$")
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_WIDEST = 100
_NARROWEST = 50


def columns_matter(block: Sequence[str]) -> bool:
    """Whether `block` (lines as written, no blank ones) is a table, code or anything set in columns."""
    if len(block) < 2 or max(map(len, block)) > 400:
        return False
    if sum(map(_is_row, block)) * 2 >= len(block) and any("|" in line or _FRAME.match(line) for line in block):
        return True
    if _aligned(block):
        return True
    indents = [_indent(line) for line in block]
    deep = [indent >= 2 for indent in indents]
    if max(map(len, block)) > _WIDEST:
        return False
    if sum(deep) * 2 > len(block):
        return True
    # Code: the line that opens a block is not set in, what it opens is.
    return sum(deep) * 3 >= len(block) and block[0][-1:] in ":{([" and not deep[0]


def _indent(line: str) -> int:
    spread = line.expandtabs(4)
    return len(spread) - len(spread.lstrip(" "))


def _is_row(line: str) -> bool:
    return line.count("|") >= 2 or (bool(_FRAME.match(line)) and len(line.strip()) >= 3)


def _aligned(block: Sequence[str]) -> bool:
    """Whether gaps of two or more spaces in different lines end at the same column."""
    seen: set[int] = set()
    shared = lines = 0
    for line in block:
        stops = {gap.end() for gap in _GAP.finditer(line.expandtabs(8))}
        if stops:
            lines += 1
            shared += bool(stops & seen)
        seen |= stops
    return shared >= 1 and lines * 2 >= len(block)


def wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    """Whether the text in `blocks` was broken at a fixed width.

    Each line but a block's last is then full: the word that follows would not have fitted. That, and most of them
    end inside a sentence; with fewer than three such lines, all must go on with a small letter.
    """
    pairs = [(a.rstrip(), b.strip()) for block in blocks for a, b in pairwise(block)]
    if not pairs:
        return False
    width = max(len(line.rstrip()) for block in blocks if len(block) > 1 for line in block)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    full = sum(len(a) + 1 + len(b.split(None, 1)[0]) > width for a, b in pairs)
    inside = sum(not _ENDS.search(a) for a, _ in pairs)
    if len(pairs) < 3:
        return all(len(a) >= _NARROWEST and not _ENDS.search(a) and b[:1].islower() for a, b in pairs)
    return full >= len(pairs) * 0.85 and inside * 2 >= len(pairs)


def even(line: str) -> str:
    """A line of prose with single blanks; spaces that are more than blanks (no-break, ideographic) stay."""
    return _BLANKS.sub(" ", line)


def together(block: Sequence[str]) -> str:
    """A block whose columns matter, verbatim but for blanks at line ends."""
    return "\n".join(line.rstrip() for line in block)


def joined(block: Sequence[str]) -> str:
    """A wrapped paragraph: its lines, each without surplus blanks."""
    return "\n".join(map(even, block))
