"""Which feeds belong to a page: known from its address alone, named by the page, or worth a guess.

In this order: `known_feeds` costs no request; `feeds_of` and `hidden_feeds` cost the page; `likely_feeds` costs a
request each. A few sites name the feed only to a request elsewhere: `look_up`, `feed_in_look_up`.
"""

from __future__ import annotations

import json
import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from tuireader.importers.page_feeds import FoundFeed, feeds_of
from tuireader.sync import site_kinds, sites

__all__ = [
    "FoundFeed",
    "feed_in_look_up",
    "feeds_of",
    "hidden_feeds",
    "known_feeds",
    "likely_feeds",
    "look_up",
]

_COMMON = ("feed", "rss", "atom.xml", "feed.xml", "index.xml", "feed.json")


def known_feeds(address: str) -> tuple[str, ...]:
    """The feeds of a page whose site gives every page of its kind one; most wanted first, none if unknown.

    The rules are in `sites` and `site_kinds`. A rule for a kind of software may be wrong about a host.
    """
    url = _web(address)
    if url is None:
        return ()
    host = (url.hostname or "").removeprefix("www.")
    parts = [part for part in url.path.split("/") if part]
    for rule in (*sites.RULES, *site_kinds.RULES):
        if feeds := rule(host, parts, url):
            return feeds
    return ()


def likely_feeds(address: str) -> tuple[str, ...]:
    """Where feeds often lie: beside the page first, then at the root of its host. Worth asking last."""
    url = _web(address)
    if url is None:
        return ()
    folder = url.path if url.path.endswith("/") else url.path.rpartition("/")[0] + "/"
    folders = dict.fromkeys((folder, "/"))
    return tuple(urlunsplit((url.scheme, url.netloc, place + name, "", "")) for place in folders for name in _COMMON)


def hidden_feeds(html: bytes, address: str) -> tuple[str, ...]:
    """The feed of a YouTube page that names none, by the channel's number in it: a video's, ``/@name``, ``/c/name``."""
    url = _web(address)
    if url is None or not re.search(r"(?:^|\.)(?:youtube\.com|youtu\.be)$", url.hostname or ""):
        return ()
    found = re.search(rb"""["']?(?:externalId|channelId)["']?\s*(?::|content=)\s*["'](UC[\w-]{22})["']""", html)
    found = found or re.search(rb"youtube\.com/channel/(UC[\w-]{22})\b", html)
    return (sites.YOUTUBE + f"channel_id={found[1].decode()}",) if found else ()


def look_up(address: str) -> str:
    """Where the feed of a page can be asked for, if its site names it only there; empty if not.

    A page of Apple Podcasts by its number (Apple's "iTunes Search API", look-up).
    """
    url = _web(address)
    if url is None or url.hostname not in ("podcasts.apple.com", "itunes.apple.com"):
        return ""
    found = re.search(r"/id([0-9]{1,20})(?:/|$)", url.path)
    return f"https://itunes.apple.com/lookup?id={found[1]}&entity=podcast" if found else ""


def feed_in_look_up(answer: bytes) -> str:
    """The feed that a look-up names; empty if it names none."""
    try:
        results = json.loads(answer)["results"]
        found = next((one["feedUrl"] for one in results if one.get("feedUrl")), "")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ""
    return found if isinstance(found, str) and _web(found) is not None else ""


def _web(address: str) -> SplitResult | None:
    """An http address in its parts; None for any other."""
    try:
        url = urlsplit(address.strip())
        return url if url.scheme in ("http", "https") and url.hostname else None
    except ValueError:
        return None
