"""What the reader settles for sources; each call is stored before it is shown and taken back by one `undo`."""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.library.opening import Library
from tuireader.model.changes import Change
from tuireader.model.sources import Record
from tuireader.store.acts import settling_sources
from tuireader.store.subscriptions import records
from tuireader.store.subscriptions import sources as sources_of
from tuireader.text import line


def record(library: Library, source: int) -> Record | None:
    """All that is known of how a source fares; None if there is no such source."""
    return records.record(library.db, source)


def rename(library: Library, source: int, title: str) -> Change | None:
    """Call a source by a name of the reader's own; an empty one gives it back its own."""
    return settling_sources.settle(library.db, [source], "given_title", line(title).strip() or None, "renamed {}")


def mute(library: Library, sources: Sequence[int], muted: bool = True) -> Change | None:
    """Let what sources bring come in read and unannounced, or unread again."""
    label = "muted {}" if muted else "let {} be heard again"
    return settling_sources.settle(library.db, sources, "muted", int(muted), label)


def ask_every(library: Library, sources: Sequence[int], seconds: int | None) -> Change | None:
    """How long to wait between two attempts; 0: ask only by hand; None: as usual."""
    return settling_sources.settle(library.db, sources, "interval", seconds, "changed the interval of {}")


def unsubscribe(library: Library, sources: Sequence[int]) -> Change | None:
    """Ask sources no more and leave them out of the list of sources; their articles stay."""
    return settling_sources.settle(library.db, sources, "removed", library.now(), "unsubscribed from {}")


def fetch_pages(library: Library, sources: Sequence[int], wanted: bool = True) -> Change | None:
    """Whether the page of each new article is fetched for its full text."""
    label = "the pages of {} are fetched" if wanted else "the pages of {} are not fetched"
    return settling_sources.settle(library.db, sources, "fulltext", int(wanted), label)


def tag(library: Library, sources: Sequence[int], add: Sequence[str] = (), remove: Sequence[str] = ()) -> Change | None:
    """Put tags on all articles of sources, those to come too, and take tags off them."""
    return settling_sources.tag(library.db, sources, add, remove)


def tag_source_of(library: Library, article: int, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Change | None:
    """The same for the source of an article; None if the article is gone."""
    source = sources_of.of_article(library.db, article)
    return None if source is None else tag(library, [source], add, remove)
