"""Where the reader was, kept for the next start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tuireader.library.opening import Library
from tuireader.library.views.listing import View, key_of
from tuireader.model.rows import Row
from tuireader.store.finding import planning, walking
from tuireader.store.reader import session as stored
from tuireader.store.subscriptions import sources


def keep(library: Library, session: dict[str, Any]) -> bool:
    """Store a session (JSON values); False if that would mean waiting. It takes no part in undo."""
    kept = stored.keep(library.db, session)
    library.notes += kept
    return kept


def kept(library: Library) -> dict[str, Any]:
    """The session stored last; empty if there is none."""
    return stored.kept(library.db)


def is_new(library: Library) -> bool:
    """Whether nothing is in the library yet, no source and no article, and its reader was never asked how to begin."""
    if sources.totals(library.db)["total"] or sources.all_sources(library.db):
        return False
    return not stored.welcomed(library.db)


def begun(library: Library) -> None:
    """The reader was asked how to begin: not again."""
    stored.welcome(library.db)


def question(view: View, shown: Sequence[Row], rows: int, *, from_start: bool) -> list[Any]:
    """What finds `rows` rows of a view: SQL, then its values; for `glancing`.

    `from_start`: its first rows, else those that are `shown`. Where no one index gives the order, they are always
    those that are shown.
    """
    if view.order not in ("newest", "oldest"):
        sql, values = walking.question_of([row.id for row in shown])
    else:
        first = None if from_start or not shown else key_of(shown[0])
        if first is not None:  # keys are what rows come after
            first = (first[0], first[1] + (1 if view.order == "newest" else -1))
        plan = planning.plan(view.library.db, view.query, view.library.now())
        sql, values = walking.question(plan, view.order, after=first, limit=rows)
    return [sql, *values]
