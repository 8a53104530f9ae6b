"""Coming back to an article where it was left."""

from __future__ import annotations

from tuireader.errors import LibraryError
from tuireader.library.opening import Library
from tuireader.store.reader import places

Place = places.Place


def place(library: Library, article: int) -> Place | None:
    """Where the reader was in it; None: at its beginning, or at its end."""
    return places.of(library.db, article)


def keep(library: Library, article: int, place: Place | None) -> bool:
    """Remember where the reader is; None: no place to come back to. False if the library could not be written now."""
    try:
        if place is None:
            places.forget(library.db, article)
        else:
            places.keep(library.db, article, place, library.now())
    except LibraryError:
        return False
    return True
