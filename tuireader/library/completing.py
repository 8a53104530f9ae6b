"""Completing a query with the names that a library has."""

from __future__ import annotations

from collections.abc import Callable

from tuireader.library import overview, views
from tuireader.library.opening import Library
from tuireader.model import Completion
from tuireader.query import completing
from tuireader.query.completing import Name, Names
from tuireader.store import sources


def names(library: Library) -> Names:
    """Tags, sources and views, the most used first; read when they are first needed, and then kept."""
    return Names(
        tags=lambda: [Name(tag.name, f"{tag.unread:,} unread of {tag.total:,}") for tag in overview.tags(library)],
        sources=lambda: [
            Name(source.title, f"{source.unread:,} unread of {source.total:,}")
            for source in sorted(overview.sources(library), key=lambda source: -source.total)
        ],
        languages=lambda: [Name(code, "a language") for code in sources.languages(library.db)],
        views=lambda: [Name(view.name, view.query) for view in views.all_views(library)],
    )


def query(library: Library) -> Callable[[str, int], Completion | None]:
    """What completes a query: (the line, the cursor in it) → the ways to go on there."""
    known = names(library)
    return lambda text, cursor: completing.complete(text, cursor, known)
