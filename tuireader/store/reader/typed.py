"""What the reader typed before, by kind: the latest `KEPT` of each, none twice.

Worth little and written often: it does not wait for another writer.
"""

from __future__ import annotations

import sqlite3

from tuireader.errors import BusyError
from tuireader.store.writing import transaction

KEPT = 200
"""Texts of a kind that are kept."""


def remember(db: sqlite3.Connection, kind: str, text: str) -> bool:
    """Make `text` the latest of its kind; False if that would mean waiting."""
    [(patience,)] = db.execute("PRAGMA busy_timeout")
    try:
        db.execute("PRAGMA busy_timeout=0")
        with transaction(db):
            _put(db, kind, text)
    except BusyError:
        return False
    finally:
        db.execute(f"PRAGMA busy_timeout={patience}")
    return True


def _put(db: sqlite3.Connection, kind: str, text: str) -> None:
    db.execute(
        "INSERT INTO typed SELECT ?1, ?2, coalesce(max(used), 0) + 1 FROM typed WHERE kind = ?1"
        " ON CONFLICT (kind, text) DO UPDATE SET used = excluded.used",
        (kind, text),
    )
    db.execute(
        "DELETE FROM typed WHERE kind = ?1 AND used <="
        " (SELECT used FROM typed WHERE kind = ?1 ORDER BY used DESC LIMIT 1 OFFSET ?2)",
        (kind, KEPT),
    )


def recent(db: sqlite3.Connection, kind: str) -> list[str]:
    """What was typed, the latest first."""
    return [row[0] for row in db.execute("SELECT text FROM typed WHERE kind = ? ORDER BY used DESC", (kind,))]
