"""Which articles a retention rule would let go: never unread, starred or tagged by the reader."""

from __future__ import annotations

import sqlite3

from tuireader.store.tagging.tags import READER

_MAY_GO = (
    "a.read = 1 AND a.starred = 0"
    f" AND NOT EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = a.id AND t.origin & {READER})"
)


def older_than(db: sqlite3.Connection, seconds: int) -> list[int]:
    """Articles that may go and whose place in lists by date is before `seconds` (since 1970), oldest first."""
    rows = db.execute(f"SELECT a.id FROM articles a WHERE a.sort < ? AND {_MAY_GO} ORDER BY a.sort, a.id", (seconds,))
    return [row[0] for row in rows]


def beyond(db: sqlite3.Connection, count: int) -> list[int]:
    """Articles that may go and have `count` newer ones in their source, whatever these are, oldest first."""
    rows = db.execute(
        "SELECT a.id FROM (SELECT id, row_number() OVER (PARTITION BY source_id ORDER BY sort DESC, id DESC) AS place"
        f" FROM articles) p JOIN articles a ON a.id = p.id WHERE p.place > ? AND {_MAY_GO} ORDER BY a.sort, a.id",
        (count,),
    )
    return [row[0] for row in rows]
