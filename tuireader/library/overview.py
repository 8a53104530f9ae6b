"""The library at a glance: tags, sources, totals."""

from __future__ import annotations

from tuireader.library.opening import Library
from tuireader.model.sources import Source
from tuireader.model.tags import TagCount
from tuireader.store.subscriptions import sources as store_sources
from tuireader.store.tagging import tags as store_tags
from tuireader.text import cells
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """How many articles there are in all."""

    total: int
    unread: int
    starred: int
    hidden: int = 0
    """In none of the others."""


def totals(library: Library) -> Totals:
    """The kept counts of the whole library."""
    return Totals(**store_sources.totals(library.db))


def is_empty(library: Library) -> bool:
    """Whether there is no article at all."""
    counted = totals(library)
    return not counted.total and not counted.hidden


def tags(library: Library, *, unused: bool = False) -> tuple[TagCount, ...]:
    """Every tag that an article carries, hidden ones too, most used first.

    `unused`: also those for which something was settled and that no article carries.
    """
    return store_tags.counts(library.db, unused=unused)


def tag_aliases(library: Library) -> dict[int, tuple[str, ...]]:
    """A tag's id → the other names that mean it."""
    return store_tags.aliases(library.db)


def sources(library: Library) -> tuple[Source, ...]:
    """Every feed and folder, by title."""
    return store_sources.all_sources(library.db)


def source(library: Library, id: int) -> Source | None:
    """One source, or None."""
    return store_sources.source(library.db, id)


def source_at(library: Library, url: str) -> Source | None:
    """The source of an address, or None."""
    return store_sources.at(library.db, url)


def longest_title(library: Library) -> int:
    """Cells of the longest source's name; 0 without sources."""
    return max(map(cells, store_sources.titles(library.db)), default=0)


def failing(library: Library) -> int:
    """How many sources failed when they were asked last."""
    return store_sources.failing(library.db)


def source_of(library: Library, article: int) -> int | None:
    """The id of an article's source."""
    return store_sources.of_article(library.db, article)
