"""Whole lists as the ids of their articles alone: eight bytes each, so that a million of them are no burden."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable

from tuireader.store.finding.conditions import Condition
from tuireader.store.finding.walking import Key, Plan

Edge = Callable[[Plan], Condition]
"""What of a plan's list lies on one side of a key, that included."""


def of_plan(db: sqlite3.Connection, plan: Plan) -> array[int]:
    """The ids of a list, rising."""
    where = plan.where()
    asked = f"SELECT {plan.id} FROM {plan.keyed} WHERE {where.sql} ORDER BY 1"
    return array("q", (row[0] for row in db.execute(asked, where.values)))


def since(key: Key | None, *, down: bool) -> tuple[Edge, ...]:
    """From a key on, in a list that goes `down`; nothing is asked where there is none."""
    return _edge(key, "<=" if down else ">=")


def until(key: Key | None, *, down: bool) -> tuple[Edge, ...]:
    """As far as a key."""
    return _edge(key, ">=" if down else "<=")


def _edge(key: Key | None, sign: str) -> tuple[Edge, ...]:
    return () if key is None else (lambda plan: Condition(f"({plan.sort}, {plan.id}) {sign} (?, ?)", key),)
