"""A subscription as a list of them states it, made a source."""

from __future__ import annotations

from tuireader.library.addresses import title_of
from tuireader.library.opening import Library
from tuireader.model.documents import Outline
from tuireader.store.subscriptions import sources


def subscribe(library: Library, outline: Outline) -> tuple[int, bool]:
    """The source of an outline, made if new, its folders tags for its articles to come; (id, whether it was made)."""
    id, made = sources.ensure(
        library.db,
        "feed",
        outline.url,
        outline.title or title_of(outline.url),
        library.now(),
        given_title=outline.title or None,
        tagged=outline.tags,
    )
    if outline.link:
        sources.lead_to(library.db, id, outline.link)
    return id, made
