"""The reader's marks: read, starred, tags. Each call is one action of the journal, stored before anything is shown."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Literal

from tuireader.model import Change
from tuireader.store import journal, labels, lists, retagging, tags, trash
from tuireader.store.writing import transaction
from tuireader.text import excerpt, line

Mark = Literal["read", "starred", "hidden"]

_WORDS = {
    ("read", 1): "marked {} read",
    ("read", 0): "marked {} unread",
    ("starred", 1): "starred {}",
    ("starred", 0): "took the star off {}",
    ("hidden", 1): "hid {}",
    ("hidden", 0): "brought back {}",
}


def mark(db: sqlite3.Connection, field: Mark, value: bool, ids: Sequence[int]) -> Change | None:
    """Set a mark on these articles; None if they all had it."""
    return _mark(db, field, value, "SELECT value FROM json_each(?)", (json.dumps(list(ids)),))


def any_without(db: sqlite3.Connection, field: Mark, ids: Sequence[int]) -> bool:
    """Whether any of these articles lacks a mark."""
    asked = f"SELECT EXISTS (SELECT 1 FROM json_each(?) x CROSS JOIN articles a ON a.id = x.value WHERE a.{field} = 0)"
    return bool(db.execute(asked, (json.dumps(list(ids)),)).fetchone()[0])


def mark_all(db: sqlite3.Connection, field: Mark, value: bool, plan: lists.Plan) -> Change | None:
    """Set a mark on every article of a list."""
    where = plan.where()
    return _mark(db, field, value, f"SELECT a.id FROM {plan.walk} WHERE {where.sql}", where.values)


def _mark(db: sqlite3.Connection, field: Mark, value: bool, which: str, values: Sequence[object]) -> Change | None:
    new = int(value)
    with transaction(db):
        action = journal.begin(db)
        touched = db.execute(
            f"INSERT INTO changes SELECT ?, id, '{field}', {field}, ? FROM articles"
            f" WHERE {field} <> ? AND id IN ({which})",
            (action, new, new, *values),
        ).rowcount
        db.execute(
            f"UPDATE articles SET {field} = ? WHERE id IN (SELECT article_id FROM changes WHERE action_id = ?)",
            (new, action),
        )
        return journal.settle(db, action, _WORDS[field, new].format(_what(db, action, touched)))


def delete(db: sqlite3.Connection, ids: Sequence[int], now: int, why: str = "deleted") -> Change | None:
    """Take articles out of the library; no import brings them back, undo does. None if none of them is there.

    `why`: what was done, in words, before what it was done to.
    """
    with transaction(db):
        action = journal.begin(db)
        chosen = list(dict.fromkeys(ids))
        one = db.execute("SELECT title FROM articles WHERE id = ?", chosen).fetchone() if len(chosen) == 1 else None
        gone = trash.put(db, chosen, now)
        db.executemany("INSERT INTO changes VALUES (?, ?, 'deleted', 0, 1)", ((action, article) for article in gone))
        what = f"“{excerpt(one[0], 40)}”" if one else f"{len(gone):,}"
        return journal.settle(db, action, f"{why} {what}")


def tag(db: sqlite3.Connection, ids: Sequence[int], add: Sequence[str], remove: Sequence[str]) -> Change | None:
    """Put tags on these articles and take tags off them; None if nothing changed."""
    wanted = {**dict.fromkeys(add, True), **dict.fromkeys(remove, False)}
    with transaction(db):
        action = journal.begin(db)
        for name, present in wanted.items():
            _tag(db, action, json.dumps(list(ids)), name, present)
        touched = db.execute(
            "SELECT count(DISTINCT article_id) FROM changes WHERE action_id = ?", (action,)
        ).fetchone()[0]
        said = " ".join(f"{'+' if present else '-'}{name}" for name, present in wanted.items())
        return journal.settle(db, action, f"tagged {_what(db, action, touched)} {line(said)}")


def _tag(db: sqlite3.Connection, action: int, ids: str, name: str, present: bool) -> None:
    which = "SELECT value FROM json_each(?)"
    if not present:
        known = tags.find(db, name)
        if known is not None:
            retagging.take_off(db, action, known, which, (ids,), tags.READER)
    for tag in tags.ensure(db, [name], by="reader") if present else []:
        retagging.put_on(db, action, tag, which, (ids,), tags.READER)
        if db.execute("SELECT 1 FROM changes WHERE action_id = ? LIMIT 1", (action,)).fetchone():
            labels.show(db, action, tag)


def _what(db: sqlite3.Connection, action: int, touched: int) -> str:
    """What an action touched, in words: one article by its title, more by number."""
    if touched != 1:
        return f"{touched:,}"
    row = db.execute(
        "SELECT a.title FROM changes c JOIN articles a ON a.id = c.article_id WHERE c.action_id = ? LIMIT 1",
        (action,),
    ).fetchone()
    return f"“{excerpt(row[0], 40)}”" if row else "1"
