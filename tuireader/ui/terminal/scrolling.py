"""Which part of the screen has scrolled, and by how much: so that the terminal can move what it shows already.

Rows that moved are found by look-up, so the search is linear in rows. Where panes stand side by side only some columns
have moved: a terminal with left and right margins (DECLRMM) moves those alone; another one moves whole rows, and what
stood beside is drawn again, if that is still less.
"""

from __future__ import annotations

from collections import Counter

from tuireader.ui.terminal.grid import Row, differences
from tuireader.values import dataclass

_COST, _COST_BESIDE = 20, 40
"""Bytes of setting the margins, SU, taking them off and the move after it: of whole rows, of some columns."""
_MOVE = 6
"""Bytes of the move to a row that has changed."""
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


def best_scroll(shown: list[Row], wanted: list[Row], changes: dict[int, bytes], *, beside: bool) -> Scroll | None:
    """The scroll that saves most on the way from `shown` to `wanted`; None if none saves anything.

    `changes`: row → where it has changed (`differences`); `beside`: the terminal can scroll some columns alone.
    """
    if len(changes) < 3:
        return None
    found = (_scroll(shown, wanted, changes, part, beside=beside) for part in _parts(changes))
    return max((one for one in found if one is not None), key=lambda one: one.saved, default=None)


def _parts(changes: dict[int, bytes]) -> set[tuple[int, int]]:
    """The columns that may have scrolled, from, up to: all, those that changed, those that changed in several rows."""
    columns = len(next(iter(changes.values())))
    lefts = Counter(change.find(1) for change in changes.values())
    rights = Counter(change.rfind(1) + 1 for change in changes.values())
    parts = {(0, columns)}
    for often in (1, 2):
        left = min((x for x, times in lefts.items() if times >= often), default=0)
        right = max((x for x, times in rights.items() if times >= often), default=columns)
        if left < right:
            parts.add((left, right))
    return parts


def _scroll(
    shown: list[Row], wanted: list[Row], changes: dict[int, bytes], part: tuple[int, int], *, beside: bool
) -> Scroll | None:
    """The commonest move of rows within some columns; None if it saves nothing."""
    left, right = part
    places: dict[str, int | None] = {}
    for y in changes:
        text = shown[y].text(left, right)
        if not text.isspace():
            places[text] = None if text in places else y
    found = ((y, places.get(wanted[y].text(left, right))) for y in changes)
    moves = [
        (y, came - y)
        for y, came in found
        if came is not None and came != y and shown[came].styles[left:right] == wanted[y].styles[left:right]
    ]
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
    moved = coming if whole else [old.with_part(new, left, right) for old, new in zip(region, coming, strict=True)]
    saved = sum(
        _bytes(changes.get(y, b"")) - _bytes(differences(now, wanted[y])) for y, now in enumerate(moved, top)
    ) - (_COST if whole else _COST_BESIDE)
    if saved <= 0:
        return None
    return Scroll(by, top, bottom, left, right, [*shown[:top], *moved, *shown[bottom + 1 :]], saved)


def _can_be_cut(row: Row, left: int, right: int) -> bool:
    """Whether no wide character stands across either edge, and none of which terminals disagree how wide it is."""
    return row.steady and bool(row.cells[left]) and (right == len(row.cells) or bool(row.cells[right]))


def _bytes(change: bytes) -> int:
    """About how many bytes a change of a row takes: the cells that differ, and the way there."""
    return _MOVE + change.count(1) if change else 0
