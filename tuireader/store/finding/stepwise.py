"""The rows of a search with very many hits: a list is walked in steps, and the index is asked once for each step.

To ask the index row by row takes a tenth of a millisecond for each. What is walked has the ids of neighbours close
together, since articles are numbered as they come in; where it has not, the rows are asked for one by one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tuireader.model.selections import Order
from tuireader.store.finding import walking

LARGEST = 4000
"""Rows of a step; the first ones are smaller."""

SPREAD = 100
"""Ids for each row of a step, up to which the index is asked for all that lie between the first and the last."""


class Walk:
    """How far a walk has come."""

    def __init__(self, most: int) -> None:
        """`most`: rows after which no further step is made."""
        self.left = most
        self.ended = False
        """Whether there was nothing more to walk."""


def hits(
    db: sqlite3.Connection,
    plan: walking.Plan,
    order: Order,
    after: walking.Key | None,
    *,
    backwards: bool = False,
    first: int = 200,
    walk: Walk | None = None,
) -> Iterator[int]:
    """The ids of a list with `Plan.dense` after a key, in the order of the walk. `first`: rows of the first step."""
    assert plan.dense is not None
    light, size = replace(plan, tests=plan.dense.light, dense=None), max(50, first)
    while walk is None or walk.left > 0:
        columns = f"{plan.sort}, {plan.id}"
        asked = walking.question(light, order, after=after, backwards=backwards, limit=size, columns=columns)
        keys = db.execute(*asked).fetchall()
        found = _among(db, plan.dense.hits, [id for _, id in keys])
        yield from (id for _, id in keys if id in found)
        if walk is not None:
            walk.left -= size
            walk.ended = len(keys) < size
        if len(keys) < size:
            return
        after, size = keys[-1], min(2 * size, LARGEST)


def _among(db: sqlite3.Connection, expression: str, ids: Sequence[int]) -> set[int]:
    """The hits among these articles, and perhaps some that are not."""
    if not ids:
        return set()
    low, high = min(ids), max(ids)
    if high - low <= SPREAD * len(ids):
        question = "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
        return {row[0] for row in db.execute(question, (expression, low, high))}
    question = (
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM search WHERE search MATCH ? AND rowid = value)"
    )
    return {row[0] for row in db.execute(question, (json.dumps(list(ids)), expression))}
