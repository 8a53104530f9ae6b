"""The reader's marks: read, starred, tags. Each call is one action of the journal, stored before anything is shown."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Literal

from tuireader.model import Change
from tuireader.store import journal, lists, search, tags
from tuireader.store.writing import transaction
from tuireader.text import excerpt

Mark = Literal["read", "starred"]

_WORDS = {
    ("read", 1): "marked {} read",
    ("read", 0): "marked {} unread",
    ("starred", 1): "starred {}",
    ("starred", 0): "took the star off {}",
}


def mark(db: sqlite3.Connection, field: Mark, value: bool, ids: Sequence[int]) -> Change | None:
    """Set a mark on these articles; None if they all had it."""
    return _mark(db, field, value, "SELECT value FROM json_each(?)", (json.dumps(list(ids)),))


def mark_all(db: sqlite3.Connection, field: Mark, value: bool, plan: lists.Plan) -> Change | None:
    """Set a mark on every article of a list."""
    where = plan.where()
    return _mark(db, field, value, f"SELECT a.id FROM {plan.walk} WHERE {where.sql}", where.values)


def _mark(
    db: sqlite3.Connection, field: Mark, value: bool, which: str, values: Sequence[object]
) -> Change | None:
    new = int(value)
    with transaction(db):
        action = journal.begin(db, "")
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


def tag(
    db: sqlite3.Connection, ids: Sequence[int], add: Sequence[str], remove: Sequence[str]
) -> Change | None:
    """Put tags on these articles and take tags off them; None if nothing changed."""
    with transaction(db):
        action = journal.begin(db, "")
        for article in ids:
            if not db.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone():
                continue
            for name, present in (*((n, 1) for n in add), *((n, 0) for n in remove)):
                _tag(db, action, article, name, present)
        said = [*(f"+{name}" for name in add), *(f"-{name}" for name in remove)]
        touched = db.execute(
            "SELECT count(DISTINCT article_id) FROM changes WHERE action_id = ?", (action,)
        ).fetchone()[0]
        return journal.settle(db, action, f"tagged {_what(db, action, touched)} {' '.join(said)}")


def _tag(db: sqlite3.Connection, action: int, article: int, name: str, present: int) -> None:
    known = tags.tag_id(db, name)
    has = (
        known is not None
        and db.execute(
            "SELECT 1 FROM article_tags WHERE article_id = ? AND tag_id = ?", (article, known)
        ).fetchone()
    )
    if bool(has) == bool(present):
        return
    if present:
        tags.give(db, article, [name], tags.READER)
    else:
        tags.take(db, article, name)
    db.execute(
        "INSERT OR REPLACE INTO changes VALUES (?, ?, ?, ?, ?)",
        (action, article, f"tag:{name}", 1 - present, present),
    )
    search.enqueue(db, article)


def _what(db: sqlite3.Connection, action: int, touched: int) -> str:
    """What an action touched, in words: one article by its title, more by number."""
    if touched != 1:
        return f"{touched:,}"
    row = db.execute(
        "SELECT a.title FROM changes c JOIN articles a ON a.id = c.article_id WHERE c.action_id = ? LIMIT 1",
        (action,),
    ).fetchone()
    return f"“{excerpt(row[0], 40)}”" if row else "1"
