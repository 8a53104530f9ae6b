"""Which tags of which articles one connection has changed, for those who keep in memory how things were.

Temporary triggers note them: they are seen by no other connection and are gone with this one. What other connections
change cannot be told so; that something was changed by them can (``PRAGMA data_version``).
"""

from __future__ import annotations

import sqlite3

Pair = tuple[int, int]
"""A tag's id and an article's."""

MOST = 2000
"""Pairs that are noted: where more have changed, everything may have."""

_TRIGGERS = (
    "INSERT ON main.article_tags BEGIN SELECT tag_changed(NEW.tag_id, NEW.article_id); END",
    "DELETE ON main.article_tags BEGIN SELECT tag_changed(OLD.tag_id, OLD.article_id); END",
    "UPDATE OF tag_id, article_id, unread, hidden ON main.article_tags"
    " BEGIN SELECT tag_changed(OLD.tag_id, OLD.article_id), tag_changed(NEW.tag_id, NEW.article_id); END",
)


class TagChanges:
    """What has changed since it was looked at last."""

    def __init__(self) -> None:
        self._db: sqlite3.Connection | None = None
        self._noted: set[Pair] = set()
        """May hold what was rolled back: it tells where to look, not what is there."""
        self._version = 0

    def take(self, db: sqlite3.Connection) -> set[Pair] | None:
        """The pairs that may be others than when it was asked last; None: any may be. Call outside of a transaction,
        in the thread of the connection that makes the changes."""
        version = int(db.execute("PRAGMA data_version").fetchone()[0])
        known = db is self._db and version == self._version
        if db is not self._db:
            self._watch(db)
        self._version = version
        pairs, self._noted = self._noted, set()
        return pairs if known and len(pairs) <= MOST else None

    def _watch(self, db: sqlite3.Connection) -> None:
        db.create_function("tag_changed", 2, self._note)
        for number, trigger in enumerate(_TRIGGERS):
            db.execute(f"CREATE TEMP TRIGGER IF NOT EXISTS tag_changes_{number} AFTER {trigger}")
        self._db = db

    def _note(self, tag: int, article: int) -> None:
        if len(self._noted) <= MOST:
            self._noted.add((tag, article))
