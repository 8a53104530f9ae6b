"""The settings of sources that are the reader's own, and what the journal says of their changes.

A value is text in the journal, None where nothing is settled; a tag on a source is a field of its own.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from tuireader.store.tagging import retagging, tags

GIVES = "gives"
"""How the journal calls the field of a tag that a source gives, before a colon and its folded name; what it notes is
the tag's place. What becomes of the articles is noted as theirs (`retagging`)."""

_WHOLE_NUMBERS = ("muted", "interval", "removed", "fulltext")


def turn(db: sqlite3.Connection, action: int, *, back: bool) -> None:
    """Undo or redo what an action settled for sources. Call inside the transaction."""
    column = "old" if back else "new"
    rows = db.execute(f"SELECT source_id, field, {column} FROM source_changes WHERE action_id = ?", (action,))
    for id, field, value in rows.fetchall():
        kind, _, name = field.partition(":")
        known = db.execute("SELECT id FROM tags WHERE folded = ?", (name,)).fetchone() if name else None
        if known and kind == GIVES:
            _give(db, id, known[0], None if value is None else int(value))
        elif known:  # noted by version 2, as 0 or 1
            put_tag(db, id, known[0], value == "1")
        elif not name:
            put(db, id, field, int(value) if value is not None and field in _WHOLE_NUMBERS else value)


def put(db: sqlite3.Connection, id: int, setting: str, value: str | int | None) -> None:
    """Give a column of the reader's own a value. Another interval holds from the next refresh on, which asks."""
    db.execute(f"UPDATE sources SET {setting} = ? WHERE id = ?", (value, id))
    if setting == "interval":
        db.execute("UPDATE sources SET due = NULL, due_why = '' WHERE id = ?", (id,))


def note(db: sqlite3.Connection, action: int, id: int, field: str, old: object, new: object) -> None:
    """Keep in the journal what an action changed."""
    told = [None if value is None else str(value) for value in (old, new)]
    db.execute(
        "INSERT INTO source_changes VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (action_id, source_id, field) DO UPDATE SET new = excluded.new",
        (action, id, field, *told),
    )
    db.execute(
        "DELETE FROM source_changes WHERE action_id = ? AND source_id = ? AND field = ? AND old IS new",
        (action, id, field),
    )


# ---------------------------------------------------------------- tags that a source gives


def has_tag(db: sqlite3.Connection, id: int, tag: int) -> bool:
    """Whether a source gives its articles a tag."""
    return _place(db, id, tag) is not None


def settle_tag(db: sqlite3.Connection, action: int, id: int, tag: int, present: bool) -> None:
    """Put a tag on a source, or take it off, and note it; its articles are `turn_articles`. Call inside the
    transaction."""
    old = _place(db, id, tag)
    _put_tag(db, id, tag, present)
    note(db, action, id, _field(db, tag), old, _place(db, id, tag))


def articles_of(db: sqlite3.Connection, ids: Sequence[int]) -> list[int]:
    """The articles of sources."""
    rows = db.execute(
        "SELECT id FROM articles WHERE source_id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )
    return [row[0] for row in rows]


def turn_articles(db: sqlite3.Connection, action: int, articles: Sequence[int], tag: int, present: bool) -> int:
    """Put a tag on articles in the name of their source, or take it off them; how many that changed."""
    turn_all = retagging.put_on if present else retagging.take_off
    return turn_all(db, action, tag, json.dumps(list(articles)), tags.SOURCE)


def put_tag(db: sqlite3.Connection, id: int, tag: int, present: bool) -> None:
    """Put a tag on a source and its articles, or take it off them; not for the journal."""
    passing = db.execute("INSERT INTO actions (clock, machine, label) VALUES (0, '', '')").lastrowid
    _put_tag(db, id, tag, present)
    turn_articles(db, int(passing or 0), articles_of(db, [id]), tag, present)
    db.execute("DELETE FROM actions WHERE id = ?", (passing,))


def _put_tag(db: sqlite3.Connection, id: int, tag: int, present: bool) -> None:
    if present:
        after = "SELECT coalesce(max(place) + 1, 0) FROM source_tags WHERE source_id = ?"
        _give(db, id, tag, db.execute(after, (id,)).fetchone()[0])
    else:
        _give(db, id, tag, None)


def hand_over(db: sqlite3.Connection, action: int, tag: int, into: int) -> None:
    """Sources that give a tag give another one in its place; their articles are not touched."""
    for id, place in db.execute("SELECT source_id, place FROM source_tags WHERE tag_id = ?", (tag,)).fetchall():
        note(db, action, id, _field(db, tag), place, None)
        _give(db, id, tag, None)
        if not has_tag(db, id, into):
            note(db, action, id, _field(db, into), None, place)
            _give(db, id, into, place)


def _field(db: sqlite3.Connection, tag: int) -> str:
    return tags.field_of(db, tag).replace(tags.FIELD, f"{GIVES}:", 1)


def _place(db: sqlite3.Connection, id: int, tag: int) -> int | None:
    row = db.execute("SELECT place FROM source_tags WHERE source_id = ? AND tag_id = ?", (id, tag)).fetchone()
    return int(row[0]) if row else None


def _give(db: sqlite3.Connection, id: int, tag: int, place: int | None) -> None:
    """The source gives the tag, at this place among its tags; or no longer."""
    db.execute("DELETE FROM source_tags WHERE source_id = ? AND tag_id = ?", (id, tag))
    if place is not None:
        db.execute("INSERT INTO source_tags VALUES (?, ?, ?)", (id, tag, place))
