"""Which feeds belong to a page: named by the page, known from its address alone, or worth a guess.

In this order: `known_feeds` costs no request; `feeds_of` costs the page; `likely_feeds` costs a request each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import SplitResult, parse_qs, urlsplit, urlunsplit

from tuireader.importers.page_feeds import FoundFeed, feeds_of

__all__ = ["FoundFeed", "feeds_of", "known_feeds", "likely_feeds"]

_COMMON = ("feed", "rss", "atom.xml", "feed.xml", "index.xml", "feed.json")

_GITHUB_PAGES = frozenset(
    [
        "about",
        "apps",
        "collections",
        "contact",
        "customer-stories",
        "enterprise",
        "explore",
        "features",
        "issues",
        "login",
        "marketplace",
        "new",
        "notifications",
        "orgs",
        "organizations",
        "pricing",
        "pulls",
        "readme",
        "search",
        "security",
        "settings",
        "signup",
        "site",
        "solutions",
        "sponsors",
        "stars",
        "team",
        "topics",
        "trending",
        "users",
    ]
)
_NO_MASTODON = (
    "youtube.com",
    "medium.com",
    "tiktok.com",
    "threads.net",
    "threads.com",
    "substack.com",
    "x.com",
)
"""Hosts whose ``/@name`` is a profile of another kind."""


def known_feeds(address: str) -> tuple[str, ...]:
    """The feeds of a page whose site gives every page of its kind one; most wanted first, none if unknown.

    YouTube channels and playlists, GitHub repositories and people, Reddit, Mastodon, Medium, Bluesky
    profiles.
    """
    try:
        url = urlsplit(address.strip())
        host = (url.hostname or "").removeprefix("www.")
    except ValueError:
        return ()
    if url.scheme not in ("http", "https") or not host:
        return ()
    parts = [part for part in url.path.split("/") if part]
    for rule in _RULES:
        if feeds := rule(host, parts, url):
            return feeds
    return ()


def likely_feeds(address: str) -> tuple[str, ...]:
    """Where feeds often lie: beside the page first, then at the root of its host. Worth asking last."""
    try:
        url = urlsplit(address.strip())
    except ValueError:
        return ()
    if url.scheme not in ("http", "https") or not url.hostname:
        return ()
    folder = url.path if url.path.endswith("/") else url.path.rpartition("/")[0] + "/"
    folders = dict.fromkeys((folder, "/"))
    return tuple(urlunsplit((url.scheme, url.netloc, place + name, "", "")) for place in folders for name in _COMMON)


# ---------------------------------------------------------------- a rule per site: host, path parts, address

_Rule = Callable[[str, list[str], SplitResult], tuple[str, ...]]


def _youtube(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host not in ("youtube.com", "m.youtube.com"):
        return ()
    feed = "https://www.youtube.com/feeds/videos.xml?"
    if len(parts) >= 2 and parts[0] == "channel" and re.fullmatch(r"UC[\w-]{22}", parts[1]):
        return (f"{feed}channel_id={parts[1]}",)
    if len(parts) >= 2 and parts[0] == "user" and re.fullmatch(r"[\w.-]+", parts[1]):
        return (f"{feed}user={parts[1]}",)
    playlist = parse_qs(url.query).get("list", [""])[0]
    return (f"{feed}playlist_id={playlist}",) if re.fullmatch(r"[\w-]{10,}", playlist) else ()


def _github(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host != "github.com" or not parts or parts[0].lower() in _GITHUB_PAGES:
        return ()
    if parts[-1].endswith(".atom"):
        return ()
    if len(parts) == 1:
        return (f"https://github.com/{parts[0]}.atom",)
    home = f"https://github.com/{parts[0]}/{parts[1].removesuffix('.git')}"
    if len(parts) > 3 and parts[2] in ("commits", "tree"):
        return (f"{home}/commits/{'/'.join(parts[3:])}.atom",)
    releases, commits = f"{home}/releases.atom", f"{home}/commits.atom"
    if len(parts) > 2 and parts[2] == "tags":
        return (f"{home}/tags.atom", releases, commits)
    return (commits, releases) if len(parts) > 2 and parts[2] == "commits" else (releases, commits)


def _reddit(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host != "reddit.com" and not host.endswith(".reddit.com"):
        return ()
    if len(parts) < 2 or parts[0] not in ("r", "u", "user") or parts[-1] == ".rss":
        return ()
    people = ["user", *parts[1:]] if parts[0] == "u" else parts
    return (urlunsplit(("https", "www.reddit.com", f"/{'/'.join(people)}/.rss", url.query, "")),)


def _medium(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host != "medium.com" or not parts or parts[0] in ("feed", "m", "search", "tag"):
        return ()
    return (f"https://medium.com/feed/{parts[0]}",)


def _bluesky(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host != "bsky.app" or len(parts) != 2 or parts[0] != "profile":
        return ()
    return (f"https://bsky.app/profile/{parts[1]}/rss",)


def _mastodon(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    """``/@name``; ``/@name@home`` is a view of somebody who lives elsewhere."""
    if not parts or any(host == other or host.endswith("." + other) for other in _NO_MASTODON):
        return ()
    name = re.fullmatch(r"@(\w+(?:[.-]\w+)*)(?:@([\w-]+(?:\.[\w-]+)+))?", parts[0], re.ASCII)
    if name is None or parts[1:] not in ([], ["with_replies"], ["media"]):
        return ()
    home = name[2] or url.netloc.rpartition("@")[2]
    return (f"https://{home}/@{name[1]}.rss",)


_RULES: tuple[_Rule, ...] = (_youtube, _github, _reddit, _medium, _bluesky, _mastodon)
