"""A feed subscribed by its address, or by the address of a page that names it; fetched at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from tuireader.importers.answer import read_answer
from tuireader.importers.not_a_feed import why_not_a_feed
from tuireader.importers.page_feeds import feeds_of
from tuireader.library.addresses import address_of, title_of
from tuireader.library.answering import took_in
from tuireader.library.opening import Library
from tuireader.library.source_rules import asked
from tuireader.model import Document, Refreshed
from tuireader.store import attempts, sources
from tuireader.store.writing import transaction
from tuireader.sync.answers import Answer, Fetched, NotModified, Request
from tuireader.sync.discovery import known_feeds, likely_feeds
from tuireader.sync.refreshing import fetch_each


def add(library: Library, addresses: Iterable[str]) -> Iterator[Refreshed]:
    """Subscribe to each address; what became of each once it is stored."""
    for given in addresses:
        yield _add(library, address_of(given))


def _add(library: Library, address: str) -> Refreshed:
    known = known_feeds(address)
    asked = known[0] if known else address
    answer = _fetch(library, asked, typed=True)
    if isinstance(answer, Fetched):
        if found := _feed(answer):
            return _subscribe(library, asked, answer, found)
        return _named_by_page(library, address, answer)
    reason = "nothing came that could be read" if isinstance(answer, NotModified) else answer.reason
    return Refreshed(address, address, "failed", reason=reason, seconds=answer.seconds)


def _named_by_page(library: Library, address: str, page: Fetched) -> Refreshed:
    """The first feed that a page names and that is one; where it names none, where feeds often lie."""
    named = [feed.url for feed in feeds_of(page.body, page.url, page.link)]
    for candidate in named or likely_feeds(page.url):
        answer = _fetch(library, candidate, typed=_host(candidate) == _host(address))
        if isinstance(answer, Fetched) and (found := _feed(answer)):
            others = [url for url in named if url != candidate]
            reason = f"the page names {len(others)} more: {', '.join(others[:3])}" if others else ""
            return _subscribe(library, candidate, answer, found, reason, typed=_host(candidate) == _host(address))
    reason = why_not_a_feed(page.body, page.content_type)
    return Refreshed(address, address, "failed", reason=f"{reason}; and no feed is named there", seconds=page.seconds)


def _fetch(library: Library, address: str, *, typed: bool) -> Answer:
    """`typed`: the reader named this host, so that it may be one of a private network; a page may not name such."""
    request = asked(library, Request(address, private_allowed=typed))
    return next(answer for _, answer in fetch_each([(0, request)]))


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _feed(answer: Fetched) -> Document | None:
    document = read_answer(answer.body, answer.url, answer.content_type)
    return document if isinstance(document, Document) and document.kind == "feed" else None


def _subscribe(
    library: Library, address: str, answer: Fetched, document: Document, reason: str = "", *, typed: bool = True
) -> Refreshed:
    url = answer.moved_for_good or address
    with transaction(library.db):
        id, made = sources.ensure(
            library.db,
            "feed",
            url,
            document.head.title or title_of(url),
            library.now(),
            typed=typed and _host(url) == _host(address),
        )
        source = sources.source(library.db, id)
        assert source is not None
        outcome = took_in(library, source, attempts.known(library.db, [id])[id], answer, document)
    said = reason or ("" if made else "it was subscribed already")
    return replace(outcome, result="new" if made else outcome.result, reason=said, url=url)
