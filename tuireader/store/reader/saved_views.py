"""Saved views: queries by name, in the reader's order; each change of them is an action of the journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from tuireader.text import fold

Named = tuple[str, str]
"""Name and query."""


def all_views(db: sqlite3.Connection) -> list[Named]:
    """Every view, in order."""
    return [(name, query) for name, query in db.execute("SELECT name, query FROM views ORDER BY place")]


def put(db: sqlite3.Connection, action: int, views: Sequence[Named]) -> None:
    """Make these the views, in this order, as part of an action; nothing if they are. Call inside the transaction."""
    before = all_views(db)
    if before != list(views):
        db.execute("INSERT INTO view_changes VALUES (?, ?, ?)", (action, json.dumps(before), json.dumps(list(views))))
        _store(db, views)


def _store(db: sqlite3.Connection, views: Sequence[Sequence[str]]) -> None:
    db.execute("DELETE FROM views")
    db.executemany(
        "INSERT OR REPLACE INTO views (folded, name, query, place) VALUES (?, ?, ?, ?)",
        [(fold(name), name, query, place) for place, (name, query) in enumerate(views)],
    )


def touched(db: sqlite3.Connection, action: int) -> bool:
    """Whether an action changed the views."""
    return bool(db.execute("SELECT 1 FROM view_changes WHERE action_id = ?", (action,)).fetchone())


def turn(db: sqlite3.Connection, action: int, *, back: bool) -> None:
    """Undo or redo what an action did to the views. Call inside the transaction."""
    column = "old" if back else "new"
    for (views,) in db.execute(f"SELECT {column} FROM view_changes WHERE action_id = ?", (action,)).fetchall():
        _store(db, json.loads(views))
