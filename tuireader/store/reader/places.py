"""Where the reader was in each article. Kept for ever, and at no cost to a key."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tuireader.store.writing import transaction

Place = tuple[int, int]
"""(block, offset): the block of the article's own text, and how many characters of it stand before."""


def keep(db: sqlite3.Connection, article: int, place: Place, now: int) -> None:
    """Remember the place; nothing of an article that is gone. Raises BusyError at once while another program writes."""
    with _in_passing(db), transaction(db):
        db.execute(
            "INSERT INTO places (article_id, block, offset, kept) SELECT ?1, ?2, ?3, ?4"
            " WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?1)"
            " ON CONFLICT (article_id) DO UPDATE SET block = ?2, offset = ?3, kept = ?4",
            (article, *place, now),
        )


def forget(db: sqlite3.Connection, article: int) -> None:
    """No place any more: it was read to the end, or is to begin at the top. Raises BusyError as `keep` does."""
    with _in_passing(db), transaction(db):
        db.execute("DELETE FROM places WHERE article_id = ?", (article,))


def of(db: sqlite3.Connection, article: int) -> Place | None:
    """The place that was kept, or None."""
    found = db.execute("SELECT block, offset FROM places WHERE article_id = ?", (article,)).fetchone()
    return (found[0], found[1]) if found else None


@contextmanager
def _in_passing(db: sqlite3.Connection) -> Iterator[None]:
    """Inside, a commit waits neither for another writer nor for the disk.

    A place that a power failure takes away is a second's scrolling. With ``synchronous=NORMAL`` in WAL mode a commit is
    safe from the end of the process, and none can damage the library (SQLite: PRAGMA synchronous).
    """
    patience, sync = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("busy_timeout", "synchronous"))
    db.execute("PRAGMA busy_timeout=0")
    db.execute("PRAGMA synchronous=NORMAL")
    try:
        yield
    finally:
        db.execute(f"PRAGMA busy_timeout={patience}")
        db.execute(f"PRAGMA synchronous={sync}")
