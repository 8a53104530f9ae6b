"""The articles of each tag, and the unread ones, as sets of ids: read, and put right where something has changed.

The articles of a tag that many have are the bits of one number. Those of any other tag are an array of ids, rising.
Hidden articles are in none of them.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Collection, Mapping

from tuireader.store.finding import id_sets


class Members:
    """What was read last; at first nothing."""

    def __init__(self, dense: int) -> None:
        """`dense`: a tag that one of so many articles has is kept as bits."""
        self._dense = dense
        self.size = 1
        """No article has so large an id."""
        self.bits: dict[int, int] = {}
        self.ids: dict[int, array[int]] = {}
        self.unread = 0
        """As bits, those without any tag too."""
        self._counts: dict[int, tuple[int, int]] = {}
        """Of tags that many have: how many articles, and how many unread ones, where that was counted."""

    def total(self, tag: int) -> int:
        """How many articles a tag has."""
        return self._count(tag)[0] if tag in self.bits else len(self.ids.get(tag, ()))

    def totals(self) -> dict[int, int]:
        """tag → how many articles it has."""
        return {tag: len(ids) for tag, ids in self.ids.items()} | {tag: self._count(tag)[0] for tag in self.bits}

    def _count(self, tag: int) -> tuple[int, int]:
        if tag not in self._counts:
            bits = self.bits[tag]
            self._counts[tag] = bits.bit_count(), (bits & self.unread).bit_count()
        return self._counts[tag]

    def of(self, tag: int | None) -> int:
        """The articles of a tag as bits."""
        return self.bits[tag] if tag in self.bits else id_sets.as_bits(self.size, self.ids.get(tag or 0, ()))

    # ------------------------------------------------------------ put right

    def look_again(self, db: sqlite3.Connection, articles: set[int], totals: Mapping[int, int]) -> None:
        """Look anew which tags these articles have and whether they are unread. `totals`: tag → how many have it."""
        if not articles:
            return
        these = json.dumps(sorted(articles))
        pairs = db.execute(_TAGS_OF, (these,)).fetchall()
        unread = [row[0] for row in db.execute(_UNREAD_OF, (these,))]
        have: dict[int, list[int]] = {}
        for tag, article in pairs:
            have.setdefault(tag, []).append(article)
        here = id_sets.as_bits(self.size, sorted(articles))
        self.unread = self.unread & ~here | id_sets.as_bits(self.size, unread)
        for tag, bits in self.bits.items():
            if bits & here or tag in have:
                self.bits[tag] = bits & ~here | id_sets.as_bits(self.size, have.get(tag, ()))
                self._counts.pop(tag, None)
        for tag in have.keys() - self.bits.keys():
            ids = self.ids.setdefault(tag, array("I"))
            for article in have[tag]:
                _put(ids, article)
        for tag, ids in self.ids.items():
            if len(ids) > totals.get(tag, 0):  # all that have it are there: so is one that has it no more
                for article in articles.difference(have.get(tag, ())):
                    _drop(ids, article)

    def read(self, db: sqlite3.Connection, tags: Collection[int]) -> None:
        """Read the articles of tags anew."""
        for tag, text in db.execute(_ARTICLES_OF, (json.dumps(list(tags)),)):
            ids = id_sets.read(text)
            for known in (self.bits, self.ids, self._counts):
                known.pop(tag, None)
            if len(ids) * self._dense < self.size:
                self.ids[tag] = array("I", sorted(ids))
            else:
                self.bits[tag] = id_sets.as_bits(self.size, ids)

    def forget_unread(self) -> None:
        """It is not known any more which articles are unread."""
        self.unread = 0
        self._counts.clear()

    def put_unread_right(self, db: sqlite3.Connection, unread: Mapping[int, int]) -> None:
        """Read the unread articles anew where there are not as many as there should be. `unread`: tag → of how many."""
        (every,) = db.execute("SELECT n FROM counts WHERE name = 'unread'").fetchone()
        if self.unread.bit_count() != every or any(self._count(tag)[1] != unread.get(tag, 0) for tag in self.bits):
            ids = id_sets.read(db.execute(_UNREAD).fetchone()[0])
            self.forget_unread()
            self.unread = id_sets.as_bits(self.size, ids)


_TAGS_OF = (
    "SELECT x.tag_id, x.article_id FROM json_each(?) j CROSS JOIN article_tags x INDEXED BY article_tags_article"
    " ON x.article_id = j.value WHERE x.hidden = 0"
)
_UNREAD_OF = "SELECT a.id FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value WHERE a.read = 0 AND a.hidden = 0"
_ARTICLES_OF = (
    f"SELECT j.value, (SELECT {id_sets.IDS.format('article_id')} FROM article_tags WHERE tag_id = j.value"
    " AND hidden = 0) FROM json_each(?) j"
)
_UNREAD = f"SELECT {id_sets.IDS.format('id')} FROM articles INDEXED BY articles_unread WHERE read = 0 AND hidden = 0"


def _put(ids: array[int], id: int) -> None:
    at = bisect_left(ids, id)
    if at == len(ids) or ids[at] != id:
        ids.insert(at, id)


def _drop(ids: array[int], id: int) -> None:
    at = bisect_left(ids, id)
    if at < len(ids) and ids[at] == id:
        del ids[at]
