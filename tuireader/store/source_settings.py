"""The settings of sources that are the reader's own, and what the journal says of their changes.

A value is text in the journal, None where nothing is settled; a tag on a source is a field of its own.
"""

from __future__ import annotations

import sqlite3

from tuireader.store import tags

_WHOLE_NUMBERS = ("muted", "interval", "removed", "fulltext")


def turn(db: sqlite3.Connection, action: int, *, back: bool) -> None:
    """Undo or redo what an action settled for sources. Call inside the transaction."""
    column = "old" if back else "new"
    rows = db.execute(f"SELECT source_id, field, {column} FROM source_changes WHERE action_id = ?", (action,))
    for id, field, value in rows.fetchall():
        if field.startswith(tags.FIELD):
            known = db.execute("SELECT id FROM tags WHERE folded = ?", (field[len(tags.FIELD) :],)).fetchone()
            if known:
                put_tag(db, id, known[0], value == "1")
        else:
            put(db, id, field, int(value) if value is not None and field in _WHOLE_NUMBERS else value)


def put(db: sqlite3.Connection, id: int, setting: str, value: str | int | None) -> None:
    """Give a column of the reader's own a value. Another interval holds from the next refresh on, which asks."""
    db.execute(f"UPDATE sources SET {setting} = ? WHERE id = ?", (value, id))
    if setting == "interval":
        db.execute("UPDATE sources SET due = NULL, due_why = '' WHERE id = ?", (id,))


def note(db: sqlite3.Connection, action: int, id: int, field: str, old: object, new: object) -> None:
    """Keep in the journal what an action changed."""
    told = [None if value is None else str(value) for value in (old, new)]
    db.execute("INSERT INTO source_changes VALUES (?, ?, ?, ?, ?)", (action, id, field, *told))


def has_tag(db: sqlite3.Connection, id: int, tag: int) -> bool:
    return bool(db.execute("SELECT 1 FROM source_tags WHERE source_id = ? AND tag_id = ?", (id, tag)).fetchone())


def put_tag(db: sqlite3.Connection, id: int, tag: int, present: bool) -> None:
    """Put a tag on a source and its articles, or take it off them."""
    if present:
        db.execute(
            "INSERT OR IGNORE INTO source_tags SELECT ?, ?, coalesce(max(place) + 1, 0) FROM source_tags"
            " WHERE source_id = ?",
            (id, tag, id),
        )
        tags.give_all(db, id, tag)
    else:
        db.execute("DELETE FROM source_tags WHERE source_id = ? AND tag_id = ?", (id, tag))
        tags.take_all(db, id, tag)
