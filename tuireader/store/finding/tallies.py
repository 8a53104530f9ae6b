"""How many articles a list has: from the counts kept by trigger where they know, else counted as far as it is worth."""

from __future__ import annotations

import json
import sqlite3
from itertools import islice
from typing import NamedTuple

from tuireader.query import build, tree
from tuireader.store.finding import stepwise
from tuireader.store.finding.planning import HIDDEN, STARRED, UNREAD, VISIBLE, apart, first_number, parts_of, plan
from tuireader.store.finding.walking import Plan, count
from tuireader.store.tagging import tags

MOST = 1000
"""Articles that a `Tally` counts one by one."""

STEPS = 400_000
"""Steps of SQLite's machine that a `Tally` may take: about ten milliseconds."""

WALKED = 20_000
"""Rows that are walked for a `Tally` of a search with very many hits."""


def total(db: sqlite3.Connection, node: tree.Node, now: int) -> int:
    """How many articles match: from the counts kept by trigger where they know, else by walking the list."""
    known = _kept_count(db, node)
    return count(db, plan(db, node, now)) if known is None else known


class Tally(NamedTuple):
    """How many, as far as it was worth counting."""

    n: int
    whole: bool = True
    """False: there are more, or there may be."""

    def __str__(self) -> str:
        return f"{self.n:,}" if self.whole else f"{self.n:,}+" if self.n else "many"


def tally(db: sqlite3.Connection, node: tree.Node, now: int) -> Tally:
    """How many articles match, without letting anybody wait: where no kept count knows, at most `MOST` are counted,
    for at most `STEPS` steps of SQLite's machine."""
    known = _kept_count(db, node)
    if known is not None:
        return Tally(known)
    found = [_tally_in_steps(db, one)[0] if one.in_steps else tally_of(db, one) for one in apart(db, node, now)]
    return Tally(sum(one.n for one in found), all(one.whole for one in found))


def tally_of(db: sqlite3.Connection, plan: Plan) -> Tally:
    """`tally` for a list."""
    where, n = plan.where(), 0
    db.set_progress_handler(lambda: 1, STEPS)
    try:
        for _ in db.execute(f"SELECT 1 FROM {plan.keyed} WHERE {where.sql} LIMIT ?", (*where.values, MOST + 1)):
            n += 1
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_INTERRUPT":
            raise
        return Tally(n, whole=False)
    finally:
        db.set_progress_handler(None, 0)
    return Tally(min(n, MOST), whole=n <= MOST)


def tallies(db: sqlite3.Connection, node: tree.Node, now: int) -> tuple[Tally, Tally]:
    """How many articles match and how many of them are unread, at most `MOST` counted: in one walk, where words are
    searched."""
    found = plan(db, node, now)
    if found.in_steps:
        total, ids = _tally_in_steps(db, found)
    else:
        where = found.where()
        asked = f"SELECT {found.id} FROM {found.keyed} WHERE {where.sql} LIMIT ?"
        ids = [row[0] for row in db.execute(asked, (*where.values, MOST + 1))]
        total = Tally(min(len(ids), MOST), len(ids) <= MOST)
    question = "SELECT count(*) FROM json_each(?) x CROSS JOIN articles a ON a.id = x.value WHERE a.read = 0"
    return total, Tally(first_number(db, question, json.dumps(ids[:MOST])), total.whole)


def _tally_in_steps(db: sqlite3.Connection, plan: Plan) -> tuple[Tally, list[int]]:
    """`tally` for a search with very many hits, and the ids that were counted."""
    walk = stepwise.Walk(WALKED)
    ids = list(islice(stepwise.hits(db, plan, "newest", None, first=2 * MOST, walk=walk), MOST + 1))
    return Tally(min(len(ids), MOST), whole=walk.ended and len(ids) <= MOST), ids


def _kept_count(db: sqlite3.Connection, node: tree.Node) -> int | None:
    parts = parts_of(build.scoped(node))
    if parts == (HIDDEN,):
        return first_number(db, "SELECT n FROM counts WHERE name = ?", "hidden")
    if VISIBLE not in parts:
        return None
    parts = tuple(part for part in parts if part != VISIBLE)
    column = "unread" if UNREAD in parts else "total"
    rest = [part for part in parts if part != UNREAD]
    if not rest or list(parts) == [STARRED]:
        return first_number(db, "SELECT n FROM counts WHERE name = ?", "starred" if rest else column)
    match rest:
        case [tree.Tag(name)]:
            return first_number(db, f"SELECT {column} FROM tags WHERE id = ?", tags.find(db, name))
        case [tree.FromId(id)]:
            return first_number(db, f"SELECT {column} FROM sources WHERE id = ?", id)
    return None
