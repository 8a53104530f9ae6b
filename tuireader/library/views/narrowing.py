"""The tags beside a selection: how often its articles carry them, how busy they were of late, which one is newest.

All of this is asked beside the keys (`apart`): nothing here need be quick, but what is told first comes soon.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuireader.library import overview
from tuireader.library.opening import Library
from tuireader.library.views.choosing import query_of
from tuireader.model.selections import Selection
from tuireader.query import tree
from tuireader.store.finding import planning, tag_company
from tuireader.store.finding.tag_sets import TagSets
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Company:
    """The tags of the articles of a selection."""

    counts: dict[int, tuple[int, int]]
    """A tag's id → how many of the articles carry it, and how many of the unread ones."""
    exact: bool = True
    """False: these are the newest ones; there may be more."""


def narrows(library: Library, selection: Selection) -> bool:
    """Whether a selection narrows the counts of tags otherwise than by what is unread."""
    query = query_of(library, selection)
    return any(part != tree.Is("unread") for part in planning.parts_of(query))


def keep(library: Library) -> None:
    """Before `company` is asked beside the keys: keep what it learns of the tags of all articles for the next time."""
    if library.tag_sets is None:
        library.tag_sets = TagSets()


def wants_reading(library: Library) -> bool:
    """Whether `read_ahead` would make the next counts come sooner."""
    sets = library.tag_sets
    if sets is not None and (sets.whole or sets.too_large):
        return False
    return overview.totals(library).total >= tag_company.MANY


def read_ahead(library: Library) -> None:
    """Read what `company` needs of a large library, so that it is at hand; after `keep`."""
    if library.tag_sets is not None:
        with library.tag_sets.lock:
            library.tag_sets.update(library.db)


def company(library: Library, selection: Selection, tell: Callable[[Company], None]) -> Company:
    """The tags of a selection's articles. `tell` gets those of the newest ones, if there are many."""
    found: tag_company.Counts = {}
    told = False
    query, now = query_of(library, selection), library.now()
    for found, more in tag_company.counted(library.db, query, now, library.tag_sets):
        if more and not told:
            told = True
            tell(Company(found, exact=False))
    return Company(found)


def weeks(library: Library, tags: Sequence[int], count: int) -> dict[int, list[int]]:
    """How many articles each of some tags had in each of the last weeks, the oldest first."""
    return tag_company.weeks(library.db, tags, library.now(), count)


def latest(library: Library) -> dict[int, int]:
    """A tag's id → when its newest article is from, in seconds since 1970."""
    return tag_company.latest(library.db)
