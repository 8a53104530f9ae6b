"""Views: a query in an order, by pages.

A view remembers which rows the reader changed while looking at it (`keep`): under "unread only", what was just read
stays where it is until the view is left. Nothing else is held: a page is asked for by the key of the row beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tuireader.library.opening import Library
from tuireader.model import Order, Row, Selection
from tuireader.query import build, tree
from tuireader.store import lists, sources
from tuireader.store.conditions import Condition

Key = lists.Key

PAGE = 200
"""Rows asked for at once."""


def query_of(library: Library, selection: Selection) -> tree.Node:
    """What an article must be to stand in the view of a selection."""
    return build.of(selection, library.now())


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
    kept: dict[int, Key] = field(default_factory=dict)
    """Rows that stay although they may not fit the query any more: id → key."""

    @classmethod
    def of(cls, library: Library, selection: Selection) -> View:
        """The view of a selection."""
        return cls(library, query_of(library, selection), selection.order)

    def keep(self, row: Row) -> None:
        """Let `row` stay in this view, whatever its marks become."""
        self.kept[row.id] = key_of(row)

    def page(self, after: Key | None = None, *, backwards: bool = False, limit: int = PAGE) -> list[Row]:
        """At most `limit` rows after a key (before it if `backwards`), in the view's order."""
        plan = self._plan(self.query)
        found = lists.page(self.library.db, plan, self.order, after=after, backwards=backwards, limit=limit)
        return self._with_kept(found, after, backwards, limit) if self.kept else found

    def _with_kept(self, found: list[Row], after: Key | None, backwards: bool, limit: int) -> list[Row]:
        """`found` with the kept rows that belong between its ends."""
        down = (self.order == "newest") != backwards
        full = len(found) == limit
        edge = found[0 if backwards else -1] if full else None
        have = {row.id for row in found}

        def belongs(key: Key) -> bool:
            beyond_start = after is None or (key < after if down else key > after)
            within_end = edge is None or (key > (edge.sort, edge.id) if down else key < (edge.sort, edge.id))
            return beyond_start and within_end

        missing = [id for id, key in self.kept.items() if id not in have and belongs(key)]
        if not missing:
            return found
        merged = [*found, *lists.rows(self.library.db, missing).values()]
        merged.sort(key=lambda row: (row.sort, row.id), reverse=self.order == "newest")
        return merged[-limit:] if backwards else merged[:limit]

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
        within = lists.page(
            self.library.db,
            self._plan(self.query),
            self.order,
            limit=1,
            only=Condition("a.id = ?", (row.id,)),
        )
        return bool(within) or row.id in self.kept

    def next_unread(self, key: Key | None, *, backwards: bool = False) -> Row | None:
        """The nearest unread row after a key (before it if `backwards`)."""
        plan = self._plan(build.simplify(tree.And((self.query, tree.Is("unread")))))
        found = lists.page(self.library.db, plan, self.order, after=key, backwards=backwards, limit=1)
        return found[0] if found else None

    def neighbour(self, key: Key, *, backwards: bool = False) -> Row | None:
        """The row after a key (before it if `backwards`)."""
        found = self.page(key, backwards=backwards, limit=1)
        return found[0] if found else None

    def total(self) -> int:
        """How many rows the view has."""
        return self._counted("total", self.query) + len(self._kept_outside())

    def unread(self) -> int:
        """How many of them are unread."""
        return self._counted("unread", build.simplify(tree.And((self.query, tree.Is("unread")))))

    def position(self, key: Key) -> int:
        """How many rows of the view come before a key."""
        plan = self._plan(self.query)
        kept = sum((k > key) if self.order == "newest" else (k < key) for k in self._kept_outside())
        return lists.before(self.library.db, plan, self.order, key) + kept

    def _plan(self, query: tree.Node) -> lists.Plan:
        return lists.plan(self.library.db, query, self.library.now())

    def _counted(self, name: str, query: tree.Node) -> int:
        """A count from the kept numbers where they know it, else by walking."""
        totals = sources.totals(self.library.db)
        if query == tree.All():
            return totals["total"]
        if query == tree.Is("unread"):
            return totals["unread"]
        if query == tree.Is("starred"):
            return totals["starred"]
        return lists.count(self.library.db, self._plan(query))

    def _kept_outside(self) -> list[Key]:
        """Keys of the kept rows that the query alone would not give."""
        if not self.kept:
            return []
        plan = self._plan(self.query)
        marks = ",".join("?" * len(self.kept))
        within = lists.page(
            self.library.db,
            plan,
            self.order,
            limit=len(self.kept),
            only=Condition(f"a.id IN ({marks})", tuple(self.kept)),
        )
        inside = {row.id for row in within}
        return [key for id, key in self.kept.items() if id not in inside]
