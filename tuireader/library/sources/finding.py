"""What lies at an address that somebody typed: a feed, a page with feeds, a list of subscriptions, or nothing."""

from __future__ import annotations

from dataclasses import field
from typing import TypeAlias

from tuireader.library.addresses import addresses_of, host_of, no_address, with_login_of
from tuireader.library.opening import Library
from tuireader.library.sources.source_rules import asked
from tuireader.model.documents import Document
from tuireader.sync.answers import Answer, Failed, Fetched, Request
from tuireader.sync.discovery import (
    FoundFeed,
    feed_in_look_up,
    known_feeds,
    likely_feeds,
    look_up,
)
from tuireader.sync.judging import judge
from tuireader.sync.reasons import LATER
from tuireader.sync.refreshing import fetch_each
from tuireader.text import without_login
from tuireader.values import dataclass

_NO_FEED = "and no feed is named there. Look on the page for the words feed or RSS, and add that address"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that was fetched."""

    url: str = field(repr=False)
    answer: Fetched
    document: Document = field(repr=False)
    typed: bool
    """The reader typed its host, so that it may be one of a private network."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Feeds that a page names, or that its site is known to have, the most wanted first; none is fetched yet."""

    address: str = field(repr=False)
    """As it was typed."""
    feeds: tuple[FoundFeed, ...]
    known: bool = False
    """By a rule for its site, which may be wrong: then the page itself is to be asked."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of subscriptions (OPML)."""

    url: str
    document: Document


@dataclass(frozen=True, slots=True)
class Nothing:
    """No feed, and why, with what to do next."""

    url: str
    """Without a password."""
    reason: str
    seconds: float = 0.0
    unreached: bool = False
    """No connection was made."""
    silent: bool = False
    """The server did not answer in time."""


Sight: TypeAlias = Feed | Offered | Listed | Nothing


def look(library: Library, given: str, *, by_rule: bool = True) -> Sight:
    """What is at an address as it was typed. `by_rule`: what is known of its site is believed without asking it."""
    if reason := no_address(given):
        return Nothing(without_login(given) or "(nothing)", reason)
    said: Nothing | None = None
    for address in addresses_of(given):
        sight = _look(library, address, by_rule)
        if not (isinstance(sight, Nothing) and sight.unreached):
            return sight
        said = said or sight
    assert said is not None, "there is an address at least"
    return said


def fetch_feed(library: Library, url: str, address: str) -> Feed | Nothing:
    """The feed at `url`, to which the typed `address` has led. A page may not name one of a private network."""
    url, typed = with_login_of(url, address), host_of(url) == host_of(address)
    answer = _fetch(library, url, typed)
    if not isinstance(answer, Fetched):
        return _failed(url, answer)
    judged = judge(answer)
    if judged.feed is None:
        return Nothing(without_login(url), judged.reason, answer.seconds)
    return Feed(url, answer, judged.feed, typed)


def _look(library: Library, address: str, by_rule: bool) -> Sight:
    if by_rule and (known := known_feeds(address)):
        return Offered(address, tuple(map(FoundFeed, known)), known=True)
    if named := _looked_up(library, address):
        return Offered(address, (FoundFeed(named),), known=True)
    answer = _fetch(library, address, typed=True)
    if not isinstance(answer, Fetched):
        return _failed(address, answer)
    judged = judge(answer)
    if judged.feed is not None:
        return Feed(address, answer, judged.feed, typed=True)
    if judged.listed is not None:
        return Listed(without_login(address), judged.listed)
    if judged.named:
        return Offered(address, judged.named)
    for candidate in () if judged.given_up else likely_feeds(answer.url):
        if isinstance(found := fetch_feed(library, candidate, address), Feed):
            return found
        if found.unreached or found.silent:
            break
    return Nothing(without_login(address), f"{judged.reason}; {_NO_FEED}", answer.seconds)


def _looked_up(library: Library, address: str) -> str:
    place = look_up(address)
    answer = _fetch(library, place, typed=False) if place else None
    return feed_in_look_up(answer.body) if isinstance(answer, Fetched) else ""


def _fetch(library: Library, address: str, typed: bool) -> Answer:
    request = asked(library, Request(address, private_allowed=typed))
    return next(answer for _, answer in fetch_each([(0, request)]))


def _failed(address: str, answer: Answer) -> Nothing:
    reason = answer.reason if not isinstance(answer, Fetched) and hasattr(answer, "reason") else ""
    cause = answer.cause if isinstance(answer, Failed) else ""
    reason = reason.replace(LATER, "Try again later") or "nothing came that could be read. Check the address"
    return Nothing(without_login(address), reason, answer.seconds, cause == "connect", cause == "silent")
