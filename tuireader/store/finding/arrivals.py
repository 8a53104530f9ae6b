"""What came in last, in the order of ids: articles are numbered as they come in."""

from __future__ import annotations

import sqlite3


def last_id(db: sqlite3.Connection) -> int:
    """The highest id that an article has; 0 if there are none."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0])


def unread_after(db: sqlite3.Connection, id: int, most: int) -> list[int]:
    """The ids of unread articles that came in after that one, `most` of them at most."""
    rows = db.execute(
        "SELECT id FROM articles WHERE id > ? AND +read = 0 AND +hidden = 0 ORDER BY id LIMIT ?", (id, most)
    )
    return [row[0] for row in rows]
