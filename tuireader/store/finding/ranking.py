"""The best hits of a search first, at a price that does not grow with the library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from tuireader.model.rows import Row
from tuireader.query import build, tree
from tuireader.store.finding import paging, planning
from tuireader.store.finding.conditions import TRUE, condition, joined

WEIGHTS = (10.0, 4.0, 1.0, 3.0, 6.0)
"""bm25: title, summary, body, author, tags."""

NEWEST = 250
"""Of a word that most texts hold, only so many of the newest titles are looked at: its bm25 would tell nothing (the
rarity of such a word is none) and costs a second at a million articles."""


def ranked(db: sqlite3.Connection, node: tree.Node, now: int, limit: int = 50) -> list[Row]:
    """At most `limit` articles of a query, best first, newer ones before older ones of the same rank.

    A query that searches no words is listed newest first.
    """
    parts = planning.parts_of(build.scoped(node))
    hits, answered = planning.searched(parts, now)
    if not hits:
        return paging.page(db, planning.plan(db, node, now), "newest", limit=limit)
    rest = [condition(part, now) for part in parts if part not in answered]
    tests = joined(rest, " AND ") if rest else TRUE
    if planning.dense(db, hits):
        return _by_title(db, node, hits, now, limit)
    found = db.execute(
        "SELECT a.id FROM search CROSS JOIN articles a ON a.id = search.rowid"
        f" WHERE search MATCH ? AND ({tests.sql})"
        f" ORDER BY bm25(search, {', '.join(map(str, WEIGHTS))}), a.sort DESC LIMIT ?",
        (hits, *tests.values, limit),
    )
    return _in_order(db, (row[0] for row in found))


def _by_title(db: sqlite3.Connection, node: tree.Node, hits: str, now: int, limit: int) -> list[Row]:
    """Those that hold the words in their title, then the others; each newest first."""
    titled = db.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", (f"title : ({hits})", NEWEST)
    )
    plan = planning.among((row[0] for row in titled), node, now)
    first = paging.page(db, plan, "newest", limit=limit)
    there = {row.id for row in first}
    others = paging.page(db, planning.plan(db, node, now), "newest", limit=limit + len(first))
    return [*first, *(row for row in others if row.id not in there)][:limit]


def _in_order(db: sqlite3.Connection, ids: Iterable[int]) -> list[Row]:
    wanted = list(ids)
    found = paging.rows(db, wanted)
    return [found[id] for id in wanted]
