"""Every change of the reader's marks, with its inverse: written in the same transaction, undone and redone in words.

One action is one key press (or one command); it holds one change for each article and field it really changed.
The clock is a hybrid logical clock, so that two machines' journals can be merged: last writer per field wins.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from tuireader.model.changes import Change
from tuireader.store.content import fulltexts
from tuireader.store.reader import saved_views, trash
from tuireader.store.reader.merging import Fact
from tuireader.store.ruling import rule_hits, rules
from tuireader.store.subscriptions import source_settings
from tuireader.store.tagging import labels, retagging

KEPT = 1000
"""Actions that undo reaches back over."""

COLUMNS = ("read", "starred", "hidden", "highlight")
"""Fields of changes that are columns of ``articles``."""

LET_GO = 2000
"""Changes of older actions that are forgotten at a time."""

SHOWN = 1000
"""Ids in a `Change`: enough to redraw every row on any screen."""


def begin(db: sqlite3.Connection) -> int:
    """A new action, to be ended by `settle`. Call inside a transaction."""
    cursor = db.execute(
        "INSERT INTO actions (clock, machine, label) SELECT ?, value, '' FROM settings WHERE name = 'machine'",
        (_tick(db),),
    )
    return int(cursor.lastrowid or 0)


def _tick(db: sqlite3.Connection) -> int:
    """The next reading of the hybrid logical clock: never behind the wall clock, always ahead of what was written."""
    last = db.execute("SELECT max(clock) FROM actions").fetchone()[0]
    return max(time.time_ns() // 1_000_000 << 16, (last or 0) + 1)


def stands(db: sqlite3.Connection, action: int) -> bool:
    """Whether an action is there and not taken back."""
    return db.execute("SELECT 1 FROM actions WHERE id = ? AND state = 0", (action,)).fetchone() is not None


def settle(db: sqlite3.Connection, action: int, label: str, *, ends_redo: bool = True) -> Change | None:
    """The action as a `Change`, after its marks were made; dropped and None if it changed nothing.

    What had been undone before it cannot be redone any more. Call inside the transaction.
    `label`: what was done, in words. `ends_redo`: False for what the reader did not do by hand.
    """
    ids, settled = _articles(db, action), _sources(db, action)
    saved, labelled, ruled = saved_views.touched(db, action), labels.changed(db, action), rules.touched(db, action)
    if not (ids or settled or saved or labelled or ruled):
        db.execute("DELETE FROM actions WHERE id = ?", (action,))
        return None
    if ends_redo:
        rule_hits.forget_undone(db)
        db.execute("UPDATE actions SET state = 2 WHERE state = 1")
    db.execute("UPDATE actions SET label = ? WHERE id = ?", (label, action))
    _let_go(db)
    return Change(action, label, ids, sources=settled, views=saved, tags=labelled, rules=ruled)


def _let_go(db: sqlite3.Connection) -> None:
    """Forget actions that are too many; one of very many changes some at a time, so that no key waits for it."""
    too_many = db.execute("SELECT id FROM actions ORDER BY id DESC LIMIT 1 OFFSET ?", (KEPT,)).fetchone()
    if too_many is None:
        return
    dropped = db.execute(
        "DELETE FROM changes WHERE (action_id, article_id, field) IN"
        " (SELECT action_id, article_id, field FROM changes WHERE action_id <= ? LIMIT ?) RETURNING field",
        (*too_many, LET_GO),
    ).fetchall()
    db.execute(
        "DELETE FROM actions WHERE id <= ? AND NOT EXISTS (SELECT 1 FROM changes WHERE action_id = actions.id)",
        too_many,
    )
    if ("deleted",) in dropped:
        trash.forget_unreachable(db)
    if (fulltexts.FIELD,) in dropped:
        fulltexts.forget_unreachable(db)
    rules.forget_unreachable(db)


def next_turn(db: sqlite3.Connection, *, back: bool, group: int | None = None) -> int | None:
    """The action that an undo would turn (a redo if not `back`), of a `group` where one is given; None if none is."""
    among = "" if group is None else f" AND together = {int(group)}"
    row = db.execute(
        f"SELECT id FROM actions WHERE state = 0{among} ORDER BY id DESC LIMIT 1"
        if back
        else f"SELECT id FROM actions WHERE state = 1{among} ORDER BY id LIMIT 1"
    ).fetchone()
    return int(row[0]) if row else None


def group_of(db: sqlite3.Connection, action: int) -> int | None:
    """The actions that one undo takes back with this one, by a number; None if it stands alone."""
    row = db.execute("SELECT together FROM actions WHERE id = ?", (action,)).fetchone()
    return row[0] if row else None


def join(db: sqlite3.Connection, actions: Sequence[int]) -> None:
    """Let one undo take back all of these actions, as far as they stand. Call inside a transaction."""
    these = json.dumps(list(actions))
    db.execute(
        "UPDATE actions SET together = ? WHERE state = 0 AND id IN (SELECT value FROM json_each(?))",
        (min(actions), these),
    )


def last(db: sqlite3.Connection) -> int:
    """The number of the newest action; 0 if there is none."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM actions").fetchone()[0])


def newest(db: sqlite3.Connection, *, after: int) -> Change | None:
    """What the newest action did that was begun after another one and stands; None if there is none."""
    row = db.execute(
        "SELECT id, label FROM actions WHERE id > ? AND state = 0 ORDER BY id DESC LIMIT 1", (after,)
    ).fetchone()
    if row is None:
        return None
    action, label = row
    saved, labelled, ruled = saved_views.touched(db, action), labels.changed(db, action), rules.touched(db, action)
    ids, settled = _articles(db, action), _sources(db, action)
    return Change(action, label, ids, sources=settled, views=saved, tags=labelled, rules=ruled)


def weight(db: sqlite3.Connection, *, back: bool, most: int) -> int:
    """How much the next undo (redo if not `back`) has to turn: changes of articles, counted up to `most`."""
    action = next_turn(db, back=back)
    if action is None:
        return 0
    group = group_of(db, action)
    these = "?" if group is None else "SELECT id FROM actions WHERE together = ?"
    counted = db.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM changes WHERE action_id IN ({these}) LIMIT ?)",
        (action if group is None else group, most),
    )
    return int(counted.fetchone()[0])


def facts(db: sqlite3.Connection) -> Iterator[Fact]:
    """What this journal says, for merging with another machine's (`merging.latest`), oldest action first.

    An article is named by its least identity key and its feed's address (nothing for seeds): the same wherever the
    same article was taken in. What was undone says what it went back to.
    """
    rows = db.execute(
        "SELECT x.clock, x.machine, iif(x.state = 0, c.new, c.old), c.field,"
        " (SELECT min(i.key) FROM identities i WHERE i.article_id = c.article_id),"
        " (SELECT s.url FROM identities i JOIN sources s ON s.id = i.scope WHERE i.article_id = c.article_id)"
        " FROM actions x JOIN changes c ON c.action_id = x.id WHERE c.field <> ? ORDER BY x.id, c.article_id, c.field",
        (fulltexts.FIELD,),  # the texts themselves stay on this machine
    )
    for clock, machine, value, field, key, feed in rows:
        if key is not None:
            article = blake2b(f"{feed or ''}\n".encode() + key, digest_size=16).digest()
            yield Fact(clock, machine, value, article, field)


# ---------------------------------------------------------------- back and forth (`turning` calls these, in portions)


def all_articles(db: sqlite3.Connection, action: int) -> list[int]:
    """Every article that an action changed."""
    rows = db.execute("SELECT DISTINCT article_id FROM changes WHERE action_id = ?", (action,))
    return [row[0] for row in rows]


def turn_articles(db: sqlite3.Connection, action: int, ids: Sequence[int], *, back: bool) -> None:
    """Undo or redo what an action did to these articles, once or more often. Call inside a transaction."""
    after, articles = "old" if back else "new", json.dumps(list(ids))
    _turn_deletions(db, action, articles, back=back)
    for field in COLUMNS:
        db.execute(
            f"UPDATE articles SET {field} = c.{after} FROM changes c WHERE c.action_id = ?"
            f" AND c.{_THESE} AND c.field = '{field}' AND articles.id = c.article_id",
            (action, articles),
        )
    retagging.turn(db, action, articles, back=back)
    fulltexts.turn(db, action, articles, back=back)


_THESE = "article_id IN (SELECT value FROM json_each(?))"


def end_turn(db: sqlite3.Connection, action: int, *, back: bool) -> Change:
    """Undo or redo what else an action did, after all its articles: from now on it is undone, or stands. Call inside
    the transaction of the last of them."""
    source_settings.turn(db, action, back=back)
    saved_views.turn(db, action, back=back)
    labels.turn(db, action, back=back)
    rules.turn(db, action, back=back)
    # The turn is itself said at a moment: what another machine said before it is older (`merging`).
    db.execute("UPDATE actions SET state = ?, clock = ? WHERE id = ?", (1 if back else 0, _tick(db), action))
    touched, label = db.execute(
        "SELECT (SELECT count(DISTINCT article_id) FROM changes WHERE action_id = x.id), label FROM actions x"
        " WHERE id = ?",
        (action,),
    ).fetchone()
    gone = _gone(db, action, deleted=not back)
    settled = _sources(db, action)
    saved, labelled, ruled = saved_views.touched(db, action), labels.changed(db, action), rules.touched(db, action)
    in_vain = gone == touched and not (settled or saved or labelled or ruled)
    return Change(action, label, _articles(db, action), gone, in_vain, settled, saved, labelled, ruled)


def _turn_deletions(db: sqlite3.Connection, action: int, articles: str, *, back: bool) -> None:
    rows = db.execute(
        f"SELECT article_id FROM changes WHERE action_id = ? AND {_THESE} AND field = 'deleted'", (action, articles)
    )
    deleted = [article for (article,) in rows]
    if back:
        trash.restore(db, deleted)
    else:
        trash.put(db, deleted, time.time_ns() // 1_000_000_000)


def _gone(db: sqlite3.Connection, action: int, *, deleted: bool) -> int:
    """How many of an action's articles are no longer in the library, those it deleted itself not counted."""
    return int(
        db.execute(
            "SELECT count(DISTINCT article_id) FROM changes WHERE action_id = ?"
            " AND article_id NOT IN (SELECT id FROM articles) AND (? OR article_id NOT IN"
            " (SELECT article_id FROM changes WHERE action_id = ? AND field = 'deleted'))",
            (action, not deleted, action),
        ).fetchone()[0]
    )


def _articles(db: sqlite3.Connection, action: int) -> tuple[int, ...]:
    rows = db.execute("SELECT DISTINCT article_id FROM changes WHERE action_id = ? LIMIT ?", (action, SHOWN))
    return tuple(row[0] for row in rows)


def _sources(db: sqlite3.Connection, action: int) -> tuple[int, ...]:
    rows = db.execute("SELECT DISTINCT source_id FROM source_changes WHERE action_id = ? LIMIT ?", (action, SHOWN))
    return tuple(row[0] for row in rows)
