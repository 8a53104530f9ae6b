"""What stands left of a block: quote bars, list markers, indents, as far as the width allows."""

from __future__ import annotations

from tuireader.reading.blocks import Line, Margin, Span
from tuireader.reading.style import DIM, PLAIN, QUOTE, SIGN
from tuireader.text import cells

BAR = "│"


def beside(margins: tuple[Margin, ...], width: int) -> tuple[Line, Line, int]:
    """What stands before a block's first line, before the others, and how many cells are left for its text.

    Margins take half the width at most: the outermost go first, as the innermost say what the block is.
    """
    if not margins:
        return (), (), width
    left = width // 2
    kept: list[Margin] = []
    for margin in reversed(margins):
        if margin.width > left:
            break
        left -= margin.width
        kept.append(margin)
    kept.reverse()
    taken = sum(margin.width for margin in kept)
    return tuple(map(_first, kept)), tuple(map(_rest, kept)), width - taken


def _first(margin: Margin) -> Span:
    if not margin.marker:
        return _rest(margin)
    return Span(margin.marker + " " * (margin.width - cells(margin.marker)), SIGN)


def _rest(margin: Margin) -> Span:
    if margin.kind == "quote":
        return Span(BAR + " " * (margin.width - 1), SIGN | QUOTE | DIM)
    return Span(" " * margin.width, PLAIN)
