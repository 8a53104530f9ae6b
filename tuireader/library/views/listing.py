"""Views: a query in an order, by pages.

A view remembers which rows the reader changed while looking at it (`keep`): under "unread only", what was just read
stays where it is until the view is left. Nothing else is held: a page is asked for by the key of the row beside it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from tuireader import orders
from tuireader.library.opening import Library
from tuireader.library.views.keyed import Keyed, Part, both, others, parts_of
from tuireader.library.views.placed import Placed
from tuireader.model.rows import Row
from tuireader.model.selections import Order
from tuireader.query import build, tree
from tuireader.store.finding import paging, planning, sorting, tallies, walking
from tuireader.values import dataclass

Key = tuple[int, ...]
"""The place of a row in its view: for pages, which begin after one."""
Tally = tallies.Tally

PAGE = 200
"""Rows asked for at once."""


def key_of(row: Row) -> Key:
    """The place of a row in lists by date alone."""
    return (row.sort, row.id)


def batches(rows: Iterable[Row], size: int = PAGE) -> Iterator[list[Row]]:
    """`rows` in lists of at most `size`."""
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def missing(library: Library, ids: Iterable[int]) -> list[int]:
    """Those of `ids` that no article has."""
    wanted = list(dict.fromkeys(ids))
    there = {id for some in batched(wanted) for id in paging.rows(library.db, some)}
    return [id for id in wanted if id not in there]


def rows(library: Library, ids: list[int]) -> list[Row]:
    """The rows of these articles (some hundred at most), in their order; those that are not there left out."""
    found = paging.rows(library.db, ids)
    return [found[id] for id in ids if id in found]


def batched(ids: list[int], size: int = PAGE) -> Iterator[list[int]]:
    """`ids` in lists of at most `size`."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


@dataclass(slots=True)
class View:
    """The articles of a query, in an order."""

    library: Library
    query: tree.Node
    order: Order = "newest"
    kept: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    """Ids of rows that stay although they may not fit the query any more, with the marks they had: read, starred."""
    _shape: Keyed | Placed | None = None
    """How its rows are found; see `_rows`."""

    # ------------------------------------------------------------ its order

    @property
    def unsorted(self) -> bool:
        """Whether its first page waits for all its articles to be sorted."""
        return self._shape is None and not isinstance(self._keyed(), Keyed)

    def sorted_ids(self) -> array[int]:
        """The ids of all its articles in order, where it is `unsorted`: for `take`."""
        keyed = Keyed(self.query, (Part(),), True, False, self.kept)
        return sorting.ids(self.library.db, keyed.plans(self.library, 0), orders.terms(self.order))

    def take(self, ids: array[int]) -> None:
        """From now on its rows are these, in this order."""
        self._shape = Placed(ids)

    def _keyed(self) -> Keyed | None:
        terms = orders.terms(self.order)
        parts = parts_of(terms, self.query)
        if parts is None:
            return None
        name, turned = terms[-1]
        by_date = name not in ("newest", "received")  # the date decides what the states leave open
        return Keyed(self.query, parts, by_date or not turned, name == "received", self.kept)

    @property
    def _rows(self) -> Keyed | Placed:
        """By keysets, or sorted once."""
        if self._shape is None:
            self._shape = self._keyed() or Placed(self.sorted_ids())
        return self._shape

    def within(self, library: Library) -> View:
        """The same view by another connection to the library."""
        shape = self._shape if isinstance(self._shape, Placed) else None  # by keysets it is made anew at once
        return replace(self, library=library, kept=dict(self.kept), _shape=shape)

    def key_of(self, row: Row) -> Key:
        """The place of a row in this view."""
        return self._rows.key_of(row)

    # ------------------------------------------------------------ its rows

    def keep(self, row: Row) -> None:
        """Let `row` stay in this view where it is, whatever its marks become."""
        self.kept.setdefault(row.id, (row.read, row.starred))

    def page(self, after: Key | None = None, *, backwards: bool = False, limit: int = PAGE) -> list[Row]:
        """At most `limit` rows after a key (before it if `backwards`), in the view's order."""
        rows = self._rows
        if isinstance(rows, Placed):
            return rows.page(self.library, after, backwards, limit)
        return rows.page(self.library, None, after, backwards, limit)

    def walk(self) -> Iterator[Row]:
        """Every row of the view, page by page: for printing, however many there are."""
        after: Key | None = None
        while found := self.page(after):
            yield from found
            after = self.key_of(found[-1])

    def fresh(self, ids: list[int]) -> dict[int, Row]:
        """The present state of these rows (some hundred at most), by id."""
        return paging.rows(self.library.db, ids)

    def holds(self, row: Row) -> bool:
        """Whether the article is in the view now."""
        if row.id in self.kept:
            return True
        if isinstance(self._shape, Placed):
            return self._shape.place(row.id) is not None
        return bool(walking.count(self.library.db, planning.among([row.id], self.query, self.library.now())))

    def lacks(self, ids: Iterable[int]) -> bool:
        """Whether some of these articles fit the query and have no place, as they came after it was sorted."""
        shape = self._shape
        if not isinstance(shape, Placed):
            return False
        missing = [id for id in ids if shape.place(id) is None]
        return bool(missing and walking.count(self.library.db, planning.among(missing, self.query, self.library.now())))

    def next_unread(self, key: Key | None, *, backwards: bool = False) -> Row | None:
        """The nearest unread row after a key (before it if `backwards`)."""
        rows = self._rows
        if isinstance(rows, Placed):
            return rows.next_unread(self.library, key, backwards)
        found = rows.page(self.library, _UNREAD, key, backwards, 1)
        return found[0] if found else None

    def at(self, place: int) -> Row | None:
        """The row at a place, from 0; None where there are not so many."""
        rows = self._rows
        id = rows.at(place) if isinstance(rows, Placed) else rows.at(self.library, place)
        return None if id is None else paging.rows(self.library.db, [id]).get(id)

    def position(self, key: Key) -> int:
        """How many rows of the view come before a key."""
        rows = self._rows
        return key[0] if isinstance(rows, Placed) else rows.before(self.library, key)

    # ------------------------------------------------------------ stretches of it

    def ids(self) -> array[int]:
        """The ids of all its articles, rising."""
        return self._ids(None, None)

    def ids_between(self, first: Row, last: Row) -> array[int]:
        """The ids of the articles from one row to another, both included, in whatever order they are given; rising."""
        return self._ids(*self._in_order(first, last))

    def ids_beyond(self, row: Row, *, backwards: bool = False) -> array[int]:
        """The ids of the articles after a row (before it if `backwards`), rising."""
        found = self._ids(None, row) if backwards else self._ids(row, None)
        return array("q", (id for id in found if id != row.id))

    def tally_between(self, first: Row, last: Row) -> Tally:
        """How many articles there are from one row to another, as far as it takes no time to know."""
        rows, ends = self._rows, self._in_order(first, last)
        if isinstance(rows, Placed):
            return Tally(len(rows.between(*ends)))
        found = [tallies.tally_of(self.library.db, plan) for plan in rows.stretch(self.library, *ends)]
        return Tally(sum(one.n for one in found), all(one.whole for one in found))

    def stretches(self, row: Row, first: Row, last: Row) -> bool:
        """Whether a row stands between two others, or is one of them."""
        low, high = sorted((self._rank(first), self._rank(last)))
        return low <= self._rank(row) <= high

    def _rank(self, row: Row) -> Key:
        rows = self._rows
        return rows.key_of(row) if isinstance(rows, Placed) else rows.rank(row)

    def _in_order(self, first: Row, last: Row) -> tuple[Row, Row]:
        return (first, last) if self._rank(first) <= self._rank(last) else (last, first)

    def _ids(self, first: Row | None, last: Row | None) -> array[int]:
        rows = self._rows
        if isinstance(rows, Placed):
            return array("q", sorted(rows.between(first, last)))
        return rows.ids(self.library, first, last)

    # ------------------------------------------------------------ how many there are

    def tallies(self) -> tuple[Tally, Tally]:
        """How many rows the view has, and how many of them are unread, as far as it takes no time to know."""
        return self._tallied(None), self._tallied(_UNREAD)

    def tallies_at_once(self) -> tuple[Tally, Tally]:
        """The same in one walk: where words are searched; kept rows are not counted."""
        return tallies.tallies(self.library.db, self.query, self.library.now())

    def _tallied(self, state: tree.Is | None) -> Tally:
        db, now = self.library.db, self.library.now()
        found = tallies.tally(db, both(self.query, state), now)
        if self.kept:
            more = tallies.tally_of(db, planning.among(self.kept, both(others(self.query), state), now))
            found = Tally(found.n + more.n, found.whole and more.whole)
        return found

    def hidden(self) -> Tally:
        """How many hidden articles would be in the view if it showed them; none where it says itself what it shows."""
        if build.speaks_of_hidden(self.query):
            return Tally(0)
        return tallies.tally(self.library.db, both(self.query, _HIDDEN), self.library.now())

    def tally_of(self, query: tree.Node) -> Tally:
        """How many articles of another query there are, as far as it takes no time to know."""
        return tallies.tally(self.library.db, query, self.library.now())

    def total(self) -> int:
        """How many rows the view has."""
        return self._counted(None)

    def unread(self) -> int:
        """How many of them are unread."""
        return self._counted(_UNREAD)

    def _counted(self, state: tree.Is | None) -> int:
        db, now = self.library.db, self.library.now()
        found = tallies.total(db, both(self.query, state), now)
        if self.kept:
            found += walking.count(db, planning.among(self.kept, both(others(self.query), state), now))
        return found


_UNREAD, _HIDDEN = tree.Is("unread"), tree.Is("hidden")
