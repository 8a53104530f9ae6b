"""Hosts that asked to be left alone: none of their sources is asked before the time they named."""

from __future__ import annotations

import sqlite3

from tuireader.store.writing import transaction
from tuireader.values import dataclass

_LONGEST = 86_400
"""Seconds that a wish is respected at most; one that ends later was kept by a clock that was wrong."""


@dataclass(frozen=True, slots=True)
class Held:
    """Until when a host is left alone, and why."""

    until: int
    """Seconds since 1970."""
    why: str


def held(db: sqlite3.Connection, now: int) -> dict[str, Held]:
    """host → its wish, for all hosts that are left alone at `now`."""
    return {
        name: Held(until, why)
        for name, until, why in db.execute(
            "SELECT name, until, why FROM hosts WHERE until > ? AND until <= ?", (now, now + _LONGEST)
        )
    }


def hold(db: sqlite3.Connection, name: str, now: int, until: int, why: str) -> None:
    """Leave a host alone until then; a longer wish of its own stands. Those whose time is over are forgotten."""
    with transaction(db):
        db.execute("DELETE FROM hosts WHERE until <= ? OR until > ?", (now, now + _LONGEST))
        db.execute(
            "INSERT INTO hosts VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET until = excluded.until,"
            " why = excluded.why WHERE excluded.until > hosts.until",
            (name, until, why),
        )


def release(db: sqlite3.Connection, name: str) -> None:
    """The host answers again: it may be asked."""
    with transaction(db):
        db.execute("DELETE FROM hosts WHERE name = ?", (name,))
