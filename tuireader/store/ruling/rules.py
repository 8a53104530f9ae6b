"""The rules that are kept: those the reader made, and what is known of those in config.toml."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from tuireader.model.rules import Rule
from tuireader.store.ruling.rule_hits import STANDS
from tuireader.store.writing import transaction
from tuireader.text import fold


def all_rules(db: sqlite3.Connection) -> tuple[Rule, ...]:
    """Every rule in the order they run, with what they have touched."""
    counted = db.execute(f"SELECT rule_id, count(*), max(at) FROM rule_hits h WHERE {STANDS} GROUP BY rule_id")
    hits = {rule: (count, last) for rule, count, last in counted}
    found = []
    for one in kept(db):
        count, last = hits.get(one.id, (0, None))
        found.append(replace(one, hits=count, last=last))
    return tuple(found)


def kept(db: sqlite3.Connection) -> tuple[Rule, ...]:
    """Every rule in the order they run; nothing is counted."""
    rows = db.execute(
        "SELECT id, name, query, actions, stop, only_new, enabled, configured FROM rules WHERE NOT removed"
        " ORDER BY configured DESC, place, id"
    )
    return tuple(
        Rule(id, name, query, tuple(json.loads(do)), *map(bool, flags)) for id, name, query, do, *flags in rows
    )


def named(db: sqlite3.Connection, name: str) -> int | None:
    """The id of the rule of that name, compared without case and accents; None if there is none."""
    row = db.execute("SELECT id FROM rules WHERE folded = ? AND NOT removed", (fold(name),)).fetchone()
    return int(row[0]) if row else None


def settle(db: sqlite3.Connection, configured: Sequence[Rule]) -> None:
    """Make the rules of config.toml those that are kept of it, in its order.

    One that no longer stands there stays, with what it did, but is off; one that comes back is on again.
    """
    there = [one for one in kept(db) if one.configured]
    if [_told(one) for one in there] == [_told(one) for one in configured]:
        return
    with transaction(db):
        names = {fold(one.name) for one in configured}
        for one in there:
            if fold(one.name) not in names:
                db.execute("UPDATE rules SET configured = 0, enabled = 0, place = 0 WHERE id = ?", (one.id,))
        for place, one in enumerate(configured):
            db.execute(
                "INSERT INTO rules (name, folded, query, actions, stop, only_new, configured, place)"
                " VALUES (?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT (folded) DO UPDATE SET name = excluded.name,"
                " query = excluded.query, actions = excluded.actions, stop = excluded.stop,"
                " only_new = excluded.only_new, place = excluded.place,"
                " enabled = iif(configured, enabled, 1), configured = 1",
                (one.name, fold(one.name), one.query, json.dumps(one.do), one.stop, one.only_new, place),
            )


def _told(one: Rule) -> tuple[object, ...]:
    return (one.name, one.query, one.do, one.stop, one.only_new)


# ---------------------------------------------------------------- changed by the reader, within an action


def put(db: sqlite3.Connection, action: int, rule: Rule) -> int:
    """Keep a rule, the last to run if it is new, and note it; its id. Call inside the transaction."""
    values = (rule.name, fold(rule.name), rule.query, json.dumps(rule.do), rule.stop, rule.only_new, rule.enabled)
    if not rule.id:
        made = db.execute(
            "INSERT INTO rules (name, folded, query, actions, stop, only_new, enabled, place)"
            " SELECT ?, ?, ?, ?, ?, ?, ?, coalesce(max(place), 0) + 1 FROM rules WHERE configured = 0",
            values,
        )
        _note(db, action, int(made.lastrowid or 0), None)
        return int(made.lastrowid or 0)
    old = _row(db, rule.id)
    db.execute(
        "UPDATE rules SET name = ?, folded = ?, query = ?, actions = ?, stop = ?, only_new = ?, enabled = ?"
        " WHERE id = ?",
        (*values, rule.id),
    )
    _note(db, action, rule.id, old)
    return rule.id


def move(db: sqlite3.Connection, action: int, order: Sequence[int]) -> None:
    """Let the rules that do not stand in config.toml run in this order, and note it. Call inside the transaction."""
    for place, id in enumerate(order, 1):
        old = _row(db, id)
        db.execute("UPDATE rules SET place = ? WHERE id = ? AND configured = 0", (place, id))
        _note(db, action, id, old)


def remove(db: sqlite3.Connection, action: int, rule: int) -> None:
    """Forget a rule, and note it; what it touched is known while that can be undone. Call inside the transaction."""
    old = _row(db, rule)
    _take_away(db, rule)
    _note(db, action, rule, old)


def touched(db: sqlite3.Connection, action: int) -> bool:
    """Whether an action made, changed, moved or removed a rule."""
    return db.execute("SELECT 1 FROM rule_changes WHERE action_id = ? LIMIT 1", (action,)).fetchone() is not None


def turn(db: sqlite3.Connection, action: int, *, back: bool) -> None:
    """Undo or redo what an action did to rules. Call inside the transaction."""
    column = "old" if back else "new"
    rows = db.execute(f"SELECT rule_id, {column} FROM rule_changes WHERE action_id = ?", (action,)).fetchall()
    for rule, _ in rows:  # two rules may change names: none may stand in the other's way
        _take_away(db, rule)
    for rule, value in rows:
        if value is not None:
            values = dict(zip(_COLUMNS, json.loads(value), strict=True))
            if named(db, values["name"]) is not None:  # config.toml has one of that name by now
                values["name"] = next(name for n in count(2) if named(db, name := f"{values['name']} {n}") is None)
            values["folded"] = fold(values["name"])
            db.execute(
                f"UPDATE rules SET removed = 0, {', '.join(f'{name} = ?' for name in values)} WHERE id = ?",
                (*values.values(), rule),
            )


def forget_unreachable(db: sqlite3.Connection) -> None:
    """Let go the removed rules that no undo can bring back any more. Call inside a transaction."""
    db.execute("DELETE FROM rules WHERE removed AND id NOT IN (SELECT rule_id FROM rule_changes)")


_COLUMNS = ("name", "query", "actions", "stop", "only_new", "enabled", "place")
"""Columns of ``rules`` that are the reader's to change."""


def _row(db: sqlite3.Connection, rule: int) -> str | None:
    """A rule as the journal keeps it; None where it is not there."""
    row = db.execute(f"SELECT {', '.join(_COLUMNS)} FROM rules WHERE id = ? AND NOT removed", (rule,)).fetchone()
    return json.dumps(row, ensure_ascii=False) if row else None


def _take_away(db: sqlite3.Connection, rule: int) -> None:
    db.execute("UPDATE rules SET removed = 1, folded = char(0) || id WHERE id = ?", (rule,))


def _note(db: sqlite3.Connection, action: int, rule: int, old: str | None) -> None:
    new = _row(db, rule)
    if new != old:
        db.execute(
            "INSERT INTO rule_changes VALUES (?, ?, ?, ?)"
            " ON CONFLICT (action_id, rule_id) DO UPDATE SET new = excluded.new",
            (action, rule, old, new),
        )


# ---------------------------------------------------------------- what they told


def announced(db: sqlite3.Connection, after: int, most: int = 20) -> list[tuple[int, str, int, str]]:
    """What rules announced after a number: its number, the rule, the article's id and title; the oldest first."""
    rows = db.execute(
        "SELECT n.id, n.rule, a.id, a.title FROM announced n JOIN articles a ON a.id = n.article_id"
        " WHERE n.id > ? ORDER BY n.id LIMIT ?",
        (after, most),
    )
    return rows.fetchall()


def last_announced(db: sqlite3.Connection) -> int:
    """The number of what was announced last; 0 if nothing was."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM announced").fetchone()[0])


def runs_after(db: sqlite3.Connection, action: int) -> list[str]:
    """What rules have done, in words, in actions after a number of the journal; what was taken back is left out."""
    rows = db.execute(
        "SELECT label FROM actions x WHERE id > ? AND state = 0"
        " AND EXISTS (SELECT 1 FROM rule_hits WHERE action_id = x.id) ORDER BY id",
        (action,),
    )
    return [row[0] for row in rows]
