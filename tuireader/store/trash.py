"""Deleted articles: out of every list and the index, but whole, so that undo brings them back as they were.

The identities of a deleted article stay: no import or refresh brings it back. What can no longer be undone is let go
(`forget_unreachable`); the identities stay even then.
"""

from __future__ import annotations

import sqlite3
from typing import cast

from tuireader.store import search
from tuireader.store.packing import packed, unpacked

_PARTS = {
    "articles": "id",
    "bodies": "article_id",
    "article_tags": "article_id",
    "removed_tags": "article_id",
    "origins": "article_id",
    "places": "article_id",
    "fulltexts": "article_id",
}
"""Every table that says something of an article, in the order they are filled again, and the column that names it."""


def put(db: sqlite3.Connection, article: int, now: int) -> bool:
    """Take an article out of the library; False if it is not there. Call inside a transaction."""
    content = {table: _rows(db, table, column, article) for table, column in _PARTS.items()}
    if not content["articles"]:
        return False
    search.forget(db, article)
    db.execute("DELETE FROM unindexed WHERE article_id = ?", (article,))
    db.execute("INSERT OR REPLACE INTO trash VALUES (?, ?, ?)", (article, now, packed(content)))
    # Tags first: the trigger that counts them has to see them go.
    for table, column in reversed(_PARTS.items()):
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (article,))
    return True


def restore(db: sqlite3.Connection, article: int) -> bool:
    """Bring an article back as it was; False if it has been let go. Call inside a transaction."""
    row = db.execute("SELECT content FROM trash WHERE article_id = ?", (article,)).fetchone()
    if row is None:
        return False
    content = cast("dict[str, list[dict[str, object]]]", unpacked(row[0]))
    for table in _PARTS:
        for values in content.get(table, ()):  # an older program knew fewer tables
            names, marks = ", ".join(values), ", ".join("?" * len(values))
            db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))
    db.execute("DELETE FROM trash WHERE article_id = ?", (article,))
    search.enqueue(db, article)
    return True


def forget_unreachable(db: sqlite3.Connection) -> None:
    """Let go what no undo can bring back any more. Call inside a transaction."""
    reachable = "SELECT article_id FROM changes WHERE field = 'deleted'"
    db.execute(
        "DELETE FROM revisions WHERE article_id IN"
        f" (SELECT article_id FROM trash WHERE article_id NOT IN ({reachable}))"
    )
    db.execute(f"DELETE FROM trash WHERE article_id NOT IN ({reachable})")


def _rows(db: sqlite3.Connection, table: str, column: str, article: int) -> list[dict[str, object]]:
    cursor = db.execute(f"SELECT * FROM {table} WHERE {column} = ?", (article,))
    names = [described[0] for described in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
