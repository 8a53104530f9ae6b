"""Plain text → a page: paragraphs, columns that must stay, bare addresses as links.

Blank lines part paragraphs. In a paragraph of several lines, columns decide first (indentation, aligned gaps,
box drawing: kept as they are), then length: lines that were clearly cut at 55 to 80 cells are joined again;
any others stay lines of their own.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tuireader import text
from tuireader.reading.bare import addresses, number
from tuireader.reading.blocks import Block, Page, Paragraph, Span, Verbatim
from tuireader.reading.code import TAB
from tuireader.reading.links import Numbers
from tuireader.reading.style import DIM, LINK, SIGN

NARROWEST, WIDEST = 55, 80
"""Between how many cells a line ends that was cut by hand or by a mail program."""

_PARTED = re.compile(r"(?:\A|\n)(?:[ \t]*\n)+")
_GAP = re.compile(r"\S(?: {3,}|\t+)\S|\S {2,}\S.*\S {2,}\S")
_DRAWN = re.compile(r"[\u2500-\u259f]|^\s*[+|][-=+|].*[+|]\s*$|\|.*\|")
_ITEM = re.compile(r"\s*(?:[-*+•–>#|]|\(?\w{1,3}[.)])\s")


def parse(body: str, reflow: bool = True) -> Page:
    """The page that the plain text `body` holds. Without `reflow` every line stays a line."""
    numbers = Numbers()
    safe = text.clean(body).rstrip()
    blocks = [_block(part, numbers, reflow) for part in _PARTED.split(safe) if part.strip()]
    return Page(tuple(blocks), numbers.links())


def verbatim(body: str, language: str = "") -> Page:
    """`body` as it is, every line and column; addresses are links, without a number that would shift anything."""
    numbers = Numbers()
    safe = text.clean(body).expandtabs(TAB).rstrip().lstrip("\n")
    spans = tuple(span for span in linked(safe, numbers) if not span.style & SIGN)
    return Page((Verbatim(spans=spans, code=False, language=language),) if safe else (), numbers.links())


def _block(part: str, numbers: Numbers, reflow: bool) -> Block:
    lines = [line.rstrip() for line in part.expandtabs(TAB).split("\n")]
    if len(lines) == 1:
        return Paragraph(spans=linked(lines[0].strip(), numbers))
    if keeps_columns(lines, "\t" in part.strip()):
        return Verbatim(spans=linked("\n".join(lines), numbers), code=False)
    lines = [line.strip() for line in lines]
    words = joined(lines) if reflow and was_wrapped(lines) else "\n".join(lines)
    return Paragraph(spans=linked(words, numbers))


def keeps_columns(lines: list[str], tabs: bool = False) -> bool:
    """Whether the lines of a paragraph say something by where their words stand."""
    if tabs or any(_DRAWN.search(line) for line in lines[:200]):
        return True
    if sum(1 for line in lines if _GAP.search(line)) * 2 >= len(lines):
        return True
    first, rest = _indent(lines[0]), [_indent(line) for line in lines[1:]]
    if not any(rest):
        return first >= 4 and len(lines) < 3  # a first line set in is how books begin a paragraph
    return max(rest) >= 2


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def was_wrapped(lines: list[str]) -> bool:
    """Whether one paragraph was cut into `lines` by its writer's program.

    Then nearly all but the last end between 55 and 80 cells, none is longer, and none begins like a list
    item.
    """
    cut = lines[:-1]
    widths = [text.cells(line) for line in cut]
    if max(*widths, text.cells(lines[-1])) > WIDEST + 2 or any(_ITEM.match(line) for line in lines):
        return False
    return sum(1 for width in widths if width >= NARROWEST) * 5 >= len(cut) * 4


def joined(lines: list[str]) -> str:
    """`lines` as one, a space between; none between wide characters or after a hyphen within a word."""
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        wide = text.cells(before[-1:]) == 2 and text.cells(line[:1]) == 2
        hyphened = before[-1:] == "-" and before[-2:-1].isalpha() and line[:1].islower()
        if not wide and not hyphened:
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def linked(words: str, numbers: Numbers) -> tuple[Span, ...]:
    """`words` with each bare address a numbered link. Punctuation after one is not part of it."""
    spans: list[Span] = []
    done = 0
    for start, end, url in addresses(words):
        if start > done:
            spans.append(Span(words[done:start]))
        n = number(numbers, url, words[start:end])
        spans += (Span(words[start:end], LINK, n), Span(f" [{n}]", SIGN | DIM | LINK, n))
        done = end
    if done < len(words) or not spans:
        spans.append(Span(words[done:]))
    return tuple(spans)
