"""What is chosen to be shown, as a query and as a view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tuireader.errors import QueryError
from tuireader.library.opening import Library
from tuireader.library.views import saved_views
from tuireader.library.views.listing import View
from tuireader.library.views.ranked import best
from tuireader.model.selections import Selection
from tuireader.query import build, tree
from tuireader.store.subscriptions import sources

LARGE = 50_000
"""Articles from which on the beginning of a word counts for the search only when it has `BEGINNING` letters: half of
all words begin with some two letters, and gathering them holds up the keys."""

BEGINNING = 4


def query_of(library: Library, selection: Selection) -> tree.Node:
    """What an article must be to stand in the view of a selection; none is where its query has become wrong."""
    try:
        query = build.of(selection, library.now(), saved_views.needed(library, selection.query, selection.words))
    except QueryError:  # a saved view that it names is there no more
        return NOTHING
    if selection.words and sources.totals(library.db)["total"] > LARGE:
        return _without_short_beginnings(query)
    return query


NOTHING = tree.Or(())
"""The query that no article answers."""


def fault_of(library: Library, selection: Selection) -> str:
    """What is wrong with the query of a selection, in words; empty if nothing is."""
    if not selection.query:
        return ""
    try:
        saved_views.parse(library, selection.query)
    except QueryError as error:
        return str(error)
    return ""


def may_go_on(library: Library, selection: Selection) -> bool:
    """Whether a word of a search is so short that in a library so large it is looked for as a whole word alone."""
    try:
        query = build.of(selection, library.now(), saved_views.needed(library, selection.query, selection.words))
    except QueryError:
        return False
    return query != query_of(library, selection)


def _without_short_beginnings(node: tree.Node) -> tree.Node:
    match node:
        case tree.And(parts) | tree.Or(parts):
            return type(node)(tuple(map(_without_short_beginnings, parts)))
        case tree.Not(part):
            return tree.Not(_without_short_beginnings(part))
        case tree.Words(text, _, True) if text.isascii() and len(text) < BEGINNING:
            return replace(node, prefix=False)
    return node


def view_of(library: Library, selection: Selection, quick: Callable[[tree.Node], tree.Node] | None = None) -> View:
    """The view of a selection; `quick` gives another query of the same meaning."""
    query = query_of(library, selection)
    view = View(library, query if quick is None else quick(query), selection.order)
    return best(view) if selection.ranked and selection.words else view
