"""The best hits of a search as a view: few enough to be held, in the order of their rank."""

from __future__ import annotations

from tuireader.library.views.listing import Tally, View, rows
from tuireader.library.views.placed import Placed
from tuireader.model.rows import Row
from tuireader.store.finding import ranking
from tuireader.values import dataclass

MOST = 200
"""Articles that are ranked."""


@dataclass(slots=True)
class Ranked(View):
    """A view of some articles, best first. What is read or marked meanwhile stays where it is."""

    best: tuple[int, ...] = ()
    """Their ids."""

    def _all(self) -> list[Row]:
        return rows(self.library, list(self.best))

    def tallies(self) -> tuple[Tally, Tally]:
        found = self._all()
        return Tally(len(found)), Tally(sum(not row.read for row in found))

    def tallies_at_once(self) -> tuple[Tally, Tally]:
        return self.tallies()

    def total(self) -> int:
        return self.tallies()[0].n

    def unread(self) -> int:
        return self.tallies()[1].n


def best(view: View) -> Ranked:
    """The best of what a view holds."""
    found = tuple(row.id for row in ranking.ranked(view.library.db, view.query, view.library.now(), MOST))
    return Ranked(view.library, view.query, view.order, view.kept, Placed(found), found)
