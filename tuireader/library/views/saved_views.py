"""Saved views: queries by name, of the library and of the configuration; a query may name them (``view:morning``).

Those of the library are the reader's to change, and each change can be undone. Those of the configuration stand behind
them; where both have a name, the library's counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tuireader.errors import UsageError
from tuireader.library.opening import Library, wall_clock
from tuireader.model.changes import Change
from tuireader.model.selections import Selection
from tuireader.query import tree
from tuireader.store import writing
from tuireader.store.finding.tallies import Tally, tally, total
from tuireader.store.reader import journal
from tuireader.store.reader import saved_views as store
from tuireader.text import excerpt, fold, line
from tuireader.values import dataclass

LONGEST = 60
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A query with a name."""

    name: str
    query: str
    """As typed."""
    configured: bool = False
    """It stands in the configuration, and is changed there."""


# ---------------------------------------------------------------- what there is


def all_views(library: Library) -> tuple[SavedView, ...]:
    """Every view: the library's in the reader's order, then the configuration's."""
    own = [SavedView(name, query) for name, query in store.all_views(library.db)]
    names = {fold(view.name) for view in own}
    settled = (SavedView(name, query, True) for name, query in library.config.views.items())
    return (*own, *(view for view in settled if fold(view.name) not in names))


def named(library: Library, name: str) -> SavedView:
    """The view of that name. UsageError, with the nearest name, if there is none."""
    views = all_views(library)
    found = next((view for view in views if fold(view.name) == fold(name)), None)
    if found is None:
        from tuireader.query.values import nearest

        known = {fold(view.name): view.name for view in views}
        begun = next((one for one in known if one.startswith(fold(name))), "")
        near = known.get(begun or nearest(fold(name), known), "")
        hint = f"Did you mean {near}?" if near else "F lists the saved views" if views else "There are none yet"
        raise UsageError(f"there is no saved view {excerpt(name)}", next_step=hint)
    return found


def queries(library: Library) -> dict[str, str]:
    """name → query of every view, for `query.parse`."""
    return {view.name: view.query for view in all_views(library)}


def needed(library: Library, *texts: str) -> Mapping[str, str]:
    """`queries` if one of these texts may name a view, else nothing: most do not."""
    return queries(library) if any(map(names_some, texts)) else {}


def names_some(text: str) -> bool:
    """Whether a query may name a saved view."""
    lower = text.lower()
    return "view:" in lower or "search:" in lower


def parse(library: Library, text: str) -> tree.Node:
    """The tree of a query in any notation, with all saved views known. QueryError with the column."""
    from tuireader.query import parse as language
    from tuireader.query.build import simplify

    return simplify(language.parse(text, library.now(), needed(library, text)))


def doubts(library: Library, text: str) -> list[str]:
    """In words which tags and sources a query names that the library has not, each with the nearest that it has."""
    from tuireader.library import overview
    from tuireader.query.values import nearest

    tags = {fold(tag.name): tag.name for tag in overview.tags(library)}
    titles = {fold(source.title): source.title for source in overview.sources(library)}
    found = []
    for node in tree.leaves(parse(library, text)):
        if isinstance(node, tree.Tag) and fold(node.name) not in tags:
            near = tags.get(nearest(fold(node.name), tags), "")
            found.append(f"no article is tagged {node.name}{f', did you mean {near}?' if near else ''}")
        elif isinstance(node, tree.From) and not any(fold(node.name) in title for title in titles):
            near = titles.get(nearest(fold(node.name), titles), "")
            found.append(f"no source is called {node.name}{f', did you mean {near}?' if near else ''}")
    return found


def query_of(library: Library, selection: Selection) -> str:
    """One query for what a selection shows, as typed as far as it was typed. UsageError where it shows everything."""
    from tuireader.query import parse as language
    from tuireader.query import show
    from tuireader.query.build import of

    named = Selection(
        selection.include, selection.exclude, "", "", selection.unread_only, selection.starred_only, selection.source,
        any_of=selection.any_of,
    )  # fmt: skip
    parts = [show.unparse(of(named, library.now()))] if named != Selection() else []
    words = show.unparse(language.words(f"{selection.words} ", library.now())) if selection.words else ""
    typed = [part for part in (selection.query, words) if part]
    if not parts and not typed:
        raise UsageError("this shows everything", next_step="Narrow it first: f filters, t chooses tags")
    if len(parts) + len(typed) == 1:
        return (*parts, *typed)[0]
    return " ".join([*parts, *(_beside_others(library, part) for part in typed)])


def _beside_others(library: Library, query: str) -> str:
    """A query as a part of a longer one: of our own notation, in parentheses where it needs them."""
    from tuireader.query import notations, show

    node = parse(library, query)
    written = query if notations.of(query) is None else show.unparse(node)
    if not isinstance(node, tree.Or):
        return written
    return f"({written} )" if "\\" in written else f"({written})"


def in_words(library: Library, view: SavedView) -> str:
    """What a view asks for, in words; or what is wrong with it."""
    from tuireader.errors import QueryError
    from tuireader.query import show

    try:
        return show.in_words(parse(library, view.query))
    except QueryError as error:
        return f"cannot be understood: {error.message}"


def tallies(library: Library, view: SavedView) -> tuple[Tally, Tally] | None:
    """How many articles a view has and how many of them are unread, as far as it takes no time to know; None if its
    query cannot be understood."""
    from tuireader.errors import QueryError
    from tuireader.query.build import simplify

    try:
        node = parse(library, view.query)
    except QueryError:
        return None
    db, now = library.db, library.now()
    return tally(db, node, now), tally(db, simplify(tree.And((node, tree.Is("unread")))), now)


def faults(settled: Mapping[str, str], library: Library | None) -> dict[str, str]:
    """What is wrong with views of a configuration, by name, in words. `library`: whose views they may name too."""
    from tuireader.errors import QueryError
    from tuireader.query import parse as language

    known = {**dict(store.all_views(library.db) if library is not None else ()), **settled}
    found = {}
    for name, query in settled.items():
        try:
            checked_name(name)
            language.parse(query, wall_clock(), known, within=name)
        except QueryError as error:
            found[name] = f"{error.message}. {error.next_step}".removesuffix(". ")
        except UsageError as error:
            found[name] = error.message
    return found


def counts(library: Library, view: SavedView) -> tuple[int, int] | None:
    """How many articles a view has and how many of them are unread, however long that takes; None if its query cannot
    be understood."""
    from tuireader.errors import QueryError
    from tuireader.query.build import simplify

    try:
        node = parse(library, view.query)
    except QueryError:
        return None
    db, now = library.db, library.now()
    return total(db, node, now), total(db, simplify(tree.And((node, tree.Is("unread")))), now)


# ---------------------------------------------------------------- what the reader changes


def save(library: Library, name: str, query: str) -> Change | None:
    """Keep a query under a name, in place of the one that had it; None if it is kept so already.

    QueryError where it cannot be understood, or would lead back to itself; UsageError on a name that is none.
    """
    name, query = checked_name(name), line(query)
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
    view, new = _own(library, name), checked_name(new)
    if fold(new) != fold(view.name) and any(fold(one.name) == fold(new) for one in all_views(library)):
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

    users = [one.name for one in all_views(library) if one.name != view.name and uses(one.query, view.name)]
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


def checked_name(name: str) -> str:
    """A name as it is kept. UsageError if it is none."""
    name = line(name)
    if not any(map(str.isalnum, name)) or len(name) > LONGEST:
        raise UsageError(f"a view needs a name, of {LONGEST} characters at most")
    return name


def _own(library: Library, name: str) -> SavedView:
    """A view that may be changed here."""
    view = named(library, name)
    if view.configured:
        raise UsageError(f"the view {view.name} stands in the configuration", next_step="Change it there")
    return view


def check(library: Library, name: str, query: str) -> None:
    """QueryError where a query cannot be a view of that name."""
    from tuireader.query import parse as language

    if not query:
        raise UsageError("a view needs a query", next_step="For example: is:unread tag:ukraine")
    known = {one: asked for one, asked in queries(library).items() if fold(one) != fold(name)} | {name: query}
    language.parse(query, library.now(), known, within=name)


def _change(
    library: Library, said: str, changed: Callable[[list[store.Named]], Sequence[store.Named]]
) -> Change | None:
    with writing.transaction(library.db):
        action = journal.begin(library.db)
        store.put(library.db, action, changed(store.all_views(library.db)))
        return journal.settle(library.db, action, said)
