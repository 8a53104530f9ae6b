"""Which articles have which tags, in memory: so the tags of a list of very many articles are counted.

They are read once. Later only those articles are looked at that may have changed (`traces`), and all tags that have
more or fewer articles than the counts kept by trigger say are read anew: so what leaves no trace is seen too. A
library with a million articles and five thousand tags needs eight megabytes.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import reduce
from operator import and_, itemgetter, or_

from tuireader.query import tree
from tuireader.store.finding import id_sets
from tuireader.store.finding.tag_members import Members
from tuireader.store.finding.traces import Traces
from tuireader.store.finding.walking import Plan
from tuireader.store.tagging import tags

DENSE = 64
"""A tag that one of so many articles has is kept as bits."""

FEW = 20_000
"""The tags of fewer articles are looked up sooner than counted by sets."""

LITTLE = 100_000
"""Articles of tags that are read so soon that nobody need be told anything before."""

LARGEST = 24_000_000
"""Bytes that may be needed: a library that needs more has no sets."""


class TagSets:
    """The articles of each tag as they were when the library was looked at last."""

    def __init__(self, dense: int = DENSE, few: int = FEW, largest: int = LARGEST) -> None:
        self.few = few
        self._dense, self._largest = dense, largest
        self.lock = threading.Lock()
        """To be held by who asks: questions may come in several threads."""
        self.too_large = False
        """Whether the library is too large for them."""
        self._traces = Traces()
        self._as_of: tuple[sqlite3.Connection, int, int] | None = None
        self._forget()

    def _forget(self) -> None:
        self.whole = False
        """Whether they were read: from then on little is to be read, as a rule."""
        self._members = Members(self._dense)
        self._changed: set[int] = set()
        """Articles that may have changed and were not looked at yet."""

    # ------------------------------------------------------------ as the library is

    def update(self, db: sqlite3.Connection, most: int | None = None) -> bool:
        """Be as the library is; False if it is too large, or if more than `most` articles of tags are to be read.

        `db`: any connection to it. What was read is kept when it is interrupted.
        """
        if most is not None and not self.whole:
            return False
        as_of = db, int(db.execute("PRAGMA data_version").fetchone()[0]), db.total_changes
        if as_of == self._as_of:
            return not self.too_large
        with _at_one_moment(db):
            complete = self._update(db, most)
        self._as_of = as_of if complete or self.too_large else None
        return complete

    def _update(self, db: sqlite3.Connection, most: int | None) -> bool:
        self._learn_what_changed(db)
        kept = db.execute("SELECT id, total, unread FROM tags").fetchall()
        totals = {tag: total for tag, total, _ in kept}
        members = self._members
        self.too_large = self._needed(totals.values()) > self._largest
        if self.too_large:
            self._forget()
            return False
        members.look_again(db, self._changed, totals)
        self._changed.clear()
        have = members.totals()
        wrong = [tag for tag, total in totals.items() if total != have.get(tag, 0)]
        if most is not None and sum(totals[tag] for tag in wrong) > most:
            return False
        members.read(db, wrong)
        members.put_unread_right(db, {tag: unread for tag, _, unread in kept if tag in members.bits})
        self.whole = True
        return True

    def _needed(self, totals: Collection[int]) -> int:
        """Bytes for tags that so many articles have; perhaps too many, where that is no more than may be."""
        size = self._members.size
        most = size + 4 * sum(totals)
        return most if most <= self._largest else size + sum(min(size // 8, 4 * total) for total in totals)

    def _learn_what_changed(self, db: sqlite3.Connection) -> None:
        found = self._traces.take(db)
        if found is None:
            self._forget()
        else:
            self._changed |= found.articles | (found.marked or set())
            if found.marked is None:
                self._members.forget_unread()
        newest = int(db.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0])
        self._members.size = 1 + max(self._members.size - 1, newest, *self._changed)

    # ------------------------------------------------------------ asking

    @property
    def _all(self) -> int:
        """Every article, from 1 on, and ids that none has: no tag has them either."""
        return (1 << self._members.size) - 2

    def at_most(self, db: sqlite3.Connection, node: tree.Node) -> int:
        """How many articles a query can have, as far as its tags tell."""
        if isinstance(node, tree.View):
            return self.at_most(db, node.part)
        if isinstance(node, tree.And):
            return min((self.at_most(db, part) for part in node.parts), default=self._members.size)
        if isinstance(node, tree.Or):
            return sum(self.at_most(db, part) for part in node.parts)
        if isinstance(node, tree.Tag):
            return self._members.total(tags.find(db, node.name) or 0)
        return self._members.size

    def of(self, db: sqlite3.Connection, node: tree.Node) -> int | None:
        """The articles of a query as bits, and perhaps some that have no tag; None where it asks for more than what
        they know."""
        if isinstance(node, tree.Tag):
            return self._members.of(tags.find(db, node.name))
        if isinstance(node, tree.Is) and node.state in ("unread", "visible", "read"):
            unread = self._members.unread
            return {"unread": unread, "visible": self._all}.get(node.state, self._all & ~unread)
        if isinstance(node, tree.View):
            return self.of(db, node.part)
        if isinstance(node, tree.Not):
            part = self.of(db, node.part)
            return None if part is None else self._all & ~part
        if isinstance(node, tree.And | tree.Or):
            parts = [self.of(db, part) for part in node.parts]
            if any(part is None for part in parts):
                return None
            known = [part for part in parts if part is not None]
            return reduce(and_, known, self._all) if isinstance(node, tree.And) else reduce(or_, known, 0)
        return self._all if isinstance(node, tree.All) else None

    def walked(self, db: sqlite3.Connection, plans: Iterable[Plan]) -> int:
        """The articles of some plans as bits, as far as they were there when the library was looked at."""
        found, size = 0, self._members.size
        for plan in plans:
            where = plan.where()
            asked = f"SELECT {id_sets.IDS.format(plan.id)} FROM {plan.keyed} WHERE {where.sql}"
            ids = id_sets.read(db.execute(asked, where.values).fetchone()[0])
            found |= id_sets.as_bits(size, ids if max(ids, default=0) < size else list(filter(size.__gt__, ids)))
        return found

    def counts(self, articles: int) -> dict[int, tuple[int, int]]:
        """tag → how many of these articles (bits) have it, if any, and how many of the unread ones."""
        unread, size, found = articles & self._members.unread, self._members.size, {}
        for tag, bits in self._members.bits.items():
            if n := (articles & bits).bit_count():
                found[tag] = n, (unread & bits).bit_count()
        # The digits of both numbers added, in place of each id: 0 for other articles, 1 for read ones, 2 for unread.
        flags = (id_sets.digits(size, articles) + id_sets.digits(size, unread)).to_bytes(size, "little")
        for tag, ids in self._members.ids.items():
            seen = bytes(itemgetter(0, 0, *ids)(flags))  # no article is 0; several, for it to give several
            new = seen.count(_UNREAD)
            if n := seen.count(_READ) + new:
                found[tag] = n, new
        return found


_READ, _UNREAD = b"0"[0] + b"1"[0], b"1"[0] + b"1"[0]


@contextmanager
def _at_one_moment(db: sqlite3.Connection) -> Iterator[None]:
    """Inside, what is read is as it was at its beginning."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):  # it has ended with what went wrong inside
            db.execute("ROLLBACK")
