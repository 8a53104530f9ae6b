"""Which articles have which tags, in memory: so the tags of a list of very many articles are counted.

The articles of a tag that many have are the bits of one number: what two tags share is one operation. Those of any
other tag are an array of ids. Hidden articles are in none of them. A library with a million articles and five thousand
tags needs eight megabytes.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from array import array
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import reduce
from operator import and_, itemgetter, or_

from tuireader.query import tree
from tuireader.store.finding.tag_changes import Pair, TagChanges
from tuireader.store.finding.walking import Plan
from tuireader.store.tagging import tags

DENSE = 64
"""A tag that one of so many articles has is kept as bits."""

FEW = 3000
"""The tags of fewer articles are looked up sooner than counted by sets."""

LARGEST = 24_000_000
"""Bytes that may be needed: a library that needs more has no sets."""

_IDS = "group_concat(printf('%08x', {}), '')"
"""Ids as very many of them come soonest: no number of Python's is made for each."""


class TagSets:
    """The articles of each tag as they were when the library was seen last."""

    def __init__(self, dense: int = DENSE, few: int = FEW, largest: int = LARGEST) -> None:
        self.few = few
        self._dense, self._largest = dense, largest
        self.lock = threading.Lock()
        """To be held by who does more than `see`: questions may come in several threads."""
        self._changes = TagChanges()
        self._seen: deque[set[Pair] | None] = deque()
        """What `see` has found and nobody has taken in yet."""
        self._pending: set[Pair] = set()
        self._size = 1
        """No article has so large an id."""
        self._bits: dict[int, int] = {}
        self._ids: dict[int, array[int]] = {}
        self._unread = self._tagged = 0
        self._whole = False
        self.too_large = False
        """Whether the library is too large for them."""

    # ------------------------------------------------------------ as the library is

    def see(self, db: sqlite3.Connection) -> None:
        """See what has changed: before each question, outside of a transaction, in the thread whose connection `db`
        makes the changes."""
        self._seen.append(self._changes.take(db))

    @property
    def at_hand(self) -> bool:
        """Whether little is to be read before they are as the library is."""
        return self._whole and None not in self._seen

    def update(self, db: sqlite3.Connection) -> bool:
        """Be as the library was when it was seen; False if it is too large. `db`: any connection to it.

        What was read is kept when it is interrupted.
        """
        while self._seen:
            pairs = self._seen.popleft()
            if pairs is None:
                self._bits, self._ids, self._whole, self._pending, self._size = {}, {}, False, set(), 1
            else:
                self._pending |= pairs
        if not self._whole:
            with _at_one_moment(db):
                self._whole = self._read(db)
            self.too_large = not self._whole
            if self.too_large:
                return False
        for pair in tuple(self._pending):
            self._mend(db, *pair)
            self._pending.discard(pair)
        return True

    def _read(self, db: sqlite3.Connection) -> bool:
        # What was read before an interruption may name an article that has gone since: it is mended afterwards.
        largest = int(db.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0])
        self._size = max(self._size, 1 + largest)
        needed = db.execute("SELECT total(min(? / 8, 4 * total)) FROM tags", (self._size,)).fetchone()[0]
        if self._size + needed > self._largest:
            return False
        known = max((*self._bits, *self._ids), default=0)
        for tag, text in db.execute(
            f"SELECT tag_id, {_IDS.format('article_id')} FROM article_tags WHERE tag_id > ? AND hidden = 0"
            " GROUP BY tag_id",
            (known,),
        ):
            ids = _ids(text)
            if len(ids) * self._dense < self._size:
                self._ids[tag] = ids
            else:
                self._bits[tag] = self._as_bits(ids)
        unread = f"SELECT {_IDS.format('id')} FROM articles INDEXED BY articles_unread WHERE read = 0 AND hidden = 0"
        self._unread = self._as_bits(_ids(db.execute(unread).fetchone()[0]))
        self._tagged = reduce(or_, self._bits.values(), self._as_bits(*self._ids.values()))
        return True

    def _mend(self, db: sqlite3.Connection, tag: int, article: int) -> None:
        """Look anew whether an article has a tag."""
        row = db.execute(
            "SELECT max(unread) FILTER (WHERE tag_id = ?), max(unread) FROM article_tags"
            " INDEXED BY article_tags_article WHERE article_id = ? AND hidden = 0",
            (tag, article),
        ).fetchone()
        has, unread = row[0] is not None, row[1]
        self._size = max(self._size, article + 1)
        self._tagged = _with_bit(self._tagged, article, unread is not None)
        self._unread = _with_bit(self._unread, article, bool(unread))
        if tag in self._bits:
            self._bits[tag] = _with_bit(self._bits[tag], article, has)
            return
        ids = self._ids.setdefault(tag, array("I"))
        if has != (article in ids):
            ids.append(article) if has else ids.remove(article)

    def _as_bits(self, *several: Iterable[int]) -> int:
        """Ids as the bits of a number."""
        flags = bytearray(b"0") * self._size
        for ids in several:
            for id in ids:
                flags[id] = 49  # the digit 1
        return int(flags[::-1], 2)

    # ------------------------------------------------------------ asking

    def at_most(self, db: sqlite3.Connection, node: tree.Node) -> int:
        """How many articles a query can have, as far as its tags tell."""
        if isinstance(node, tree.View):
            return self.at_most(db, node.part)
        if isinstance(node, tree.And):
            return min((self.at_most(db, part) for part in node.parts), default=self._size)
        if isinstance(node, tree.Or):
            return sum(self.at_most(db, part) for part in node.parts)
        if isinstance(node, tree.Tag):
            tag = tags.find(db, node.name)
            return self._bits[tag].bit_count() if tag in self._bits else len(self._ids.get(tag or 0, ()))
        return self._size

    def of(self, db: sqlite3.Connection, node: tree.Node) -> int | None:
        """The articles of a query that have any tag, as bits; None where it asks for more than what they know."""
        if isinstance(node, tree.Tag):
            tag = tags.find(db, node.name)
            return self._bits[tag] if tag in self._bits else self._as_bits(self._ids.get(tag or 0, ()))
        if isinstance(node, tree.Is) and node.state in ("unread", "visible", "read"):
            return {"unread": self._unread, "visible": self._tagged}.get(node.state, self._tagged & ~self._unread)
        if isinstance(node, tree.View):
            return self.of(db, node.part)
        if isinstance(node, tree.Not):
            part = self.of(db, node.part)
            return None if part is None else self._tagged & ~part
        if isinstance(node, tree.And | tree.Or):
            parts = [self.of(db, part) for part in node.parts]
            if any(part is None for part in parts):
                return None
            known = [part for part in parts if part is not None]
            return reduce(and_, known, self._tagged) if isinstance(node, tree.And) else reduce(or_, known, 0)
        return self._tagged if isinstance(node, tree.All) else None

    def walked(self, db: sqlite3.Connection, plans: Iterable[Plan]) -> int:
        """The articles of some plans as bits, as far as they were there when the library was seen."""
        found = 0
        for plan in plans:
            where = plan.where()
            asked = f"SELECT {_IDS.format(plan.id)} FROM {plan.keyed} WHERE {where.sql}"
            ids = _ids(db.execute(asked, where.values).fetchone()[0])
            found |= self._as_bits(ids if max(ids, default=0) < self._size else filter(self._size.__gt__, ids))
        return found

    def counts(self, articles: int) -> dict[int, tuple[int, int]]:
        """tag → how many of these articles (bits) have it, if any, and how many of the unread ones."""
        unread, found = articles & self._unread, {}
        for tag, bits in self._bits.items():
            if n := (articles & bits).bit_count():
                found[tag] = n, (unread & bits).bit_count()
        # The digits of both numbers added, in place of each id: 0 for other articles, 1 for read ones, 2 for unread.
        flags = (_digits(articles, self._size) + _digits(unread, self._size)).to_bytes(self._size, "little")
        for tag, ids in self._ids.items():
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


def _digits(bits: int, size: int) -> int:
    """The binary digits of a number as the bytes of another."""
    return int.from_bytes(f"{bits:0{size}b}".encode(), "big")


def _with_bit(bits: int, at: int, on: bool) -> int:
    return bits | 1 << at if on else bits & ~(1 << at)


def _ids(text: str | None) -> array[int]:
    found = array("I", bytes.fromhex(text or ""))
    if sys.byteorder == "little":
        found.byteswap()
    return found
