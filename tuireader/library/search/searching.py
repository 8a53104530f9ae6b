"""Searching: the best hits first, and the index kept up to date.

Articles are indexed after they are visible, and at the next start if that was cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from tuireader.errors import BusyError
from tuireader.library.opening import Library
from tuireader.model.rows import Row
from tuireader.query import tree
from tuireader.store.finding import ranking, search


def catch_up(library: Library, batch: int = 500) -> Iterator[int]:
    """Index what is waiting, `batch` articles at a time; yields how many each step did."""
    yield from search.catch_up(library.db, batch)


def ranked(library: Library, query: tree.Node, limit: int = 50) -> list[Row]:
    """At most `limit` articles of a query, best first."""
    return ranking.ranked(library.db, query, library.now(), limit)


def make_some_ready(library: Library, most: int = 25) -> None:
    """Index at most `most` of what is waiting, which takes no time worth waiting for; nothing while others write."""
    with suppress(BusyError):
        next(catch_up(library, most), 0)


def make_ready(library: Library) -> None:
    """Index what an earlier program was cut off from; whoever is writing just now does it else."""
    with suppress(BusyError):
        for _ in catch_up(library):
            pass


def waiting(library: Library) -> int:
    """How many articles cannot be found by words yet."""
    return search.waiting(library.db)
