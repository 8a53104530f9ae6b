"""Which part of the screen has scrolled, and by how much: so that the terminal can move what it shows already.

Rows that moved are found by look-up, so the search is linear in rows. Where panes stand side by side only some columns
have moved: a terminal with left and right margins (DECLRMM) moves those alone; another one moves whole rows, and what
stood beside is drawn again, if that is still less.
"""

from __future__ import annotations

from collections import Counter
from operator import is_not, ne

from tuireader.ui.terminal.grid import Row
from tuireader.values import dataclass

_COST, _COST_BESIDE = 20, 40
"""Bytes of setting the margins, SU, taking them off and the move after it: of whole rows, of some columns."""
_MOVE = 6
"""Bytes of the move to a row that has changed."""
_MANY = 16
_OF_WHICH = 5
"""Of so many rows one at least must have moved alike: else it is no scroll, and not worth the reckoning."""


@dataclass(frozen=True, slots=True)
class Scroll:
    """A part of the screen moved by some rows: up, or down if `by` is negative. Rows and columns from 0."""

    by: int
    top: int
    bottom: int
    """The last row of the part."""
    left: int
    right: int
    """The column after its last one."""
    moved: list[Row]
    """What the screen shows after it."""
    saved: int
    """About how many bytes it saves."""


def best_scroll(shown: list[Row], wanted: list[Row], *, beside: bool) -> Scroll | None:
    """The scroll that saves most on the way from `shown` to `wanted`; None if none saves anything.

    `beside`: the terminal can scroll some columns alone.
    """
    changed = [y for y, row in enumerate(wanted) if row is not shown[y] and row != shown[y]]
    if len(changed) < 3:
        return None
    found = (_scroll(shown, wanted, changed, part, beside=beside) for part in _parts(shown, wanted, changed))
    return max((one for one in found if one is not None), key=lambda one: one.saved, default=None)


def _parts(shown: list[Row], wanted: list[Row], changed: list[int]) -> set[tuple[int, int]]:
    """The columns that may have scrolled, from, up to: all, those that changed, those that changed in several rows."""
    columns = len(wanted[0].cells)
    spans = [_span(shown[y], wanted[y]) for y in changed]
    lefts, rights = Counter(left for left, _ in spans), Counter(right for _, right in spans)
    parts = {(0, columns)}
    for often in (1, 2):
        left = min((x for x, times in lefts.items() if times >= often), default=0)
        right = max((x for x, times in rights.items() if times >= often), default=columns)
        if left < right:
            parts.add((left, right))
    return parts


def _span(old: Row, new: Row) -> tuple[int, int]:
    """The first column in which two rows differ, and the one after the last."""
    cells, styles, others, looks = old.cells, old.styles, new.cells, new.styles
    left, right = 0, len(cells)
    # Many columns at once: lists are compared faster than they are walked.
    while left < right and _same(old, new, left, left + _MANY):
        left += _MANY
    left = min(left, right)
    while left < right and cells[left] == others[left] and styles[left] is looks[left]:
        left += 1
    while right - _MANY > left and _same(old, new, right - _MANY, right):
        right -= _MANY
    while right > left and cells[right - 1] == others[right - 1] and styles[right - 1] is looks[right - 1]:
        right -= 1
    return left, right


def _same(old: Row, new: Row, start: int, end: int) -> bool:
    return old.cells[start:end] == new.cells[start:end] and old.styles[start:end] == new.styles[start:end]


def _scroll(
    shown: list[Row], wanted: list[Row], changed: list[int], part: tuple[int, int], *, beside: bool
) -> Scroll | None:
    """The commonest move of rows within some columns; None if it saves nothing."""
    left, right = part
    places: dict[object, int | None] = {}
    for y in changed:
        key = shown[y].key(left, right)
        if key[0].strip(" \0"):
            places[key] = None if key in places else y
    found = ((y, places.get(wanted[y].key(left, right))) for y in changed)
    moves = [(y, came - y) for y, came in found if came is not None and came != y]
    if not moves:
        return None
    by = Counter(move for _, move in moves).most_common(1)[0][0]
    rows = [y for y, move in moves if move == by]
    top, bottom = min(rows) + min(by, 0), max(rows) + max(by, 0)
    if len(rows) * _OF_WHICH < bottom - top + 1:
        return None
    whole = part == (0, len(wanted[0].cells))
    if not whole and not beside:
        left, right, whole = 0, len(wanted[0].cells), True
    region = shown[top : bottom + 1]
    if not whole and not all(map(_can_be_cut, region, [left] * len(region), [right] * len(region))):
        return None
    blank = [Row.blank(len(wanted[0].cells))] * abs(by)
    coming = region[by:] + blank if by > 0 else blank + region[:by]
    moved = coming if whole else [_put(old, new, left, right) for old, new in zip(region, coming, strict=True)]
    saved = sum(
        _distance(old, new) - _distance(now, new)
        for old, now, new in zip(region, moved, wanted[top : bottom + 1], strict=True)
    ) - (_COST if whole else _COST_BESIDE)
    if saved <= 0:
        return None
    return Scroll(by, top, bottom, left, right, [*shown[:top], *moved, *shown[bottom + 1 :]], saved)


def _can_be_cut(row: Row, left: int, right: int) -> bool:
    """Whether no wide character stands across either edge, and none of which terminals disagree how wide it is."""
    return row.steady and bool(row.cells[left]) and (right == len(row.cells) or bool(row.cells[right]))


def _put(old: Row, new: Row, left: int, right: int) -> Row:
    """`old` with the columns from `left` up to `right` of `new`."""
    return Row(
        [*old.cells[:left], *new.cells[left:right], *old.cells[right:]],
        [*old.styles[:left], *new.styles[left:right], *old.styles[right:]],
    )


def _distance(old: Row, new: Row) -> int:
    """About how many bytes lie between two rows: the cells that differ, and the way there."""
    if old is new or old == new:
        return 0
    differing: int = sum(map(ne, old.cells, new.cells)) + sum(map(is_not, old.styles, new.styles))
    return _MOVE + differing
