"""What the lines of a typed paragraph are: columns, a list, a rule, or prose cut by hand or by a program."""

from __future__ import annotations

import re
from itertools import pairwise

from tuireader import text
from tuireader.values import dataclass

NARROWEST, WIDEST = 55, 80
"""Between how many cells a line ends that was cut by a mail program or an editor."""

_GAP = re.compile(r"\S(?: {3,}|\t+)\S|\S {2,}\S.*\S {2,}\S")
_DRAWN = re.compile(r"[\u2500-\u259f]|^\s*[+|][-=+|].*[+|]\s*$|\|.*\||^\s*[-=]+(?: +[-=]+)+\s*$")
_RULE = re.compile(r"\s*(?:[-*_=~─—] ?){3,}")
_ITEM = re.compile(r"\s*(?:(?P<bullet>[-*+•‣◦▪–])|\(?(?P<number>[0-9]{1,3})[.)])\s+(?=\S)")
_BEGINS_LIKE_ONE = re.compile(r"\s*(?:[-*+•–>#|]|\(?\w{1,3}[.)])\s")


def draws_columns(lines: list[str]) -> bool:
    """Whether lines show gaps between columns, or boxes."""
    if any(_DRAWN.search(line) for line in lines[:200]) and not is_rule(lines[0]):
        return True
    return len(lines) > 1 and sum(1 for line in lines if _GAP.search(line)) * 2 >= len(lines)


def is_set_in(lines: list[str]) -> bool:
    """Whether the indentation of lines says something: code, a poem, an example."""
    first, rest = indent(lines[0]), [indent(line) for line in lines[1:]]
    if not any(rest):
        return first >= 4 and len(lines) < 3  # a first line set in is how books begin a paragraph
    return max(rest) >= 2


def indent(line: str) -> int:
    """Spaces before the first word."""
    return len(line) - len(line.lstrip(" "))


def is_rule(line: str) -> bool:
    """Whether a line is drawn across: ``---``, ``* * *``, ``=====``."""
    return _RULE.fullmatch(f"{line} ") is not None and len(set(line.replace(" ", ""))) == 1


def underlines(line: str, above: str) -> bool:
    """Whether `line` is drawn under the title `above` it, about as long."""
    drawn, title = line.strip(), above.strip()
    return (
        drawn[:1] in ("=", "-", "~")
        and is_rule(line)
        and " " not in drawn
        and not is_rule(above)
        and _ITEM.match(above) is None
        and abs(len(drawn) - text.cells(title)) <= 3
    )


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a paragraph that holds a list."""

    marker: str | None
    """As it was typed; None of what is no item."""
    indent: int
    lines: list[str]


def items(lines: list[str]) -> list[Item] | None:
    """A paragraph as the items of a list and what stands before, between and after them; None if it is none.

    It is one where it begins with an item. After other words two items are needed, numbered in order, or a
    colon before them: a wrapped line may begin with a dash or a number by chance.
    """
    heads = [_ITEM.match(line) for line in lines]
    found = [head for head in heads if head]
    if not found:
        return None
    if heads[0] is None:
        numbers = [int(head["number"]) for head in found if head["number"]]
        in_order = all(after == before + 1 for before, after in pairwise(numbers))
        before = lines[heads.index(found[0]) - 1]
        if not in_order or (len(found) < 2 and not before.endswith(":")):
            return None
    made: list[Item] = []
    for line, head in zip(lines, heads, strict=True):
        if head:
            made.append(Item(line[: head.end()].strip(), indent(line), [line[head.end() :]]))
        elif made and (made[-1].marker is None or _goes_on(made[-1], line)):
            made[-1].lines.append(line.strip())
        else:
            made.append(Item(None, 0, [line.strip()]))
    return made


def _goes_on(item: Item, line: str) -> bool:
    """Whether `line`, which begins no item, belongs to the one before: set in, or after a full line."""
    return indent(line) > item.indent or text.cells(item.lines[-1]) >= NARROWEST


def was_wrapped(lines: list[str]) -> bool:
    """Whether one paragraph was cut into `lines` by its writer's program.

    Then none is longer than 80 cells, the longest has 55 or more, none begins like a list item, and at nearly
    all ends the next word would not have fitted.
    """
    if len(lines) < 2:
        return False
    widths = [text.cells(line) for line in lines]
    widest = max(widths)
    if not NARROWEST <= widest <= WIDEST + 2 or any(_BEGINS_LIKE_ONE.match(line) for line in lines[1:]):
        return False
    full = 0
    for width, line in zip(widths, lines[1:], strict=False):
        word = line.split(" ", 1)[0]
        # Text without spaces is cut anywhere: there a line is full when it lacks a character or two.
        full += width >= NARROWEST and width + (1 + text.cells(word) if word.isascii() else 4) > widest
    return full * 5 >= (len(lines) - 1) * 4


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
