"""A list as what is walked and what is tested on the way: the questions that SQLite is asked.

The key of a row is (sort, id); a page is what comes after a key, in either direction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tuireader.model.selections import Order
from tuireader.store.finding.conditions import TRUE, Condition, joined
from tuireader.values import dataclass

Key = tuple[int, int]
"""(sort, id) of a row."""

COLUMNS = (
    "a.id, a.sort, a.title, coalesce(s.given_title, s.title), s.kind, a.published, a.published_precision,"
    " a.first_seen, a.read, a.starred, a.url, a.hidden, a.highlight,"
    " a.author, a.words"
)


ITS_ARTICLE = " CROSS JOIN articles a ON a.id = x.article_id"
"""Behind the rows ``x`` of ``article_tags`` that are walked."""


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

    @property
    def keyed(self) -> str:
        """The FROM clause for those who ask for no more than keys: without the articles, where tags are walked and no
        test looks at an article."""
        looked_at = any("a." in test.sql for test in self.tests)
        return self.walk if looked_at else self.walk.removesuffix(ITS_ARTICLE)

    def where(self, *more: Condition) -> Condition:
        """All tests and `more` as one condition; for `keyed` only what says `sort` and `id`."""
        every = (*self.tests, *more)
        return joined(every, " AND ") if every else TRUE


def question(
    plan: Plan,
    order: Order,
    *,
    after: Key | None = None,
    backwards: bool = False,
    limit: int = 100,
    columns: str = COLUMNS,
) -> tuple[str, tuple[object, ...]]:
    """What `page` asks SQLite, with its values; the rows in the order of the walk."""
    down = (order == "newest") != backwards
    where = plan.where(*beyond(plan, after, down=down))
    direction = "DESC" if down else "ASC"
    asked = (
        f"SELECT {columns} FROM {plan.walk} CROSS JOIN sources s ON s.id = a.source_id WHERE {where.sql}"
        f" ORDER BY {plan.sort} {direction}, {plan.id} {direction} LIMIT ?"
    )
    return asked, (*where.values, limit)


def question_of(ids: Sequence[int]) -> tuple[str, tuple[object, ...]]:
    """What asks for the rows of these very articles in their order, with its values; columns as in `question`."""
    asked = (
        f"SELECT {COLUMNS} FROM json_each(?) x CROSS JOIN articles a ON a.id = x.value"
        " CROSS JOIN sources s ON s.id = a.source_id ORDER BY x.key"
    )
    return asked, (json.dumps(list(ids)),)


def keys(db: sqlite3.Connection, plan: Plan, order: Order, *, offset: int = 0) -> Iterator[Key]:
    """The keys of a list in its order, from the place `offset` on."""
    direction, where = "DESC" if order == "newest" else "ASC", plan.where()
    asked = (
        f"SELECT {plan.sort}, {plan.id} FROM {plan.keyed} WHERE {where.sql}"
        f" ORDER BY {plan.sort} {direction}, {plan.id} {direction} LIMIT -1 OFFSET ?"
    )
    yield from db.execute(asked, (*where.values, offset))


def ids(db: sqlite3.Connection, plan: Plan) -> list[int]:
    """Every article of a list, in no order."""
    where = plan.where()
    return [row[0] for row in db.execute(f"SELECT {plan.id} FROM {plan.keyed} WHERE {where.sql}", where.values)]


def count(db: sqlite3.Connection, plan: Plan) -> int:
    """How many rows the list has, by walking it."""
    return _count(db, plan, plan.where())


def before(db: sqlite3.Connection, plan: Plan, order: Order, key: Key) -> int:
    """How many rows of the list come before `key`, by walking them."""
    return _count(db, plan, plan.where(*beyond(plan, key, down=order == "oldest")))


def _count(db: sqlite3.Connection, plan: Plan, where: Condition) -> int:
    return int(db.execute(f"SELECT count(*) FROM {plan.keyed} WHERE {where.sql}", where.values).fetchone()[0])


def beyond(plan: Plan, key: Key | None, *, down: bool) -> tuple[Condition, ...]:
    """What lies after a key; nothing is asked where there is none."""
    if key is None:
        return ()
    sign = "<" if down else ">"
    if plan.sort == plan.id:
        return (Condition(f"{plan.id} {sign} ?", key[1:]),)
    return (Condition(f"({plan.sort}, {plan.id}) {sign} (?, ?)", key),)


def chosen(ids: Iterable[int], column: str = "a.id") -> Condition:
    """What has one of these ids: of articles, or of what `column` names."""
    return Condition(f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))
