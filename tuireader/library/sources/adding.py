"""A feed subscribed by its address, or by the address of a page that names it; fetched at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tuireader.importers.page_feeds import FoundFeed
from tuireader.library.addresses import host_of, title_of, with_login_of
from tuireader.library.intake.subscribing import subscribe
from tuireader.library.opening import Library
from tuireader.library.sources import settling
from tuireader.library.sources.answering import is_long, took_in
from tuireader.library.sources.finding import Feed, Listed, Nothing, Offered, fetch_feed, look
from tuireader.model.documents import Document, Outline
from tuireader.model.results import Refreshed
from tuireader.store.subscriptions import attempts, sources
from tuireader.store.writing import transaction
from tuireader.sync.contents import made_ready
from tuireader.text import without_login
from tuireader.values import dataclass

__all__ = ["FoundFeed", "Wish", "add", "offers"]

NOTED = 3
"""Other feeds of a page that are named."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is settled for a source as it is added."""

    tags: tuple[str, ...] = ()
    title: str = ""
    interval: int | None = None
    """Seconds; 0: only by hand; None: as usual."""


Choose = Callable[[str, Sequence[FoundFeed]], Sequence[FoundFeed]]
"""(address, the feeds it offers) → those that are wanted."""


def add(
    library: Library,
    addresses: Iterable[str],
    wish: Wish | None = None,
    *,
    choose: Choose | None = None,
    tell: Callable[[str], None] = lambda text: None,
    dry_run: bool = False,
) -> Iterator[Refreshed]:
    """Subscribe to each address; what became of each once it is stored.

    `choose` is asked which of several feeds is meant; without it the first that is one is taken. `tell` hears what is
    to be known before it is done. `dry_run`: nothing is stored; what would be.
    """
    for given in addresses:
        for outcome in _add(library, given, choose, tell, dry_run):
            if wish is not None and outcome.id is not None:
                _settle(library, outcome.id, wish)
                outcome = replace(outcome, source=wish.title or outcome.source)
            yield outcome


def offers(library: Library, given: str) -> tuple[FoundFeed, ...] | Nothing:
    """The feeds that an address offers, or why it offers none; nothing is subscribed to."""
    sight = look(library, given)
    if isinstance(sight, Offered) and sight.known:
        page = look(library, given, by_rule=False)
        named = page.feeds if isinstance(page, Offered) else ()
        known = tuple(feed for feed in sight.feeds if feed.url not in {one.url for one in named})
        return (*named, *known)
    if isinstance(sight, Offered):
        return sight.feeds
    if isinstance(sight, Feed):
        return (FoundFeed(without_login(sight.url), sight.document.head.title),)
    if isinstance(sight, Listed):
        return tuple(FoundFeed(outline.url, outline.title) for outline in sight.document.outlines)
    return sight


def _add(
    library: Library, given: str, choose: Choose | None, tell: Callable[[str], None], dry_run: bool
) -> Iterator[Refreshed]:
    sight = look(library, given)
    if isinstance(sight, Offered):
        yield from _offered(library, given, sight, choose, dry_run)
    elif isinstance(sight, Feed):
        yield _subscribe(library, sight, "", dry_run)
    elif isinstance(sight, Listed):
        count = len(sight.document.outlines)
        tell(f"{sight.url} is a list of {count:,} feed{'s' if count != 1 else ''}")
        yield from _listed(library, sight.document, sight.url, dry_run)
    else:
        yield _nothing(sight)


def _offered(library: Library, given: str, sight: Offered, choose: Choose | None, dry_run: bool) -> Iterator[Refreshed]:
    """Those of the feeds that are wanted, or the first that is one; where a rule was wrong, what the page says."""
    named = tuple(feed for feed in sight.feeds if not feed.of_comments) or sight.feeds
    if choose is not None and len(named) > 1:
        for wanted in choose(sight.address, named):
            found = fetch_feed(library, wanted.url, sight.address)
            yield _subscribe(library, found, "", dry_run) if isinstance(found, Feed) else _nothing(found)
        return
    said: Nothing | None = None
    for candidate in sight.feeds:
        found = fetch_feed(library, candidate.url, sight.address)
        if isinstance(found, Feed):
            others = [feed.url for feed in sight.feeds if feed.url != candidate.url]
            there = "its site has" if sight.known else "the page names"
            more = f", and {len(others) - NOTED:,} more" if len(others) > NOTED else ""
            noted = f"{there} also {', '.join(others[:NOTED])}{more}" if others else ""
            yield _subscribe(library, found, noted, dry_run)
            return
        said = said or found
    assert said is not None, "an offer names a feed at least"
    page = look(library, given, by_rule=False) if sight.known else said
    if isinstance(page, Offered):
        yield from _offered(library, given, page, choose, dry_run)
    elif isinstance(page, Feed):
        yield _subscribe(library, page, "", dry_run)
    else:
        yield _nothing(replace(said, reason=_both(said, sight)))


def _both(said: Nothing, sight: Offered) -> str:
    """Why the first of the feeds that were offered is none, where it is not the address that was typed."""
    same = said.url == without_login(sight.address)
    return said.reason if same else f"{said.url} was offered as its feed, but: {said.reason}"


def _nothing(sight: Nothing) -> Refreshed:
    return Refreshed(sight.url, sight.url, "failed", reason=sight.reason, seconds=sight.seconds)


def _subscribe(library: Library, feed: Feed, reason: str, dry_run: bool) -> Refreshed:
    moved, document = feed.answer.moved_for_good, feed.document
    url = with_login_of(moved, feed.url) if moved else feed.url
    title = document.head.title or title_of(url)
    if not document.drafts:
        reason = "; ".join(filter(None, ("the feed is empty (200, valid)", reason)))
    if dry_run:
        known = sources.at(library.db, url)
        said = Refreshed(title, url, "unchanged" if known else "new", len(document.drafts), reason=reason)
        return replace(said, reason=reason or ("it is subscribed already" if known else ""))
    with transaction(library.db):
        typed = feed.typed and host_of(url) == host_of(feed.url)
        id, made = sources.ensure(library.db, "feed", url, title, library.now(), typed=typed)
        source = sources.source(library.db, id)
        assert source is not None
        found = made_ready(document)
        if not is_long(found):
            outcome = took_in(library, source, attempts.known(library.db, [id])[id], feed.answer, found)
    if is_long(found):
        outcome = took_in(library, source, attempts.known(library.db, [id])[id], feed.answer, found)
    already = "" if made else "it was subscribed already"
    said_all = "; ".join(filter(None, (already, reason)))
    return replace(outcome, result="new" if made else outcome.result, reason=said_all, url=url, id=id)


def _listed(library: Library, document: Document, place: str, dry_run: bool) -> Iterator[Refreshed]:
    """Subscribe to all feeds of a list; a refresh fetches them."""
    for outline in document.outlines:
        yield _from_list(library, outline, dry_run)
    for note in document.notes:
        if ": named twice" not in note and not note.startswith("repaired"):
            yield Refreshed(place, place, "failed", reason=note)


def _from_list(library: Library, outline: Outline, dry_run: bool) -> Refreshed:
    title, known = outline.title or title_of(outline.url), sources.at(library.db, outline.url)
    if dry_run:
        return Refreshed(title, outline.url, "unchanged" if known else "new")
    id, made = subscribe(library, outline)
    reason = "fetched at the next refresh" if made else "it was subscribed already"
    return Refreshed(title, outline.url, "new" if made else "unchanged", reason=reason, id=id)


def _settle(library: Library, id: int, wish: Wish) -> None:
    if wish.title:
        settling.rename(library, id, wish.title)
    if wish.tags:
        settling.tag(library, [id], wish.tags)
    if wish.interval is not None:
        settling.ask_every(library, [id], wish.interval)
