"""Saved views as the reader changes them: kept, renamed, moved, deleted; each is taken back by one undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuireader.errors import UsageError
from tuireader.library.opening import Library
from tuireader.library.views import saved_views
from tuireader.model.changes import Change
from tuireader.store import writing
from tuireader.store.reader import journal
from tuireader.store.reader import saved_views as store
from tuireader.text import fold, line


def save(library: Library, name: str, query: str) -> Change | None:
    """Keep a query under a name, in place of the one that had it; None if it is kept so already.

    QueryError where it cannot be understood, or would lead back to itself; UsageError on a name that is none.
    """
    name, query = saved_views.checked_name(name), line(query)
    check(library, name, query)
    old = {fold(one): one for one, _ in store.all_views(library.db)}.get(fold(name), name)
    said = f"saved the view {name}"

    def changed(views: list[store.Named]) -> list[store.Named]:
        if fold(name) not in {fold(one) for one, _ in views}:
            return [*views, (name, query)]
        return [(name, query) if one == old else (one, asked) for one, asked in views]

    return _change(library, said, changed)


def rename(library: Library, name: str, new: str) -> Change | None:
    """Give a view another name, also where other views use it. UsageError if that is taken."""
    view, new = _own(library, name), saved_views.checked_name(new)
    if fold(new) != fold(view.name) and any(fold(one.name) == fold(new) for one in saved_views.all_views(library)):
        raise UsageError(f"there is a view {new} already")
    from tuireader.query.saved import renamed

    return _change(
        library,
        f"renamed the view {view.name} to {new}",
        lambda views: [(new if one == view.name else one, renamed(asked, view.name, new)) for one, asked in views],
    )


def delete(library: Library, name: str) -> Change | None:
    """Forget a view. UsageError where another view uses it."""
    view = _own(library, name)
    from tuireader.query.saved import uses

    users = [one.name for one in saved_views.all_views(library) if one.name != view.name and uses(one.query, view.name)]
    if users:
        raise UsageError(f"the view {view.name} is used by {', '.join(users)}", next_step="Change that first")
    return _change(
        library, f"deleted the view {view.name}", lambda views: [one for one in views if one[0] != view.name]
    )


def move(library: Library, name: str, by: int) -> Change | None:
    """Put a view so many places further down, or up if `by` is negative; None if it cannot go there."""
    view = _own(library, name)

    def changed(views: list[store.Named]) -> list[store.Named]:
        at = next(place for place, one in enumerate(views) if one[0] == view.name)
        to = max(0, min(at + by, len(views) - 1))
        views.insert(to, views.pop(at))
        return views

    return _change(library, f"moved the view {view.name} {'down' if by > 0 else 'up'}", changed)


def _own(library: Library, name: str) -> saved_views.SavedView:
    """A view that may be changed here."""
    view = saved_views.named(library, name)
    if view.configured:
        raise UsageError(f"the view {view.name} stands in the configuration", next_step="Change it there")
    return view


def check(library: Library, name: str, query: str) -> None:
    """QueryError where a query cannot be a view of that name."""
    from tuireader.query import parse as language

    if not query:
        raise UsageError("a view needs a query", next_step="For example: is:unread tag:ukraine")
    known = {one: asked for one, asked in saved_views.queries(library).items() if fold(one) != fold(name)} | {
        name: query
    }
    language.parse(query, library.now(), known, within=name)


def _change(
    library: Library, said: str, changed: Callable[[list[store.Named]], Sequence[store.Named]]
) -> Change | None:
    with writing.transaction(library.db):
        action = journal.begin(library.db)
        store.put(library.db, action, changed(store.all_views(library.db)))
        return journal.settle(library.db, action, said)
