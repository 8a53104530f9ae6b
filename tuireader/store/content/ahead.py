"""Articles that were taken in while the clock was ahead: they stand above all that comes until that time has come.

Whatever has been taken in was taken in by now. What claims to be later, and has no earlier date of its own, is put
where an article stands that comes in now, in the order in which they came. Only where the present clock is known to be
right: one that is behind would have all the library be of its own time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from tuireader.store.portions import Work

DAY = 86_400
"""Seconds that a clock may be ahead: what is a day ahead is in its place tomorrow."""


def latest(db: sqlite3.Connection, now: int) -> tuple[int, int]:
    """(how many articles stand more than a day ahead of `now`, when the last of them stands)."""
    count, last = db.execute("SELECT count(*), max(sort) FROM articles WHERE sort > ?", (now + DAY,)).fetchone()
    return int(count), int(last or 0)


def bring_back(db: sqlite3.Connection, now: int) -> int:
    """Put them where they came in, by the right clock `now`; how many there were."""
    if not db.execute("SELECT 1 FROM articles WHERE sort > ? LIMIT 1", (now + DAY,)).fetchone():
        return 0  # by the index: the search for the others reads every article
    ahead = [row[0] for row in db.execute("SELECT id FROM articles WHERE first_seen > ? ORDER BY id", (now + DAY,))]
    work = _Bringing(db, ahead, now)
    work.run()
    return work.made


class _Bringing(Work[int]):
    def __init__(self, db: sqlite3.Connection, items: Sequence[int], now: int) -> None:
        super().__init__(db, items)
        self._now = now

    def portion(self, items: Sequence[int], *, last: bool) -> bool:
        self._db.execute(
            "UPDATE articles SET first_seen = :now, sort = coalesce(min(published, :now), :now)"
            " WHERE first_seen > :now AND id IN (SELECT value FROM json_each(:these))",
            {"now": self._now, "these": json.dumps(list(items))},
        )
        return True
