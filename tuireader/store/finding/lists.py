"""Windows of rows by keyset: a page costs the same at any place of a list of any length.

A list is a query tree in an order. Its rows are found by walking the one index that fits best and testing the other
conditions row by row; `INDEXED BY` and `CROSS JOIN` fix that choice, so that no statistics can change it.
The key of a row is (sort, id); a page is what comes after a key, in either direction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from tuireader.model import Order, Row
from tuireader.query import build, tree
from tuireader.store.content.shelf import stamp
from tuireader.store.finding import stepwise
from tuireader.store.finding.conditions import TRUE, Condition, condition, joined, of_source
from tuireader.store.tagging import tags
from tuireader.values import dataclass

Key = tuple[int, int]
"""(sort, id) of a row."""

_COLUMNS = (
    "a.id, a.sort, a.title, coalesce(s.given_title, s.title), s.kind, a.published, a.published_precision,"
    " a.first_seen, a.read, a.starred, a.url, a.hidden, a.highlight,"
    " a.author, a.words"
)

MOST = 1000
"""Articles that a `Tally` counts one by one."""

STEPS = 400_000
"""Steps of SQLite's machine that a `Tally` may take: about ten milliseconds."""

WALKED = 20_000
"""Rows that are walked for a `Tally` of a search with very many hits."""

DENSE = 5000
"""A search with more hits than this is answered by walking the list and asking the index for each row; one with
fewer by sorting its hits."""

_UNREAD, _STARRED, _HIDDEN, _VISIBLE = (tree.Is(state) for state in ("unread", "starred", "hidden", "visible"))
_SEEN_UNREAD = "a.read = 0 AND a.hidden = 0"
"""As the partial indexes of unread articles state it: SQLite uses them for no other words."""


# ---------------------------------------------------------------- planning


class Dense(NamedTuple):
    """How the index helps where a search has very many hits."""

    hits: str
    """The FTS5 expression of the searched words."""
    light: tuple[Condition, ...]
    """The plan's tests without those that it answers."""
    of: tuple[Condition, ...]
    """The plan's tests as they were then."""


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
    dense: Dense | None = None
    """Set for a search with very many hits."""

    @property
    def in_steps(self) -> bool:
        """Whether the rows are best found by `stepwise`: no tests have been added since it was planned."""
        return self.dense is not None and self.dense.of is self.tests

    def where(self, *more: Condition) -> Condition:
        """All tests and `more` as one condition."""
        every = (*self.tests, *more)
        return joined(every, " AND ") if every else TRUE


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


APART = 8
"""Tags of which one is enough that are walked each by itself."""


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
        _first(db, "SELECT total FROM tags WHERE id = ?", tags.find(db, tag.name)) if isinstance(tag, tree.Tag) else 0
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
    return Plan("articles a NOT INDEXED", (_chosen(ids), condition(build.scoped(node), now)))


def _chosen(ids: Iterable[int]) -> Condition:
    return Condition("a.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))


def parts_of(node: tree.Node) -> tuple[tree.Node, ...]:
    """What an article must all be, saved views opened: an index may answer what stands in them."""
    if isinstance(node, tree.View):
        return parts_of(node.part)
    if isinstance(node, tree.And):
        return tuple(dict.fromkeys(part for one in node.parts for part in parts_of(one)))
    return () if isinstance(node, tree.All) else (node,)


_Walk = tuple[Plan, Sequence[tree.Node]]
"""What to walk, and the parts of the query that need no further test."""


def _by_limit(db: sqlite3.Connection, parts: Sequence[tree.Node], now: int) -> _Walk | None:
    """The newest few of a query, found by its own best walk."""
    for part in parts:
        if isinstance(part, tree.Newest):
            asked, values = question(plan(db, part.part, now), "newest", limit=part.n, columns="a.id")
            ids = (row[0] for row in db.execute(asked, values))
            return Plan("articles a NOT INDEXED", (_chosen(ids),)), (part,)
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
    if _HIDDEN not in parts:
        return None
    return Plan("articles a INDEXED BY articles_hidden", (Condition("a.hidden = 1"),)), (_HIDDEN,)


def _by_tag(db: sqlite3.Connection, parts: Sequence[tree.Node]) -> _Walk | None:
    """The rarest of the tags, newest first; the index of its unread articles where only those are asked for."""
    tagged = [part for part in parts if isinstance(part, tree.Tag)]
    if not tagged:
        return None
    unread, visible = _UNREAD in parts and _VISIBLE in parts, _VISIBLE in parts
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
    walk = f"article_tags x{index} CROSS JOIN articles a ON a.id = x.article_id"
    return Plan(walk, (first,), "x.sort", "x.article_id"), (tag, *((_UNREAD,) if unread else ()), _VISIBLE)


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
        chosen = Condition("a.source_id IN (SELECT value FROM json_each(?))", (json.dumps([id for id, _ in found]),))
        index = "articles_source" if sum(total for _, total in found) <= DENSE else "articles_all"
        return Plan(f"articles a INDEXED BY {index}", (chosen,)), (part,)
    return None


def _by_column(parts: Sequence[tree.Node]) -> _Walk:
    """One source, the starred, the unread, else all articles."""
    unread = _UNREAD in parts and _VISIBLE in parts
    for part in parts:
        if isinstance(part, tree.FromId):
            index = "articles_source_unread" if unread else "articles_source"
            one = Condition("a.source_id = ?" + (f" AND {_SEEN_UNREAD}" if unread else ""), (part.id,))
            return Plan(f"articles a INDEXED BY {index}", (one,)), (part, *((_UNREAD, _VISIBLE) if unread else ()))
    if _STARRED in parts:
        return Plan("articles a INDEXED BY articles_starred", (Condition("a.starred = 1"),)), (_STARRED,)
    if unread:
        return Plan("articles a INDEXED BY articles_unread", (Condition(_SEEN_UNREAD),)), (_UNREAD, _VISIBLE)
    return Plan("articles a INDEXED BY articles_all", ()), ()


# ---------------------------------------------------------------- rows


def page(
    db: sqlite3.Connection,
    plan: Plan,
    order: Order,
    *,
    after: Key | None = None,
    backwards: bool = False,
    limit: int = 100,
) -> list[Row]:
    """At most `limit` rows after the key `after` (from the start if None), in list order.

    `backwards`: the rows *before* the key (before the end if None), still returned in list order.
    """
    if plan.in_steps:
        ids = list(islice(stepwise.hits(db, plan, order, after, backwards=backwards, first=2 * limit), limit))
        found = [row for some in _chunks(ids, 500) for row in db.execute(*question_of(some))]
    else:
        found = db.execute(*question(plan, order, after=after, backwards=backwards, limit=limit)).fetchall()
    if backwards:
        found.reverse()
    return _rows(db, found)


def question(
    plan: Plan,
    order: Order,
    *,
    after: Key | None = None,
    backwards: bool = False,
    limit: int = 100,
    columns: str = _COLUMNS,
) -> tuple[str, tuple[object, ...]]:
    """What `page` asks SQLite, with its values; the rows in the order of the walk."""
    down = (order == "newest") != backwards
    where = plan.where(*_beyond(plan, after, down=down))
    direction = "DESC" if down else "ASC"
    asked = (
        f"SELECT {columns} FROM {plan.walk} CROSS JOIN sources s ON s.id = a.source_id WHERE {where.sql}"
        f" ORDER BY {plan.sort} {direction}, {plan.id} {direction} LIMIT ?"
    )
    return asked, (*where.values, limit)


def keys(db: sqlite3.Connection, plan: Plan, order: Order, *, offset: int = 0) -> Iterator[Key]:
    """The keys of a list in its order, from the place `offset` on."""
    direction, where = "DESC" if order == "newest" else "ASC", plan.where()
    asked = (
        f"SELECT {plan.sort}, {plan.id} FROM {plan.walk} WHERE {where.sql}"
        f" ORDER BY {plan.sort} {direction}, {plan.id} {direction} LIMIT -1 OFFSET ?"
    )
    yield from db.execute(asked, (*where.values, offset))


def question_of(ids: Sequence[int]) -> tuple[str, tuple[object, ...]]:
    """What asks for the rows of these very articles in their order, with its values; columns as in `question`."""
    asked = (
        f"SELECT {_COLUMNS} FROM json_each(?) x CROSS JOIN articles a ON a.id = x.value"
        " CROSS JOIN sources s ON s.id = a.source_id ORDER BY x.key"
    )
    return asked, (json.dumps(list(ids)),)


def rows(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Row]:
    """The rows of these articles (some hundred at most), by id."""
    marks = ",".join("?" * len(ids))
    found = db.execute(
        f"SELECT {_COLUMNS} FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.id IN ({marks})",
        tuple(ids),
    ).fetchall()
    return {row.id: row for row in _rows(db, found)}


def _beyond(plan: Plan, key: Key | None, *, down: bool) -> tuple[Condition, ...]:
    """What lies after a key; nothing is asked where there is none."""
    if key is None:
        return ()
    sign = "<" if down else ">"
    if plan.sort == plan.id:
        return (Condition(f"{plan.id} {sign} ?", key[1:]),)
    return (Condition(f"({plan.sort}, {plan.id}) {sign} (?, ?)", key),)


def _rows(db: sqlite3.Connection, found: Sequence[tuple]) -> list[Row]:  # type: ignore[type-arg]
    worn: dict[int, tags.Worn] = {}
    for some in _chunks([row[0] for row in found], 500):
        worn.update(tags.of_articles(db, some))
    bare = tags.Worn()
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
            tags=worn.get(id, bare).names,
            tag_looks=worn.get(id, bare).looks,
            url=url,
            hidden=bool(hidden),
            highlight=colour,
            author=author,
            words=words,
        )
        for (
            id, sort, title, source, kind, published, precision, first_seen, read, starred, url, hidden, colour,
            author, words,
        ) in found
    ]  # fmt: skip


def _chunks(values: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def ids(db: sqlite3.Connection, plan: Plan) -> list[int]:
    """Every article of a list, in no order."""
    where = plan.where()
    return [row[0] for row in db.execute(f"SELECT a.id FROM {plan.walk} WHERE {where.sql}", where.values)]


# ---------------------------------------------------------------- how many


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
        for _ in db.execute(f"SELECT 1 FROM {plan.walk} WHERE {where.sql} LIMIT ?", (*where.values, MOST + 1)):
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
        asked = f"SELECT a.id FROM {found.walk} WHERE {where.sql} LIMIT ?"
        ids = [row[0] for row in db.execute(asked, (*where.values, MOST + 1))]
        total = Tally(min(len(ids), MOST), len(ids) <= MOST)
    question = "SELECT count(*) FROM json_each(?) x CROSS JOIN articles a ON a.id = x.value WHERE a.read = 0"
    return total, Tally(_first(db, question, json.dumps(ids[:MOST])), total.whole)


def _tally_in_steps(db: sqlite3.Connection, plan: Plan) -> tuple[Tally, list[int]]:
    """`tally` for a search with very many hits, and the ids that were counted."""
    walk = stepwise.Walk(WALKED)
    ids = list(islice(stepwise.hits(db, plan, "newest", None, first=2 * MOST, walk=walk), MOST + 1))
    return Tally(min(len(ids), MOST), whole=walk.ended and len(ids) <= MOST), ids


def _kept_count(db: sqlite3.Connection, node: tree.Node) -> int | None:
    parts = parts_of(build.scoped(node))
    if parts == (_HIDDEN,):
        return _first(db, "SELECT n FROM counts WHERE name = ?", "hidden")
    if _VISIBLE not in parts:
        return None
    parts = tuple(part for part in parts if part != _VISIBLE)
    column = "unread" if _UNREAD in parts else "total"
    rest = [part for part in parts if part != _UNREAD]
    if not rest or list(parts) == [_STARRED]:
        return _first(db, "SELECT n FROM counts WHERE name = ?", "starred" if rest else column)
    match rest:
        case [tree.Tag(name)]:
            return _first(db, f"SELECT {column} FROM tags WHERE id = ?", tags.find(db, name))
        case [tree.FromId(id)]:
            return _first(db, f"SELECT {column} FROM sources WHERE id = ?", id)
    return None


def _first(db: sqlite3.Connection, question: str, value: object) -> int:
    row = db.execute(question, (value,)).fetchone()
    return int(row[0]) if row else 0


def count(db: sqlite3.Connection, plan: Plan) -> int:
    """How many rows the list has, by walking it."""
    return _count(db, plan, plan.where())


def before(db: sqlite3.Connection, plan: Plan, order: Order, key: Key) -> int:
    """How many rows of the list come before `key`, by walking them."""
    return _count(db, plan, plan.where(*_beyond(plan, key, down=order == "oldest")))


def _count(db: sqlite3.Connection, plan: Plan, where: Condition) -> int:
    return int(db.execute(f"SELECT count(*) FROM {plan.walk} WHERE {where.sql}", where.values).fetchone()[0])


# ---------------------------------------------------------------- what came last


def last_id(db: sqlite3.Connection) -> int:
    """The highest id that an article has; 0 if there are none."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0])


def unread_after(db: sqlite3.Connection, id: int, most: int) -> list[int]:
    """The ids of unread articles that came in after that one, `most` of them at most."""
    rows = db.execute(
        "SELECT id FROM articles WHERE id > ? AND +read = 0 AND +hidden = 0 ORDER BY id LIMIT ?", (id, most)
    )
    return [row[0] for row in rows]
