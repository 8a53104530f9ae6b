"""What the reader looks at."""

from __future__ import annotations

from tuireader.values import dataclass

Order = str
"""Names of what a list is ordered by, as `orders.terms` reads them: ``newest``, ``oldest``, ``unread,title``."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles a view shows, and in what order."""

    include: tuple[str, ...] = ()
    """Tags an article must carry, all of them unless `any_of`."""
    exclude: tuple[str, ...] = ()
    """Tags it must not carry."""
    words: str = ""
    """What was typed into the search: words, phrases, a query."""
    query: str = ""
    """What was typed into the filter line, in any notation that `query.parse` reads."""
    unread_only: bool = False
    starred_only: bool = False
    source: int | None = None
    order: Order = "newest"
    ranked: bool = False
    """The best hits of the search first, and no others; `order` is that without a search."""
    hidden_too: bool = False
    """Whether hidden articles are shown among the others."""
    any_of: bool = False
    """One of the tags in `include` is enough."""
