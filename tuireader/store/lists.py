"""Windows of rows by keyset: a page costs the same at any place of a list of any length.

A list is a query tree in an order. Its rows are found by walking the one index that fits best and testing the other
conditions row by row; `INDEXED BY` and `CROSS JOIN` fix that choice, so that no statistics can change it.
The key of a row is (sort, id); a page is what comes after a key, in either direction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tuireader.model import Order, Row
from tuireader.query import tree
from tuireader.store import tags
from tuireader.store.conditions import TRUE, Condition, condition, joined
from tuireader.store.shelf import stamp

Key = tuple[int, int]
"""(sort, id) of a row."""

_COLUMNS = (
    "a.id, a.sort, a.title, coalesce(s.given_title, s.title), s.kind, a.published, a.published_precision,"
    " a.first_seen, a.read, a.starred, a.url"
)

DENSE = 5000
"""A search with more hits than this is answered by walking the list and asking the index for each row; one with
fewer by sorting its hits."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of a query are found: what is walked, and what is tested on the way."""

    walk: str
    """The FROM clause; binds ``a`` to articles."""
    tests: tuple[Condition, ...]
    """All must hold."""
    sort: str = "a.sort"
    id: str = "a.id"
    """The key's columns in what is walked."""

    def where(self, *more: Condition) -> Condition:
        """All tests and `more` as one condition."""
        every = (*self.tests, *more)
        return joined(every, " AND ") if every else TRUE


def plan(db: sqlite3.Connection, node: tree.Node, now: int) -> Plan:
    """The plan for a query tree; `now`: seconds since 1970, for ages."""
    parts = node.parts if isinstance(node, tree.And) else () if isinstance(node, tree.All) else (node,)
    unread = tree.Is("unread") in parts
    tagged = [part for part in parts if isinstance(part, tree.Tag)]
    if tagged:
        return _by_tag(db, parts, tagged, unread, now)
    for part in parts:
        if isinstance(part, tree.FromId):
            index = "articles_source_unread" if unread else "articles_source"
            first = Condition("a.source_id = ?" + (" AND a.read = 0" if unread else ""), (part.id,))
            return _test(db, now, Plan(f"articles a INDEXED BY {index}", (first,)), parts, (part,))
    if tree.Is("starred") in parts:
        first = Condition("a.starred = 1", ())
        return _test(
            db, now, Plan("articles a INDEXED BY articles_starred", (first,)), parts, (tree.Is("starred"),)
        )
    if (found := _by_words(db, parts, now)) is not None:
        return found
    if unread:
        first = Condition("a.read = 0", ())
        return _test(
            db, now, Plan("articles a INDEXED BY articles_unread", (first,)), parts, (tree.Is("unread"),)
        )
    return _test(db, now, Plan("articles a INDEXED BY articles_all", ()), parts, ())


def _test(
    db: sqlite3.Connection, now: int, base: Plan, parts: Iterable[tree.Node], done: Sequence[tree.Node]
) -> Plan:
    rest = tuple(condition(db, part, now) for part in parts if part not in done)
    return replace(base, tests=(*base.tests, *rest))


def _by_tag(
    db: sqlite3.Connection, parts: tuple[tree.Node, ...], tagged: list[tree.Tag], unread: bool, now: int
) -> Plan:
    """Walk the rarest of the tags, newest first; the index of its unread articles where only those are asked for."""
    sizes = []
    for tag in tagged:
        found = tags.tag_id(db, tag.name)
        if found is None:
            return Plan("articles a", (Condition("0", ()),))
        column = "unread" if unread else "total"
        sizes.append(
            (db.execute(f"SELECT {column} FROM tags WHERE id = ?", (found,)).fetchone()[0], found, tag)
        )
    _, rarest, tag = min(sizes, key=lambda size: size[:2])
    index = " INDEXED BY article_tags_unread" if unread else ""
    first = Condition("x.tag_id = ?" + (" AND x.unread = 1" if unread else ""), (rarest,))
    base = Plan(
        f"article_tags x{index} CROSS JOIN articles a ON a.id = x.article_id",
        (first,),
        "x.sort",
        "x.article_id",
    )
    return _test(db, now, base, parts, (tag, tree.Is("unread")))


def _by_words(db: sqlite3.Connection, parts: Sequence[tree.Node], now: int) -> Plan | None:
    """Walk the hits of all searched words where they are few; None where walking the list is quicker."""
    searched = {
        part: found
        for part in parts
        if isinstance(part, tree.Words) and (found := condition(db, part, now)).hits
    }
    if not searched:
        return None
    every = " AND ".join(f"({found.hits})" for found in searched.values())
    few = db.execute(
        "SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)", (every, DENSE + 1)
    ).fetchone()[0]
    if few > DENSE:
        return None
    base = Plan(
        "search CROSS JOIN articles a ON a.id = search.rowid", (Condition("search MATCH ?", (every,)),)
    )
    return _test(db, now, base, parts, tuple(searched))


def page(
    db: sqlite3.Connection,
    plan: Plan,
    order: Order,
    *,
    after: Key | None = None,
    backwards: bool = False,
    limit: int = 100,
    only: Condition | None = None,
) -> list[Row]:
    """At most `limit` rows after the key `after` (from the start if None), in list order.

    `backwards`: the rows *before* the key (before the end if None), still returned in list order.
    `only`: one more condition.
    """
    down = (order == "newest") != backwards
    tests = [only] if only else []
    if after is not None:
        tests.append(Condition(f"({plan.sort}, {plan.id}) {'<' if down else '>'} (?, ?)", after))
    where = plan.where(*tests)
    direction = "DESC" if down else "ASC"
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM {plan.walk} CROSS JOIN sources s ON s.id = a.source_id WHERE {where.sql}"
        f" ORDER BY {plan.sort} {direction}, {plan.id} {direction} LIMIT ?",
        (*where.values, limit),
    ).fetchall()
    if backwards:
        rows.reverse()
    return _rows(db, rows)


def rows(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Row]:
    """The rows of these articles (some hundred at most), by id."""
    marks = ",".join("?" * len(ids))
    found = db.execute(
        f"SELECT {_COLUMNS} FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.id IN ({marks})",
        tuple(ids),
    ).fetchall()
    return {row.id: row for row in _rows(db, found)}


def count(db: sqlite3.Connection, plan: Plan) -> int:
    """How many rows the list has, by walking it: for lists the kept counts know nothing of."""
    where = plan.where()
    return int(db.execute(f"SELECT count(*) FROM {plan.walk} WHERE {where.sql}", where.values).fetchone()[0])


def before(db: sqlite3.Connection, plan: Plan, order: Order, key: Key) -> int:
    """How many rows of the list come before `key`."""
    where = plan.where(Condition(f"({plan.sort}, {plan.id}) {'>' if order == 'newest' else '<'} (?, ?)", key))
    return int(db.execute(f"SELECT count(*) FROM {plan.walk} WHERE {where.sql}", where.values).fetchone()[0])


def _rows(db: sqlite3.Connection, found: Sequence[tuple]) -> list[Row]:  # type: ignore[type-arg]
    named: dict[int, tuple[str, ...]] = {}
    for some in _chunks([row[0] for row in found], 500):
        named.update(tags.of_articles(db, some))
    return [
        Row(
            id=id,
            sort=sort,
            title=title,
            source=source,
            source_kind=kind,
            published=stamp(published, precision),
            first_seen=first_seen,
            read=bool(read),
            starred=bool(starred),
            tags=named.get(id, ()),
            url=url,
        )
        for id, sort, title, source, kind, published, precision, first_seen, read, starred, url in found
    ]


def _chunks(values: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
