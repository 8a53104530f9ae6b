"""Deleted articles: out of every list and the index, but whole, so that undo brings them back as they were.

The identities of a deleted article stay: no import or refresh brings it back. What can no longer be undone is let go
(`forget_unreachable`); the identities stay even then.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import cast

from tuireader.store.content.packing import packed, unpacked
from tuireader.store.finding import search

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


FIRST = 20
"""Articles of the first portion of a deletion: each is taken out of the index word by word."""

BATCH = 500
"""Articles whose content is held in memory at once."""


def put(db: sqlite3.Connection, articles: Sequence[int], now: int) -> list[int]:
    """Take articles out of the library; those that were there, in order. Call inside a transaction."""
    gone: list[int] = []
    for start in range(0, len(articles), BATCH):
        gone += _put(db, json.dumps(list(articles[start : start + BATCH])), now)
    return gone


def _put(db: sqlite3.Connection, chosen: str, now: int) -> list[int]:
    """`chosen`: a JSON array of ids."""
    contents: dict[int, dict[str, list[dict[str, object]]]] = {}
    for table, column in _PARTS.items():
        for article, row in _rows(db, table, column, chosen):
            if table == "articles":
                contents[article] = {part: [] for part in _PARTS}
            if article in contents:
                contents[article][table].append(row)
    search.forget(db, list(contents))
    db.execute("DELETE FROM unindexed WHERE article_id IN (SELECT value FROM json_each(?))", (chosen,))
    db.executemany(
        "INSERT OR REPLACE INTO trash VALUES (?, ?, ?)",
        ((article, now, packed(content)) for article, content in contents.items()),
    )
    # Tags first: the trigger that counts them has to see them go.
    for table, column in reversed(_PARTS.items()):
        db.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))", (chosen,))
    return list(contents)


def restore(db: sqlite3.Connection, articles: Sequence[int]) -> None:
    """Bring articles back as they were, but those that have been let go. Call inside a transaction."""
    for start in range(0, len(articles), BATCH):
        _restore(db, json.dumps(list(articles[start : start + BATCH])))


def _restore(db: sqlite3.Connection, chosen: str) -> None:
    rows = db.execute(
        "SELECT t.article_id, t.content FROM json_each(?) j CROSS JOIN trash t ON t.article_id = j.value", (chosen,)
    ).fetchall()
    contents = [cast("dict[str, list[dict[str, object]]]", unpacked(content)) for _, content in rows]
    for table in _PARTS:
        alike: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
        for content in contents:
            for values in content.get(table, ()):  # an older program knew fewer tables, and fewer columns
                alike.setdefault(tuple(values), []).append(tuple(values.values()))
        for names, lines in alike.items():
            marks = ", ".join("?" * len(names))
            db.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", lines)
    db.execute("DELETE FROM trash WHERE article_id IN (SELECT value FROM json_each(?))", (chosen,))
    db.executemany("INSERT OR IGNORE INTO unindexed VALUES (?)", ((article,) for article, _ in rows))


def forget_unreachable(db: sqlite3.Connection) -> None:
    """Let go what no undo can bring back any more. Call inside a transaction."""
    reachable = "SELECT article_id FROM changes WHERE field = 'deleted'"
    db.execute(
        "DELETE FROM revisions WHERE article_id IN"
        f" (SELECT article_id FROM trash WHERE article_id NOT IN ({reachable}))"
    )
    db.execute(f"DELETE FROM trash WHERE article_id NOT IN ({reachable})")


def _rows(db: sqlite3.Connection, table: str, column: str, chosen: str) -> Iterator[tuple[int, dict[str, object]]]:
    """What a table says of some articles: of which, and its columns by name."""
    cursor = db.execute(
        f"SELECT t.{column}, t.* FROM json_each(?) j CROSS JOIN {table} t ON t.{column} = j.value ORDER BY j.key",
        (chosen,),
    )
    names = [described[0] for described in cursor.description][1:]
    for article, *row in cursor:
        yield article, dict(zip(names, row, strict=True))
