"""Where the reader was, kept for the next start."""

from __future__ import annotations

from typing import Any

from tuireader.library.listing import Key, View
from tuireader.library.opening import Library
from tuireader.store import lists
from tuireader.store import session as stored


def keep(library: Library, session: dict[str, Any]) -> bool:
    """Store a session (JSON values); False if that would mean waiting. It takes no part in undo."""
    return stored.keep(library.db, session)


def kept(library: Library) -> dict[str, Any]:
    """The session stored last; empty if there is none."""
    return stored.kept(library.db)


def question(view: View, first: Key | None, rows: int) -> list[Any]:
    """What finds `rows` rows of a view from the row with the key `first` on: SQL, then its values; for `glancing`."""
    if first is not None:  # keys are what rows come after
        first = (first[0], first[1] + (1 if view.order == "newest" else -1))
    plan = lists.plan(view.library.db, view.query, view.library.now())
    sql, values = lists.question(plan, view.order, after=first, limit=rows)
    return [sql, *values]
