"""A view whose rows have been sorted once: its ids in order. Nothing moves in it until it is sorted anew."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuireader.model.rows import Row
from tuireader.query import tree
from tuireader.store.finding import paging, sorting

if TYPE_CHECKING:
    from tuireader.library.opening import Library

Key = tuple[int, ...]

REMEMBERED = 20_000
"""Places that are remembered: any other is looked for."""

STEP, LARGEST = 500, 20_000
"""Ids that are looked through at once for the next unread one: more and more."""


class Placed:
    """Ids in the order of a list."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.ids = ids if isinstance(ids, array) else array("q", ids)
        self._places: dict[int, int] = {}

    def place(self, id: int) -> int | None:
        """The place of an article, from 0; None if it is not here."""
        found = self._places.get(id)
        if found is None:
            try:
                found = self.ids.index(id)
            except ValueError:
                return None
            self._remember(found, [id])
        return found

    def at(self, place: int) -> int | None:
        """The id at a place, from 0; None where there are not so many."""
        return self.ids[place] if place < len(self.ids) else None

    def _remember(self, at: int, ids: Sequence[int]) -> None:
        if len(self._places) > REMEMBERED:
            self._places.clear()
        self._places.update(zip(ids, range(at, at + len(ids)), strict=True))

    def key_of(self, row: Row) -> Key:
        """The place of a row; before the first for one that is not here."""
        place = self.place(row.id)
        return (-1 if place is None else place,)

    def page(self, library: Library, after: Key | None, backwards: bool, limit: int) -> list[Row]:
        """At most `limit` rows after a key (before it if `backwards`)."""
        found: list[Row] = []
        low, high = (
            (0, after[0] if after else len(self.ids)) if backwards else (after[0] + 1 if after else 0, len(self.ids))
        )
        while low < high and len(found) < limit:
            count = min(high - low, max(1, limit - len(found)), 500)
            at = high - count if backwards else low
            some = self.ids[at : at + count]
            self._remember(at, some)
            there = paging.rows(library.db, some)
            rows = [there[id] for id in some if id in there]  # those that have been deleted leave no gap
            found = [*rows, *found] if backwards else [*found, *rows]
            low, high = (low, at) if backwards else (at + count, high)
        return found

    def next_unread(self, library: Library, key: Key | None, backwards: bool) -> Row | None:
        """The nearest unread row after a key (before it if `backwards`)."""
        low, high = (0, key[0] if key else len(self.ids)) if backwards else (key[0] + 1 if key else 0, len(self.ids))
        step = STEP
        while low < high:
            some = self.ids[max(low, high - step) : high][::-1] if backwards else self.ids[low : min(high, low + step)]
            id = sorting.next_of(library.db, some, tree.Is("unread"), library.now())
            if id is not None:
                return paging.rows(library.db, [id]).get(id)
            low, high = (low, high - step) if backwards else (low + step, high)
            step = min(2 * step, LARGEST)
        return None

    def between(self, first: Row | None, last: Row | None) -> array[int]:
        """The ids from one row to another, both included, in order; None: from the start, to the end."""
        begin = self.key_of(first)[0] if first else 0
        end = self.key_of(last)[0] if last else len(self.ids)
        return self.ids[max(0, begin) : end + 1]
