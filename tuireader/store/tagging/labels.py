"""What the reader settles for tags themselves: other names, colours, whether they are shown.

Each call is one action of the journal. What was settled for a tag stands there as it was before and after, so that a
step back restores the very row; what a merge does to articles is written as `retagging` writes it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from tuireader.store.tagging import retagging, tags

_COLUMNS = ("name", "folded", "alias_of", "colour", "hidden")
"""Columns of ``tags`` that are the reader's to change."""


# ---------------------------------------------------------------- within an action


def show(db: sqlite3.Connection, action: int, tag: int) -> None:
    """The reader has given this tag: a category that says nothing is hidden no longer."""
    if db.execute("SELECT noise AND hidden IS NULL FROM tags WHERE id = ?", (tag,)).fetchone()[0]:
        put(db, action, tag, hidden=0)


def put(db: sqlite3.Connection, action: int, tag: int, **values: str | int | None) -> None:
    """Give columns of a tag other values, and note it. Call inside the transaction."""
    old = _row(db, tag)
    db.execute(f"UPDATE tags SET {', '.join(f'{name} = ?' for name in values)} WHERE id = ?", (*values.values(), tag))
    _note(db, action, tag, old)


def add_alias(db: sqlite3.Connection, action: int, name: str, tag: int) -> None:
    """A new other name of a tag, which no tag has yet."""
    made = db.execute(
        "INSERT INTO tags (name, folded, alias_of) VALUES (?, ?, ?)", (tags.kept(name), tags.folded(name), tag)
    )
    _note(db, action, int(made.lastrowid or 0), None)


def drop(db: sqlite3.Connection, action: int, alias: int) -> None:
    """An other name is none any more."""
    old = _row(db, alias)
    _remove(db, alias)
    _note(db, action, alias, old)


def rename(db: sqlite3.Connection, action: int, tag: int, name: str) -> None:
    """Another name for a tag, which no other tag has; the name it had becomes one of its other names."""
    old_name, old_folded = db.execute("SELECT name, folded FROM tags WHERE id = ?", (tag,)).fetchone()
    known = tags.folded(name)
    if known != old_folded:
        other = db.execute("SELECT id FROM tags WHERE folded = ?", (known,)).fetchone()
        if other:  # one of its own other names
            drop(db, action, int(other[0]))
    put(db, action, tag, name=tags.kept(name), folded=known)
    if known != old_folded:
        add_alias(db, action, old_name, tag)
    db.execute("INSERT OR IGNORE INTO unindexed SELECT article_id FROM article_tags WHERE tag_id = ?", (tag,))


def carrying(db: sqlite3.Connection, tag: int) -> list[int]:
    """The articles that have a tag, and those that the reader took it off."""
    rows = db.execute(
        "SELECT article_id FROM article_tags WHERE tag_id = ?"
        " UNION SELECT article_id FROM removed_tags WHERE tag_id = ?",
        (tag, tag),
    )
    return [row[0] for row in rows]


def merge_on(db: sqlite3.Connection, action: int, tag: int, into: int, articles: str) -> None:
    """Articles (a JSON array of ids) that carry a tag get another one in its place."""
    one, other = retagging.state_of(tag, "article"), retagging.state_of(into, "article")
    removed, place = tags.REMOVED, tags.PLACE
    retagging.note(
        db, action, into,
        f"SELECT article, theirs, CASE WHEN ours = {removed} THEN iif(theirs = 0, ours, theirs)"
        f" WHEN theirs IN (0, {removed}) THEN ours ELSE theirs | (ours % {place}) END FROM"
        f" (SELECT article, {one} ours, {other} theirs FROM"
        "  (SELECT value article FROM json_each(?)))",
        (articles,),
    )  # fmt: skip
    retagging.note(
        db, action, tag,
        f"SELECT article, {one}, 0 FROM (SELECT value article FROM json_each(?))",
        (articles,),
    )  # fmt: skip
    retagging.make(db, action, into, articles)
    retagging.make(db, action, tag, articles)


def merge(db: sqlite3.Connection, action: int, tag: int, into: int) -> None:
    """A tag becomes another name of another one, and so do its own other names; its articles and sources have it."""
    for (alias,) in db.execute("SELECT id FROM tags WHERE alias_of = ?", (tag,)).fetchall():
        put(db, action, alias, alias_of=into)
    put(db, action, tag, alias_of=into)


# ---------------------------------------------------------------- back and forth


def changed(db: sqlite3.Connection, action: int) -> tuple[int, ...]:
    """The tags for which an action settled something."""
    return tuple(row[0] for row in db.execute("SELECT tag_id FROM tag_changes WHERE action_id = ?", (action,)))


def turn(db: sqlite3.Connection, action: int, *, back: bool) -> None:
    """Undo or redo what an action settled for tags. Call inside the transaction."""
    column = "old" if back else "new"
    rows = db.execute(f"SELECT tag_id, {column} FROM tag_changes WHERE action_id = ?", (action,)).fetchall()
    wanted = {tag: json.loads(value) if value else None for tag, value in rows}
    for tag, values in wanted.items():
        if values is None:
            _remove(db, tag)
        else:  # two tags may change names: none may stand in the other's way
            db.execute("UPDATE tags SET folded = char(0) || id WHERE id = ?", (tag,))
    for tag, values in wanted.items():
        if values is not None:
            _restore(db, tag, values)


def _restore(db: sqlite3.Connection, tag: int, values: Sequence[str | int | None]) -> None:
    renamed = db.execute("SELECT name <> ? FROM tags WHERE id = ?", (values[0], tag)).fetchone()
    db.execute(
        f"INSERT INTO tags (id, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)}) ON CONFLICT (id) DO UPDATE"
        f" SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS)}",
        (tag, *values),
    )
    if renamed and renamed[0]:
        db.execute("INSERT OR IGNORE INTO unindexed SELECT article_id FROM article_tags WHERE tag_id = ?", (tag,))


def _remove(db: sqlite3.Connection, alias: int) -> None:
    """An other name goes; no article and no source has it."""
    db.execute("DELETE FROM tags WHERE id = ?", (alias,))


def _row(db: sqlite3.Connection, tag: int) -> str | None:
    row = db.execute(f"SELECT {', '.join(_COLUMNS)} FROM tags WHERE id = ?", (tag,)).fetchone()
    return json.dumps(row, ensure_ascii=False) if row else None


def _note(db: sqlite3.Connection, action: int, tag: int, old: str | None) -> None:
    db.execute(
        "INSERT INTO tag_changes VALUES (?, ?, ?, ?) ON CONFLICT (action_id, tag_id) DO UPDATE SET new = excluded.new",
        (action, tag, old, _row(db, tag)),
    )
