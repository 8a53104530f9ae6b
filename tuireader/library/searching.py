"""The full-text index kept up to date: after the articles are visible, and at the next start if it was cut off."""

from __future__ import annotations

from collections.abc import Iterator

from tuireader.library.opening import Library
from tuireader.store import search


def catch_up(library: Library, batch: int = 500) -> Iterator[int]:
    """Index what is waiting, `batch` articles at a time; yields how many each step did."""
    yield from search.catch_up(library.db, batch)


def waiting(library: Library) -> int:
    """How many articles cannot be found by words yet."""
    return search.waiting(library.db)
