"""What undo promises, kept in books: the state of the reader's tables before and after each action of the journal."""

from __future__ import annotations

import sqlite3

NOT_THE_READERS = frozenset((
    "settings", "backlog", "hosts", "leases", "documents", "origins", "revisions", "indexed", "unindexed", "actions",
    "changes", "typed", "places", "counts", "identities", "bodies",
))  # fmt: skip
"""Tables that undo does not answer for: what the journal itself is, where one is, what was typed, and what follows
from the rest. All other tables count, also those that nobody had thought of when this was written."""

Snapshot = dict[str, tuple[object, ...]]


class Books:
    """Follows one library. `look` after every key."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._tables = _tables(db)
        self._standing = self._actions()
        self._now = self._snapshot()
        self._changes = self._written()
        self._before: dict[int, Snapshot] = {}
        self._after: dict[int, Snapshot] = {}
        self.first = self._now

    @property
    def undoable(self) -> int:
        """How many actions stand."""
        return len(self._standing)

    def look(self) -> list[str]:
        """What is not as undo promises since the last look, in words."""
        if self._written() == self._changes:
            return []
        self._changes = self._written()
        then, before, now = self._standing, self._now, self._snapshot()
        self._standing, self._now = self._actions(), now
        done = [id for id in self._standing if id not in then]
        undone = [id for id in then if id not in self._standing and id > min(self._standing, default=0)]
        if not done and not undone:
            return _differences("changed without an entry in the journal", before, now)
        faults = []
        if len(done) + len(undone) > 1:
            faults.append(f"{len(done)} actions and {len(undone)} undone by one key")
        for id in undone:
            if id in self._before:
                faults += _differences(f"undoing action {id} did not bring back", self._before[id], now)
        for id in done:
            if id in self._after:
                faults += _differences(f"doing action {id} again did not bring", self._after[id], now)
            else:
                self._before[id], self._after[id] = before, now
        return faults

    def _written(self) -> tuple[int, int]:
        """What is another whenever something was written: by this connection, or by one beside it."""
        return self._db.total_changes, self._db.execute("PRAGMA data_version").fetchone()[0]

    def _actions(self) -> list[int]:
        return [row[0] for row in self._db.execute("SELECT id FROM actions WHERE state = 0 ORDER BY id")]

    def _snapshot(self) -> Snapshot:
        return {
            name: tuple(sorted(self._db.execute(question).fetchall(), key=repr))
            for name, question in self._tables.items()
        }


def _tables(db: sqlite3.Connection) -> dict[str, str]:
    """The reader's tables and what is compared of each."""
    names = [
        row[0]
        for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if row[0] not in NOT_THE_READERS
        and not row[0].startswith(("search", "sqlite_"))
        and not row[0].endswith("_changes")  # of the journal
    ]
    found = {name: f"SELECT * FROM {name}" for name in names}
    found["articles"] = "SELECT id, source_id, title, read, starred FROM articles"
    found["tags"] = "SELECT * FROM tags WHERE total > 0"
    found["trash"] = "SELECT article_id FROM trash WHERE article_id NOT IN (SELECT id FROM articles)"
    found["sources"] = f"SELECT {', '.join(_READERS_OWN)} FROM sources"
    return found


_READERS_OWN = ("id", "given_title", "muted", "interval", "removed", "fulltext", "total", "unread")


def _differences(what: str, wanted: Snapshot, got: Snapshot) -> list[str]:
    """The tables that differ, each with a few of its rows."""
    said = []
    for name in wanted:
        if wanted[name] != got.get(name):
            lost = [row for row in wanted[name] if row not in got[name]][:3]
            more = [row for row in got[name] if row not in wanted[name]][:3]
            said.append(f"{what}: {name}, without {lost}, with {more}")
    return said
