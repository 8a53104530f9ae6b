"""Windows of rows by keyset: a page costs the same at any place of a list of any length."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice

from tuireader.model.rows import Row
from tuireader.model.selections import Order
from tuireader.store.finding import stepwise
from tuireader.store.finding.walking import COLUMNS, Key, Plan, question, question_of
from tuireader.store.stamps import stamp
from tuireader.store.tagging import tags


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


def rows(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Row]:
    """The rows of these articles (some hundred at most), by id."""
    marks = ",".join("?" * len(ids))
    found = db.execute(
        f"SELECT {COLUMNS} FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.id IN ({marks})",
        tuple(ids),
    ).fetchall()
    return {row.id: row for row in _rows(db, found)}


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
