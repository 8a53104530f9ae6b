"""Which articles of a list are selected: single ones, ranges, all. Pure, and small also for a million."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

MANY = 5000
"""From so many on ids are kept as an array: eight bytes each in place of a hundred."""


class Picked:
    """Ids of articles: those of one large array but for some, and some besides."""

    def __init__(self, ids: Iterable[int] = (), large: array[int] | None = None) -> None:
        """`large`: ids in rising order."""
        self._large = array("q") if large is None else large
        self._without: set[int] = set()
        self._besides: set[int] = set()
        self.add(ids)

    def __len__(self) -> int:
        return len(self._large) - len(self._without) + len(self._besides)

    def __contains__(self, id: int) -> bool:
        return id in self._besides or (id not in self._without and self._in_large(id))

    def __iter__(self) -> Iterator[int]:
        if self._without:
            yield from (id for id in self._large if id not in self._without)
        else:
            yield from self._large
        yield from self._besides

    def add(self, ids: Iterable[int]) -> None:
        """Select these too."""
        for id in ids:
            if self._in_large(id):
                self._without.discard(id)
            else:
                self._besides.add(id)

    def drop(self, ids: Iterable[int]) -> None:
        """Select these no more."""
        for id in ids:
            if self._in_large(id):
                self._without.add(id)
            else:
                self._besides.discard(id)

    def turn(self, id: int) -> bool:
        """Select an article, or no more; whether it is selected then."""
        wanted = id not in self
        self.add([id]) if wanted else self.drop([id])
        return wanted

    def merged(self, ids: array[int]) -> Picked:
        """These and the rising `ids`: another value, so that it can be made beside the keys."""
        if len(ids) < MANY:
            return Picked([*self, *ids])
        return Picked(large=ids if not self else array("q", sorted({*self, *ids})))

    def _in_large(self, id: int) -> bool:
        place = bisect_left(self._large, id)
        return place < len(self._large) and self._large[place] == id
