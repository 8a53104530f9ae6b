"""The reader's marks: read, starred, tags. Each call is one action of the journal, stored before anything is shown."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Literal

from tuireader.model.changes import Change
from tuireader.store.finding import walking
from tuireader.store.finding.conditions import Condition
from tuireader.store.reader import trash
from tuireader.store.reader.acting import Acting
from tuireader.store.tagging import labels, retagging, tags
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
    return marking(db, field, value, ids).whole()


def marking(db: sqlite3.Connection, field: Mark, value: bool, ids: Sequence[int]) -> Acting[int]:
    """`mark`, to be made in portions."""
    new = int(value)

    def do(action: int, some: Sequence[int], last: bool) -> int:
        return put(db, action, field, new, json.dumps(list(some)))

    return Acting(db, ids, do, lambda action, touched: _WORDS[field, new].format(_what(db, action, touched)))


def any_without(db: sqlite3.Connection, field: Mark, ids: Sequence[int]) -> bool:
    """Whether any of these articles lacks a mark."""
    asked = f"SELECT EXISTS (SELECT 1 FROM json_each(?) x CROSS JOIN articles a ON a.id = x.value WHERE a.{field} = 0)"
    return bool(db.execute(asked, (json.dumps(list(ids)),)).fetchone()[0])


def marking_all(db: sqlite3.Connection, field: Mark, value: bool, plan: walking.Plan) -> Acting[int]:
    """Set a mark on every article of a list, in portions."""
    lacking = plan.where(Condition(f"a.{field} <> ?", (int(value),)))
    rows = db.execute(f"SELECT a.id FROM {plan.walk} WHERE {lacking.sql}", lacking.values)
    return marking(db, field, value, [row[0] for row in rows])


def put(db: sqlite3.Connection, action: int, field: Mark, new: int, articles: str) -> int:
    """Set a mark on articles (a JSON array of ids) in an action; how many lacked it. Call inside the transaction."""
    touched = db.execute(
        f"INSERT INTO changes SELECT ?, id, '{field}', {field}, ? FROM articles"
        f" WHERE {field} <> ? AND id IN (SELECT value FROM json_each(?))",
        (action, new, new, articles),
    ).rowcount
    db.execute(
        f"UPDATE articles SET {field} = ? WHERE {field} <> ? AND id IN (SELECT value FROM json_each(?))",
        (new, new, articles),
    )
    return touched


def delete(db: sqlite3.Connection, ids: Sequence[int], now: int, why: str = "deleted") -> Change | None:
    """Take articles out of the library; no import brings them back, undo does. None if none of them is there.

    `why`: what was done, in words, before what it was done to.
    """
    return deleting(db, ids, now, why).whole()


def deleting(db: sqlite3.Connection, ids: Sequence[int], now: int, why: str = "deleted") -> Acting[int]:
    """`delete`, to be made in portions."""
    chosen = list(dict.fromkeys(ids))
    one = db.execute("SELECT title FROM articles WHERE id = ?", chosen).fetchone() if len(chosen) == 1 else None

    def do(action: int, some: Sequence[int], last: bool) -> int:
        gone = trash.put(db, some, now)
        db.executemany("INSERT INTO changes VALUES (?, ?, 'deleted', 0, 1)", ((action, article) for article in gone))
        return len(gone)

    return Acting(
        db,
        chosen,
        do,
        lambda action, touched: f"{why} " + (f"“{excerpt(one[0], 40)}”" if one else f"{touched:,}"),
        first=trash.FIRST,
    )


def tag(db: sqlite3.Connection, ids: Sequence[int], add: Sequence[str], remove: Sequence[str]) -> Change | None:
    """Put tags on these articles and take tags off them; None if nothing changed."""
    return tagging(db, ids, add, remove).whole()


def tagging(db: sqlite3.Connection, ids: Sequence[int], add: Sequence[str], remove: Sequence[str]) -> Acting[int]:
    """`tag`, to be made in portions."""
    wanted = {**dict.fromkeys(add, True), **dict.fromkeys(remove, False)}
    said = line(" ".join(f"{'+' if present else '-'}{name}" for name, present in wanted.items()))

    def do(action: int, some: Sequence[int], last: bool) -> int:
        articles = json.dumps(list(some))
        for name, present in wanted.items():
            put_tag(db, action, articles, name, present)
        return int(
            db.execute(
                "SELECT count(DISTINCT article_id) FROM changes"
                " WHERE action_id = ? AND article_id IN (SELECT value FROM json_each(?))",
                (action, articles),
            ).fetchone()[0]
        )

    return Acting(
        db, list(dict.fromkeys(ids)), do, lambda action, touched: f"tagged {_what(db, action, touched)} {said}"
    )


def put_tag(db: sqlite3.Connection, action: int, articles: str, name: str, present: bool) -> None:
    """Put a tag on articles (a JSON array of ids) in an action, or take it off. Call inside the transaction."""
    if not present:
        known = tags.find(db, name)
        if known is not None:
            retagging.take_off(db, action, known, articles, tags.READER)
    for tag in tags.ensure(db, [name], by="reader") if present else []:
        retagging.put_on(db, action, tag, articles, tags.READER)
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
