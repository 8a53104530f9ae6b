"""What an answer holds, made ready for the library: all that can be done with its bytes alone."""

from __future__ import annotations

from dataclasses import field
from typing import TypeAlias

from tuireader.model.documents import Document, FeedHead, Refused
from tuireader.model.drafts import Entry
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Contents:
    """A feed."""

    head: FeedHead
    entries: tuple[Entry, ...] = field(repr=False)
    cut: str = ""
    """That there were more entries than are kept, in words."""


@dataclass(frozen=True, slots=True)
class NoFeed:
    """Something else, in words."""

    reason: str
    offered: tuple[str, ...] = ()
    """Addresses of the feeds that it names, if it is a page."""


Found: TypeAlias = Contents | NoFeed

_OFFERED = 5


def contents(body: bytes, url: str, content_type: str, link: str) -> Found:
    """What the bytes at `url` hold; `link`: the server's header.

    Takes as long and as much memory as the bytes make it take (`tuireader.sync.parsers`).
    """
    from tuireader.importers.answer import read_answer

    document = read_answer(body, url, content_type)
    if isinstance(document, Refused):
        return _not_a_feed(document.reason, body, url, link)
    return made_ready(document)


def made_ready(document: Document) -> Contents:
    """The articles of a document with what tells each apart."""
    from tuireader.importers.entries import entries_of

    cut = next((note for note in document.notes if note.startswith("only the first")), "")
    return Contents(document.head, tuple(entries_of(document)), cut)


def _not_a_feed(reason: str, body: bytes, url: str, link: str) -> NoFeed:
    """A page may name its feeds; one that checks for bots or wants a login names nobody's."""
    if not reason.startswith("an HTML page"):
        return NoFeed(reason)
    from tuireader.importers.page_feeds import feeds_of

    offered = tuple(feed.url for feed in feeds_of(body, url, link) if feed.url != url)
    if offered:
        reason = f"a web page is there now; it names {offered[0]}: tuireader add {offered[0]}"
    return NoFeed(reason, offered[:_OFFERED])
