"""Saved views: queries by name, of the library and of the configuration; a query may name them (``view:morning``).

Those of the library are the reader's to change (`keeping_views`). Those of the configuration stand behind them; where
both have a name, the library's counts.
"""

from __future__ import annotations

from collections.abc import Mapping

from tuireader.errors import UsageError
from tuireader.library.opening import Library, wall_clock
from tuireader.model.selections import Selection
from tuireader.query import tree
from tuireader.store.finding.tallies import Tally, tally, total
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


NAMED = 8
"""Views that are named where one is asked for that is not there."""


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
        there = ", ".join(excerpt(view.name, 30) for view in views[:NAMED]) + ", …" * (len(views) > NAMED)
        hint = f"Did you mean {near}?" if near else f"There are {there}" if views else "There are none yet"
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


def checked_name(name: str) -> str:
    """A name as it is kept. UsageError if it is none."""
    name = line(name)
    if not any(map(str.isalnum, name)) or len(name) > LONGEST:
        raise UsageError(f"a view needs a name, of {LONGEST} characters at most")
    return name
