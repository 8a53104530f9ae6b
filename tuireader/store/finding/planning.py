"""How a query is walked: the one index that fits best, the other conditions tested row by row.

`INDEXED BY` and `CROSS JOIN` fix that choice, so that no statistics can change it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tuireader.query import build, tree
from tuireader.store.finding.conditions import Condition, condition, of_source
from tuireader.store.finding.walking import ITS_ARTICLE, Dense, Plan, chosen, question
from tuireader.store.tagging import tags

DENSE = 5000
"""A search with more hits than this is answered by walking the list and asking the index for each row; one with
fewer by sorting its hits."""

UNREAD, STARRED, HIDDEN, VISIBLE = (tree.Is(state) for state in ("unread", "starred", "hidden", "visible"))

_SEEN_UNREAD = "a.read = 0 AND a.hidden = 0"
"""As the partial indexes of unread articles state it: SQLite uses them for no other words."""

APART = 8
"""Tags of which one is enough that are walked each by itself."""

_Walk = tuple[Plan, Sequence[tree.Node]]
"""What to walk, and the parts of the query that need no further test."""


def plan(db: sqlite3.Connection, node: tree.Node, now: int) -> Plan:
    """The plan for a query tree; `now`: seconds since 1970, for ages."""
    parts = parts_of(build.scoped(node))
    base, done = (
        _by_limit(db, parts, now)
        or _by_words(db, parts, now)
        or _by_hidden(parts)
        or _by_tag(db, parts)
        or _by_source(db, parts)
        or _by_column(parts)
    )
    rest = tuple(_tested(part, base, now) for part in parts if part not in done)
    tests = (*base.tests, *rest)
    hits, answered = ("", []) if base.walk.startswith("search ") else searched(parts, now)
    light = tuple(_tested(part, base, now) for part in parts if part not in done and part not in answered)
    dense = Dense(hits, (*base.tests, *light), tests) if hits else None
    return Plan(base.walk, tests, base.sort, base.id, dense)


def apart(db: sqlite3.Connection, node: tree.Node, now: int) -> list[Plan]:
    """Plans that together give the articles of a query, each article once.

    Where one of some tags is enough, each is walked in its own order, without the articles of those before it: the
    smallest first, so that few are passed over.
    """
    parts = parts_of(node)
    for part in parts:
        if isinstance(part, tree.Or) and len(part.parts) <= APART and all(isinstance(t, tree.Tag) for t in part.parts):
            rest = [one for one in parts if one != part]
            each = sorted(part.parts, key=lambda tag: _size(db, tag))
            return [
                plan(db, tree.And((*rest, tag, *map(tree.Not, each[:number]))), now) for number, tag in enumerate(each)
            ]
    return [plan(db, node, now)]


def _size(db: sqlite3.Connection, tag: tree.Node) -> int:
    return (
        first_number(db, "SELECT total FROM tags WHERE id = ?", tags.find(db, tag.name))
        if isinstance(tag, tree.Tag)
        else 0
    )


def _tested(part: tree.Node, base: Plan, now: int) -> Condition:
    """What is tested on the walk; a bound of time on the walked index itself, which then begins or ends there; other
    tags before the article is looked up."""
    if base.id == "x.article_id":
        if isinstance(part, tree.Tag):
            return _also_tagged(part)
        if isinstance(part, tree.Not) and isinstance(part.part, tree.Tag):
            found = _also_tagged(part.part)
            return Condition(f"NOT {found.sql}", found.values)
    found = condition(part, now)
    if isinstance(part, tree.Before | tree.After | tree.Age):
        return Condition(found.sql.replace("a.sort", base.sort), found.values)
    return found


def _also_tagged(tag: tree.Tag) -> Condition:
    return Condition(
        "EXISTS (SELECT 1 FROM article_tags t WHERE t.tag_id = (SELECT coalesce(alias_of, id) FROM tags"
        " WHERE folded = ?) AND t.sort = x.sort AND t.article_id = x.article_id)",
        (tags.folded(tag.name),),
    )


def as_received(plan: Plan) -> Plan:
    """The same articles by the order in which they came in, which is that of their ids: for those that walk all."""
    return replace(plan, walk=plan.walk.replace("INDEXED BY articles_all", "NOT INDEXED"), sort="a.id", id="a.id")


def among(ids: Iterable[int], node: tree.Node, now: int) -> Plan:
    """The plan for those articles of a query that have one of these ids: a few thousand at most."""
    return Plan("articles a NOT INDEXED", (chosen(ids), condition(build.scoped(node), now)))


def parts_of(node: tree.Node) -> tuple[tree.Node, ...]:
    """What an article must all be, saved views opened: an index may answer what stands in them."""
    if isinstance(node, tree.View):
        return parts_of(node.part)
    if isinstance(node, tree.And):
        return tuple(dict.fromkeys(part for one in node.parts for part in parts_of(one)))
    return () if isinstance(node, tree.All) else (node,)


def _by_limit(db: sqlite3.Connection, parts: Sequence[tree.Node], now: int) -> _Walk | None:
    """The newest few of a query, found by its own best walk."""
    for part in parts:
        if isinstance(part, tree.Newest):
            asked, values = question(plan(db, part.part, now), "newest", limit=part.n, columns="a.id")
            ids = (row[0] for row in db.execute(asked, values))
            return Plan("articles a NOT INDEXED", (chosen(ids),)), (part,)
    return None


def _by_words(db: sqlite3.Connection, parts: Sequence[tree.Node], now: int) -> _Walk | None:
    """The hits of all searched words where they are few; None where walking the list is quicker."""
    hits, answered = searched(parts, now)
    if not hits or dense(db, hits):
        return None
    walk = Plan("search CROSS JOIN articles a ON a.id = search.rowid", (Condition("search MATCH ?", (hits,)),))
    return walk, answered


def searched(parts: Sequence[tree.Node], now: int) -> tuple[str, list[tree.Node]]:
    """One FTS5 expression for all searched words (empty if there are none), and the parts it answers wholly."""
    found = {part: condition(part, now) for part in parts if isinstance(part, tree.Words | tree.Or)}
    every = " AND ".join(f"({one.hits})" for one in found.values() if one.hits)
    return every, [part for part, one in found.items() if one.exact]


def dense(db: sqlite3.Connection, hits: str) -> bool:
    """Whether an FTS5 expression has more than `DENSE` hits."""
    question = "SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"
    return bool(db.execute(question, (hits, DENSE + 1)).fetchone()[0] > DENSE)


def _by_hidden(parts: Sequence[tree.Node]) -> _Walk | None:
    """The hidden ones, where only those are asked for."""
    if HIDDEN not in parts:
        return None
    return Plan("articles a INDEXED BY articles_hidden", (Condition("a.hidden = 1"),)), (HIDDEN,)


def _by_tag(db: sqlite3.Connection, parts: Sequence[tree.Node]) -> _Walk | None:
    """The rarest of the tags, newest first; the index of its unread articles where only those are asked for."""
    tagged = [part for part in parts if isinstance(part, tree.Tag)]
    if not tagged:
        return None
    unread, visible = UNREAD in parts and VISIBLE in parts, VISIBLE in parts
    sizes = []
    for tag in tagged:
        row = db.execute("SELECT total, unread, id FROM tags WHERE id = ?", (tags.find(db, tag.name),)).fetchone()
        if row is None:
            return Plan("articles a INDEXED BY articles_all", (Condition("0"),)), parts
        sizes.append((row[1] if unread else row[0], row[2], tag))
    _, rarest, tag = min(sizes, key=lambda size: size[:2])
    index = " INDEXED BY article_tags_unread" if unread else ""
    shown = " AND x.unread = 1" if unread else " AND x.hidden = 0" if visible else ""
    first = Condition("x.tag_id = ?" + shown, (rarest,))
    walked = Plan(f"article_tags x{index}{ITS_ARTICLE}", (first,), "x.sort", "x.article_id")
    return walked, (tag, *((UNREAD,) if unread else ()), VISIBLE)


def _by_source(db: sqlite3.Connection, parts: Sequence[tree.Node]) -> _Walk | None:
    """Sources named by a text: the one that is meant, or all of them where they have few articles to sort."""
    for part in parts if not any(isinstance(one, tree.FromId) for one in parts) else ():
        if not isinstance(part, tree.From):
            continue
        named = of_source(part)
        found = db.execute(f"SELECT id, total FROM sources WHERE {named.sql}", named.values).fetchall()
        if len(found) == 1:
            walk, done = _by_column([tree.FromId(found[0][0]), *parts])
            return walk, (part, *done)
        these = chosen((id for id, _ in found), "a.source_id")
        index = "articles_source" if sum(total for _, total in found) <= DENSE else "articles_all"
        return Plan(f"articles a INDEXED BY {index}", (these,)), (part,)
    return None


def _by_column(parts: Sequence[tree.Node]) -> _Walk:
    """One source, the starred, the unread, else all articles."""
    unread = UNREAD in parts and VISIBLE in parts
    for part in parts:
        if isinstance(part, tree.FromId):
            index = "articles_source_unread" if unread else "articles_source"
            one = Condition("a.source_id = ?" + (f" AND {_SEEN_UNREAD}" if unread else ""), (part.id,))
            return Plan(f"articles a INDEXED BY {index}", (one,)), (part, *((UNREAD, VISIBLE) if unread else ()))
    if STARRED in parts:
        return Plan("articles a INDEXED BY articles_starred", (Condition("a.starred = 1"),)), (STARRED,)
    if unread:
        return Plan("articles a INDEXED BY articles_unread", (Condition(_SEEN_UNREAD),)), (UNREAD, VISIBLE)
    return Plan("articles a INDEXED BY articles_all", ()), ()


def first_number(db: sqlite3.Connection, question: str, value: object) -> int:
    """The number that a question with one value answers; 0 where it finds nothing."""
    row = db.execute(question, (value,)).fetchone()
    return int(row[0]) if row else 0
