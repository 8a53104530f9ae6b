"""A view by keysets: its parts one after the other (the unread ones, then the others), each by date or as received.

A row that the reader changed while looking at it stays where it was: in the part that it stood in, at its date.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from itertools import islice, product
from typing import TYPE_CHECKING

from tuireader.model.rows import Row
from tuireader.model.selections import Order
from tuireader.orders import DATE, Term
from tuireader.query import build, tree
from tuireader.store.finding import id_lists, paging, planning, walking
from tuireader.store.finding.conditions import Condition
from tuireader.values import dataclass

if TYPE_CHECKING:
    from tuireader.library.opening import Library

Key = tuple[int, ...]
"""Of a row: its part, then its place there. Where there is one part, the place alone will do."""

Marks = tuple[bool, bool]
"""Whether an article is read, and whether it is starred."""


@dataclass(frozen=True, slots=True)
class Part:
    """The articles of one state."""

    states: tuple[tree.State, ...] = ()

    def holds(self, marks: Marks) -> bool:
        """Whether an article with these marks stands here."""
        read, starred = marks
        here = {"read": read, "unread": not read, "starred": starred, "unstarred": not starred}
        return all(here[state] for state in self.states)


_STATES: Mapping[str, tuple[tree.State, tree.State]] = {
    "unread": ("unread", "read"),
    "starred": ("starred", "unstarred"),
}


def parts_of(terms: Sequence[Term], query: tree.Node) -> tuple[Part, ...] | None:
    """The parts of an order; None if keysets cannot give it."""
    *before, last = terms if terms[-1][0] == DATE or len(terms) == 1 else [*terms, (DATE, False)]
    if last[0] in _STATES:
        before, last = [last], (DATE, False)
    if last[0] == "received" and query == tree.All() and not before:
        return (Part(),)
    if last[0] != DATE or not all(name in _STATES for name, _ in before):
        return None
    choices = [_STATES[name][::-1] if turned else _STATES[name] for name, turned in before]
    return tuple(Part(states) for states in product(*choices))


@dataclass(slots=True)
class Keyed:
    """The rows of a query in parts."""

    query: tree.Node
    parts: tuple[Part, ...]
    down: bool
    """Whether what is latest comes first."""
    as_received: bool
    kept: dict[int, Marks]
    """Rows that stay although they may not fit the query any more, with the marks they had: shared with the view."""

    @property
    def _order(self) -> Order:
        return "newest" if self.down else "oldest"

    def key_of(self, row: Row) -> Key:
        """The place of a row."""
        marks = self.kept.get(row.id, (row.read, row.starred))
        part = next(n for n, one in enumerate(self.parts) if one.holds(marks))
        return (part, row.id if self.as_received else row.sort, row.id)

    def rank(self, row: Row) -> Key:
        """What rows can be sorted by, the first one of the view first."""
        part, place, id = self.key_of(row)
        return (part, -place, -id) if self.down else (part, place, id)

    def page(
        self, library: Library, state: tree.Is | None, after: Key | None, backwards: bool, limit: int
    ) -> list[Row]:
        """At most `limit` rows after a key (before it if `backwards`); only those in `state` if it is given."""
        found: list[Row] = []
        for part, key in self._from(after, backwards):
            some = self._page(library, part, state, key, backwards, limit - len(found))
            found = [*some, *found] if backwards else [*found, *some]
            if len(found) >= limit:
                break
        return found

    def _from(self, key: Key | None, backwards: bool) -> Iterator[tuple[int, walking.Key | None]]:
        """The parts from a key on, the first of them with the key's place in it."""
        parts = range(len(self.parts))
        begin, place = self._split(key) if key else (parts[-1] if backwards else 0, None)
        yield begin, place
        for part in reversed(parts[:begin]) if backwards else parts[begin + 1 :]:
            yield part, None

    @staticmethod
    def _split(key: Key) -> tuple[int, walking.Key]:
        return (key[0], (key[1], key[2])) if len(key) == 3 else (0, (key[0], key[1]))

    def _page(
        self, library: Library, part: int, state: tree.Is | None, key: walking.Key | None, backwards: bool, limit: int
    ) -> list[Row]:
        found = [
            row
            for plan in self.plans(library, part, state)
            for row in paging.page(library.db, plan, self._order, after=key, backwards=backwards, limit=limit)
        ]
        found.sort(key=self.rank)
        return found[-limit:] if backwards else found[:limit]

    def plans(self, library: Library, part: int, state: tree.Is | None = None) -> Iterator[walking.Plan]:
        """The plan of a part, and that of the kept rows which it alone would not give."""
        db, now = library.db, library.now()
        if len(self.parts) == 1:
            yield from map(self._shaped, planning.apart(db, both(self.query, state), now))
            if self.kept:
                yield self._shaped(planning.among(self.kept, both(others(self.query), state), now))
            return
        here = self.parts[part]
        whole = both(build.simplify(tree.And((self.query, *map(tree.Is, here.states)))), state)
        if not _contradicts(whole):
            not_kept = Condition("a.id NOT IN (SELECT value FROM json_each(?))", (json.dumps(list(self.kept)),))
            for plan in planning.apart(db, whole, now):
                yield replace(plan, tests=(*plan.tests, not_kept)) if self.kept else plan
        if kept := [id for id, marks in self.kept.items() if here.holds(marks)]:
            yield planning.among(kept, both(tree.WithHidden(), state), now)

    def _shaped(self, plan: walking.Plan) -> walking.Plan:
        return planning.as_received(plan) if self.as_received else plan

    def before(self, library: Library, key: Key) -> int:
        """How many rows come before a key."""
        part, place = self._split(key)
        whole = sum(walking.count(library.db, plan) for one in range(part) for plan in self.plans(library, one))
        return whole + sum(walking.before(library.db, plan, self._order, place) for plan in self.plans(library, part))

    def at(self, library: Library, place: int) -> int | None:
        """The id of the row at a place, from 0; None where there are not so many."""
        for part in range(len(self.parts)):
            plans = [*self.plans(library, part)]
            if len(plans) == 1:
                found = next(walking.keys(library.db, plans[0], self._order, offset=place), None)
            else:
                walks = (walking.keys(library.db, plan, self._order) for plan in plans)
                found = next(islice(merge(*walks, reverse=self.down), place, None), None)
            if found is not None:
                return found[1]
            place -= sum(walking.count(library.db, plan) for plan in plans)
        return None

    # ------------------------------------------------------------ their ids alone

    def stretch(self, library: Library, first: Row | None, last: Row | None) -> Iterator[walking.Plan]:
        """The plans of what lies from one row to another, both included; None: from the start, to the end."""
        begin = self._split(self.key_of(first)) if first else (0, None)
        end = self._split(self.key_of(last)) if last else (len(self.parts) - 1, None)
        for part in range(begin[0], end[0] + 1):
            edges = (
                *(id_lists.since(begin[1], down=self.down) if part == begin[0] else ()),
                *(id_lists.until(end[1], down=self.down) if part == end[0] else ()),
            )
            for plan in self.plans(library, part):
                yield replace(plan, tests=(*plan.tests, *(edge(plan) for edge in edges)))

    def ids(self, library: Library, first: Row | None = None, last: Row | None = None) -> array[int]:
        """The ids from one row to another, rising; None: from the start, to the end."""
        found = array("q")
        for plan in self.stretch(library, first, last):
            some = id_lists.of_plan(library.db, plan)
            found = array("q", sorted((*found, *some))) if found and some else some or found
        return found


def others(query: tree.Node) -> tree.Node:
    """The articles that are not in a query."""
    return tree.Not(build.scoped(query))


def _contradicts(query: tree.Node) -> bool:
    """Whether no article can be all of this: read and unread."""
    states = {part.state for part in planning.parts_of(query) if isinstance(part, tree.Is)}
    return any(states.issuperset(pair) for pair in _STATES.values())


def both(query: tree.Node, state: tree.Is | None) -> tree.Node:
    """What is in a query and in a state."""
    return query if state is None else build.simplify(tree.And((query, state)))
