"""The best hits of a search as a view: few enough to be held, in the order of their rank."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from tuireader.library.listing import Key, Tally, View, rows
from tuireader.model import Row
from tuireader.query import tree
from tuireader.store import ranking
from tuireader.values import dataclass

MOST = 200
"""Articles that are ranked."""


@dataclass(slots=True)
class Ranked(View):
    """A view of some articles, best first. What is read or marked meanwhile stays where it is."""

    best: tuple[int, ...] = ()
    """Their ids."""

    def _rows(self, state: tree.Is | None, ids: Iterable[int]) -> list[Row]:
        found = rows(self.library, list(ids))
        return found if state is None else [row for row in found if not row.read]

    def _page(self, state: tree.Is | None, after: Key | None, backwards: bool, limit: int) -> list[Row]:
        places = {id: place for place, id in enumerate(self.best)}
        if backwards:
            end = len(self.best) if after is None else places.get(after[1], 0)
            return self._rows(state, self.best[:end])[-limit:]
        begin = 0 if after is None else places.get(after[1], len(self.best)) + 1
        return self._rows(state, self.best[begin:])[:limit]

    def holds(self, row: Row) -> bool:
        return row.id in self.best

    def ids(self) -> array[int]:
        return array("q", sorted(self.best))

    def ids_between(self, first: Row, last: Row) -> array[int]:
        begin, end = sorted((self._place(first), self._place(last)))
        return array("q", sorted(self.best[begin : end + 1]))

    def ids_beyond(self, row: Row, *, backwards: bool = False) -> array[int]:
        place = self._place(row)
        return array("q", sorted(self.best[:place] if backwards else self.best[place + 1 :]))

    def tally_between(self, first: Row, last: Row) -> Tally:
        return Tally(abs(self._place(first) - self._place(last)) + 1)

    def stretches(self, row: Row, first: Row, last: Row) -> bool:
        begin, end = sorted((self._place(first), self._place(last)))
        return row.id in self.best[begin : end + 1]

    def _place(self, row: Row) -> int:
        return self.best.index(row.id) if row.id in self.best else 0

    def position(self, key: Key) -> int:
        return self.best.index(key[1]) if key[1] in self.best else 0

    def tallies(self) -> tuple[Tally, Tally]:
        found = self._rows(None, self.best)
        return Tally(len(found)), Tally(sum(not row.read for row in found))

    def total(self) -> int:
        return self.tallies()[0].n

    def unread(self) -> int:
        return self.tallies()[1].n


def best(view: View) -> Ranked:
    """The best of what a view holds."""
    found = ranking.ranked(view.library.db, view.query, view.library.now(), MOST)
    return Ranked(view.library, view.query, view.order, view.kept, tuple(row.id for row in found))
