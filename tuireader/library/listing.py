"""Views: a query in an order, by pages.

A view remembers which rows the reader changed while looking at it (`keep`): under "unread only", what was just read
stays where it is until the view is left. Nothing else is held: a page is asked for by the key of the row beside it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from tuireader.errors import QueryError
from tuireader.library import views
from tuireader.library.opening import Library
from tuireader.model import Order, Row, Selection
from tuireader.query import build, tree
from tuireader.store import id_lists, lists, sources
from tuireader.values import dataclass

Key = lists.Key
Tally = lists.Tally

PAGE = 200
"""Rows asked for at once."""


LARGE = 50_000
"""Articles from which on the beginning of a word counts for the search only when it has `BEGINNING` letters: half of
all words begin with some two letters, and gathering them holds up the keys."""

BEGINNING = 4


def query_of(library: Library, selection: Selection) -> tree.Node:
    """What an article must be to stand in the view of a selection; none is where its query has become wrong."""
    try:
        query = build.of(selection, library.now(), views.needed(library, selection.query, selection.words))
    except QueryError:  # a saved view that it names is there no more
        return NOTHING
    if selection.words and sources.totals(library.db)["total"] > LARGE:
        return _without_short_beginnings(query)
    return query


NOTHING = tree.Or(())
"""The query that no article answers."""


def fault_of(library: Library, selection: Selection) -> str:
    """What is wrong with the query of a selection, in words; empty if nothing is."""
    if not selection.query:
        return ""
    try:
        views.parse(library, selection.query)
    except QueryError as error:
        return str(error)
    return ""


def _without_short_beginnings(node: tree.Node) -> tree.Node:
    match node:
        case tree.And(parts) | tree.Or(parts):
            return type(node)(tuple(map(_without_short_beginnings, parts)))
        case tree.Not(part):
            return tree.Not(_without_short_beginnings(part))
        case tree.Words(text, _, True) if text.isascii() and len(text) < BEGINNING:
            return replace(node, prefix=False)
    return node


def key_of(row: Row) -> Key:
    """The place of a row in lists by date."""
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
    there = {id for some in batched(wanted) for id in lists.rows(library.db, some)}
    return [id for id in wanted if id not in there]


def rows(library: Library, ids: list[int]) -> list[Row]:
    """The rows of these articles (some hundred at most), in their order; those that are not there left out."""
    found = lists.rows(library.db, ids)
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
    kept: set[int] = field(default_factory=set)
    """Ids of rows that stay although they may not fit the query any more."""

    @classmethod
    def of(cls, library: Library, selection: Selection) -> View:
        """The view of a selection."""
        view = cls(library, query_of(library, selection), selection.order)
        if not (selection.ranked and selection.words):
            return view
        from tuireader.library.ranked import best

        return best(view)

    def keep(self, row: Row) -> None:
        """Let `row` stay in this view, whatever its marks become."""
        self.kept.add(row.id)

    def page(self, after: Key | None = None, *, backwards: bool = False, limit: int = PAGE) -> list[Row]:
        """At most `limit` rows after a key (before it if `backwards`), in the view's order."""
        return self._page(None, after, backwards, limit)

    def _page(self, state: tree.Is | None, after: Key | None, backwards: bool, limit: int) -> list[Row]:
        """The rows of the query and the kept ones beside it, in one order; only those in `state` if it is given."""
        found = [
            row
            for plan in self._plans(state)
            for row in lists.page(self.library.db, plan, self.order, after=after, backwards=backwards, limit=limit)
        ]
        found.sort(key=key_of, reverse=self.order == "newest")
        return found[-limit:] if backwards else found[:limit]

    def walk(self) -> Iterator[Row]:
        """Every row of the view, page by page: for printing, however many there are."""
        after: Key | None = None
        while found := self.page(after):
            yield from found
            after = key_of(found[-1])

    def fresh(self, ids: list[int]) -> dict[int, Row]:
        """The present state of these rows (some hundred at most), by id."""
        return lists.rows(self.library.db, ids)

    def holds(self, row: Row) -> bool:
        """Whether the article is in the view now."""
        if row.id in self.kept:
            return True
        return bool(lists.count(self.library.db, lists.among([row.id], self.query, self.library.now())))

    def next_unread(self, key: Key | None, *, backwards: bool = False) -> Row | None:
        """The nearest unread row after a key (before it if `backwards`)."""
        found = self._page(_UNREAD, key, backwards, 1)
        return found[0] if found else None

    def neighbour(self, key: Key, *, backwards: bool = False) -> Row | None:
        """The row after a key (before it if `backwards`)."""
        found = self.page(key, backwards=backwards, limit=1)
        return found[0] if found else None

    def within(self, library: Library) -> View:
        """The same view by another connection to the library."""
        return replace(self, library=library, kept=set(self.kept))

    def ids(self) -> array[int]:
        """The ids of all its articles, rising."""
        return self._ids()

    def ids_between(self, first: Row, last: Row) -> array[int]:
        """The ids of the articles from one row to another, both included, in whatever order they are given; rising."""
        return self._ids(*self._keys_between(first, last))

    def ids_beyond(self, row: Row, *, backwards: bool = False) -> array[int]:
        """The ids of the articles after a row (before it if `backwards`), rising."""
        found = array("q")
        for plan in self._plans(None):
            found.extend(
                id_lists.of_plan(self.library.db, plan, *lists.beyond(plan, self.order, key_of(row), backwards))
            )
        return found

    def tally_between(self, first: Row, last: Row) -> Tally:
        """How many articles there are from one row to another, as far as it takes no time to know."""
        db, keys = self.library.db, self._keys_between(first, last)
        found = [
            lists.tally_of(db, replace(plan, tests=(*plan.tests, *id_lists.between(plan, self.order, *keys))))
            for plan in self._plans(None)
        ]
        return Tally(sum(one.n for one in found), all(one.whole for one in found))

    def stretches(self, row: Row, first: Row, last: Row) -> bool:
        """Whether a row stands between two others, or is one of them."""
        low, high = sorted((key_of(first), key_of(last)))
        return low <= key_of(row) <= high

    def _keys_between(self, first: Row, last: Row) -> tuple[Key, Key]:
        low, high = sorted((key_of(first), key_of(last)), reverse=self.order == "newest")
        return low, high

    def _ids(self, *ends: Key) -> array[int]:
        db = self.library.db
        found = array("q")
        for plan in self._plans(None):
            some = id_lists.of_plan(db, plan, *(id_lists.between(plan, self.order, *ends) if ends else ()))
            found = array("q", sorted((*found, *some))) if found and some else some or found
        return found

    def tallies(self) -> tuple[Tally, Tally]:
        """How many rows the view has, and how many of them are unread, as far as it takes no time to know."""
        return self._tallied(None), self._tallied(_UNREAD)

    def _tallied(self, state: tree.Is | None) -> Tally:
        db, now = self.library.db, self.library.now()
        found = lists.tally(db, _both(self.query, state), now)
        if self.kept:
            more = lists.tally_of(db, lists.among(self.kept, _both(self._others, state), now))
            found = Tally(found.n + more.n, found.whole and more.whole)
        return found

    def hidden(self) -> Tally:
        """How many hidden articles would be in the view if it showed them; none where it says itself what it shows."""
        if build.speaks_of_hidden(self.query):
            return Tally(0)
        return lists.tally(self.library.db, _both(self.query, _HIDDEN), self.library.now())

    def total(self) -> int:
        """How many rows the view has."""
        return self._counted(None)

    def unread(self) -> int:
        """How many of them are unread."""
        return self._counted(_UNREAD)

    def position(self, key: Key) -> int:
        """How many rows of the view come before a key."""
        return sum(lists.before(self.library.db, plan, self.order, key) for plan in self._plans(None))

    def _plans(self, state: tree.Is | None) -> Iterator[lists.Plan]:
        """The plan of the query, and that of the kept rows which the query alone would not give."""
        db, now = self.library.db, self.library.now()
        yield lists.plan(db, _both(self.query, state), now)
        if self.kept:
            yield lists.among(self.kept, _both(self._others, state), now)

    @property
    def _others(self) -> tree.Node:
        """The articles that are not in the query."""
        return tree.Not(build.scoped(self.query))

    def _counted(self, state: tree.Is | None) -> int:
        db, now = self.library.db, self.library.now()
        found = lists.total(db, _both(self.query, state), now)
        if self.kept:
            found += lists.count(db, lists.among(self.kept, _both(self._others, state), now))
        return found


_UNREAD, _HIDDEN = tree.Is("unread"), tree.Is("hidden")


def _both(query: tree.Node, state: tree.Is | None) -> tree.Node:
    return query if state is None else build.simplify(tree.And((query, state)))
