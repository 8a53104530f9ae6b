"""Whole lists as the ids of their articles alone: eight bytes each, so that a million of them are no burden."""

from __future__ import annotations

import sqlite3
from array import array

from tuireader.model import Order
from tuireader.store.conditions import Condition
from tuireader.store.lists import Key, Plan


def of_plan(db: sqlite3.Connection, plan: Plan, *more: Condition) -> array[int]:
    """The ids of a list, rising; `more`: what they must be besides."""
    where = plan.where(*more)
    asked = f"SELECT {plan.id} FROM {plan.walk} WHERE {where.sql} ORDER BY 1"
    return array("q", (row[0] for row in db.execute(asked, where.values)))


def between(plan: Plan, order: Order, first: Key, last: Key) -> tuple[Condition, Condition]:
    """What lies from the key `first` to the key `last` of a list, both included, in its order."""
    after, until = (">=", "<=") if order == "oldest" else ("<=", ">=")
    place = f"({plan.sort}, {plan.id})"
    return Condition(f"{place} {after} (?, ?)", first), Condition(f"{place} {until} (?, ?)", last)
