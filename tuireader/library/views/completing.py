"""Completing a query with the names that a library has."""

from __future__ import annotations

from collections.abc import Callable

from tuireader.library import overview
from tuireader.library.opening import Library
from tuireader.library.views import saved_views
from tuireader.model.completions import Completion
from tuireader.query import completing, newsboat_form
from tuireader.query.completing import Name, Names
from tuireader.store.subscriptions import sources
from tuireader.store.tagging import tags
from tuireader.text import fold


def names(library: Library) -> Names:
    """Tags, sources and views, the most used first; read when they are first needed, and then kept."""
    return Names(
        tags=lambda: [
            Name(name, f"{unread} unread of {total}", folded) for name, folded, total, unread in tags.by_use(library.db)
        ],
        sources=lambda: [
            Name(source.title, f"{source.unread:,} unread of {source.total:,}")
            for source in sorted(overview.sources(library), key=lambda source: -source.total)
        ],
        languages=lambda: [Name(code, "a language") for code in sources.languages(library.db)],
        views=lambda: [Name(view.name, view.query) for view in saved_views.all_views(library)],
    )


_KEPT: list[tuple[tuple[int, int, int], Names]] = []


def names_now(library: Library) -> Names:
    """`names`, the same ones as long as nothing is written: for lines whose every letter asks anew."""
    state = (id(library.db), *library.as_of())
    if not _KEPT or _KEPT[0][0] != state:
        _KEPT[:] = [(state, names(library))]
    return _KEPT[0][1]


def without_half(known: Names, text: str) -> str:
    """A query that is being typed without what is half typed at its end: a field's name, a tag that no tag is called
    by, the first comparison of a filter of newsboat's."""
    if newsboat_form.begun(text):
        return ""
    if (begun := completing.field_at_end(text)) < len(text):
        return text[:begun].rstrip("-!")
    place, typed = completing.tag_at_end(text)
    found = known.matching("tags", typed) if typed else []
    half = bool(found) and all(fold(name.text) != fold(typed) for name in found)
    return text[:place].rstrip("-!") if half else text


def query(library: Library, known: Names | None = None) -> Callable[[str, int], Completion | None]:
    """What completes a query: (the line, the cursor in it) → the ways to go on there. `known`: the names, if they are
    used elsewhere too."""
    known = known or names(library)
    return lambda text, cursor: completing.complete(text, cursor, known)
