"""Which articles may have other tags or marks than when it was looked last, by what every change leaves behind.

It does not matter which program made the change: new articles have higher ids, those that were edited left their
earlier text, and what the reader or a rule did stands in the journal with when it was done or turned last. What a long
change does in its later portions leaves nothing else: that shows in the kept counts alone (`TagSets`).
"""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

MOST = 20_000
"""Articles that are named: to look at more takes as long as to read everything anew."""

SURE = 500
"""Of so many of the newest actions no change has been forgotten: the journal keeps twice as many."""


class Changed(NamedTuple):
    """What may be other than it was."""

    articles: set[int]
    """Articles that may have other tags, be hidden or gone; new ones."""
    marked: set[int] | None
    """Articles that may have been marked read or unread; None: any may."""


class _Action(NamedTuple):
    clock: int
    state: int
    together: int | None


class _State(NamedTuple):
    """How far the library has come."""

    schema: int
    """Another one when the library was replaced by a copy, too."""
    newest: int
    """The highest id of an article."""
    edited: tuple[int, int, int] | None
    """The newest earlier text: its row, of which article, when it was replaced."""
    actions: dict[int, _Action]


class Traces:
    """Takes what has changed; the first time that is everything."""

    def __init__(self) -> None:
        self._seen: _State | None = None

    def take(self, db: sqlite3.Connection) -> Changed | None:
        """What may have changed since this was asked last; None: anything may. Call inside a transaction."""
        before, now = self._seen, _state(db)
        found = None if before is None else _between(db, before, now)
        self._seen = now
        return found


def _state(db: sqlite3.Connection) -> _State:
    (schema,) = db.execute("PRAGMA schema_version").fetchone()
    (newest,) = db.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'articles'").fetchone()
    edited = db.execute("SELECT rowid, article_id, replaced FROM revisions ORDER BY rowid DESC LIMIT 1").fetchone()
    actions = db.execute("SELECT id, clock, state, together FROM actions ORDER BY id DESC")
    return _State(schema, newest, edited, {id: _Action(*action) for id, *action in actions})


def _between(db: sqlite3.Connection, before: _State, now: _State) -> Changed | None:
    done = [id for id, action in now.actions.items() if _clock(before, id) != action.clock]
    if now.schema != before.schema or _forgotten(before, now, done):
        return None
    found = [
        _ids(db, "SELECT id FROM articles WHERE id > ?", before.newest),
        _edited(db, before.edited),
        _touched(db, done, f"NOT IN ('read', {_BESIDE_TAGS})"),
    ]
    articles: set[int] = set()
    for some in found:
        if some is None:
            return None
        articles |= some
    return Changed(articles, _touched(db, done, "= 'read'"))


_BESIDE_TAGS = "'starred', 'highlight', 'fulltext'"
"""Fields of the journal that say nothing of tags, nor of who is counted with them."""


def _clock(state: _State, action: int) -> int | None:
    return state.actions[action].clock if action in state.actions else None


def _forgotten(before: _State, now: _State, done: list[int]) -> bool:
    """Whether something may have been done, undone or done again of which the journal tells no more: it lets go of
    the oldest actions. Undo goes from the newest on, so that beyond one that stands as it stood none was undone."""
    sure = list(now.actions)[:SURE]
    if len(sure) == SURE and min(done, default=sure[-1]) < sure[-1]:
        return True
    gone = {id: action for id, action in before.actions.items() if id not in now.actions}
    if not gone:
        return False
    stands = any(action.state == 0 and before.actions.get(id) == action for id, action in now.actions.items())
    may_be_turned = any(action.state == 1 or action.together is not None for action in gone.values())
    return may_be_turned or not stands or max(gone) > sure[-1]


def _edited(db: sqlite3.Connection, last: tuple[int, int, int] | None) -> set[int] | None:
    """The articles that left an earlier text behind the last one that was seen; None if that is there no more."""
    if last is None:
        return _ids(db, "SELECT article_id FROM revisions WHERE rowid > ?", 0)
    row = db.execute("SELECT rowid, article_id, replaced FROM revisions WHERE rowid = ?", last[:1]).fetchone()
    return _ids(db, "SELECT article_id FROM revisions WHERE rowid > ?", last[0]) if row == last else None


def _touched(db: sqlite3.Connection, actions: list[int], fields: str) -> set[int] | None:
    """The articles of which some actions changed such fields."""
    these = "action_id IN (SELECT value FROM json_each(?))"
    return _ids(db, f"SELECT DISTINCT article_id FROM changes WHERE {these} AND field {fields}", json.dumps(actions))


def _ids(db: sqlite3.Connection, question: str, value: object) -> set[int] | None:
    """What a question finds; None if that is more than `MOST`."""
    found = {row[0] for row in db.execute(f"{question} LIMIT ?", (value, MOST + 1))}
    return found if len(found) <= MOST else None
