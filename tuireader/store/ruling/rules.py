"""The rules that are kept: those the reader made, and what is known of those in config.toml."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from tuireader.model import Rule
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
        "SELECT id, name, query, actions, stop, only_new, enabled, configured FROM rules"
        " ORDER BY configured DESC, place, id"
    )
    return tuple(
        Rule(id, name, query, tuple(json.loads(do)), *map(bool, flags)) for id, name, query, do, *flags in rows
    )


def named(db: sqlite3.Connection, name: str) -> int | None:
    """The id of the rule of that name, compared without case and accents; None if there is none."""
    row = db.execute("SELECT id FROM rules WHERE folded = ?", (fold(name),)).fetchone()
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


def put(db: sqlite3.Connection, rule: Rule) -> int:
    """Keep a rule, the last to run if it is new; its id."""
    values = (rule.name, fold(rule.name), rule.query, json.dumps(rule.do), rule.stop, rule.only_new, rule.enabled)
    with transaction(db):
        if rule.id:
            db.execute(
                "UPDATE rules SET name = ?, folded = ?, query = ?, actions = ?, stop = ?, only_new = ?, enabled = ?"
                " WHERE id = ?",
                (*values, rule.id),
            )
            return rule.id
        made = db.execute(
            "INSERT INTO rules (name, folded, query, actions, stop, only_new, enabled, place)"
            " SELECT ?, ?, ?, ?, ?, ?, ?, coalesce(max(place), 0) + 1 FROM rules WHERE configured = 0",
            values,
        )
        return int(made.lastrowid or 0)


def move(db: sqlite3.Connection, order: Sequence[int]) -> None:
    """Let the rules that do not stand in config.toml run in this order."""
    with transaction(db):
        db.executemany(
            "UPDATE rules SET place = ? WHERE id = ? AND configured = 0",
            ((place, id) for place, id in enumerate(order, 1)),
        )


def remove(db: sqlite3.Connection, rule: int) -> None:
    """Forget a rule, and what it touched."""
    with transaction(db):
        db.execute("DELETE FROM rules WHERE id = ?", (rule,))


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
