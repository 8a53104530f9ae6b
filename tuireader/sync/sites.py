"""Sites that give every page of a kind a feed: its address from the page's, without asking anybody.

A rule per site: host (without www.), parts of the path, whole address → feeds, most wanted first; none if another is
meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import SplitResult, parse_qs, urlunsplit

Rule = Callable[[str, list[str], SplitResult], tuple[str, ...]]

YOUTUBE = "https://www.youtube.com/feeds/videos.xml?"
"""What the address of a feed of YouTube begins with."""

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


def _youtube(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host not in ("youtube.com", "m.youtube.com"):
        return ()
    feed = YOUTUBE
    if len(parts) >= 2 and parts[0] == "channel" and re.fullmatch(r"UC[\w-]{22}", parts[1]):
        return (f"{feed}channel_id={parts[1]}",)
    if len(parts) >= 2 and parts[0] == "user" and re.fullmatch(r"[\w.-]+", parts[1]):
        return (f"{feed}user={parts[1]}",)
    playlist = parse_qs(url.query).get("list", [""])[0]
    return (f"{feed}playlist_id={playlist}",) if re.fullmatch(r"[\w-]{10,}", playlist) else ()


def _github(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host == "gist.github.com" and len(parts) == 1:
        return (f"https://gist.github.com/{parts[0].removesuffix('.atom')}.atom",)
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


def _codeberg(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host != "codeberg.org" or not parts or parts[0] in ("explore", "user", "org") or parts[-1].endswith(".rss"):
        return ()
    if len(parts) == 1:
        return (f"https://codeberg.org/{parts[0]}.rss",)
    home = f"https://codeberg.org/{parts[0]}/{parts[1]}"
    return (f"{home}/releases.rss", f"{home}.rss")


def _medium(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host.endswith(".medium.com"):
        return () if parts[:1] == ["feed"] else (f"https://{host}/feed",)
    if host != "medium.com" or not parts or parts[0] in ("feed", "m", "search"):
        return ()
    if parts[0] == "tag":
        return (f"https://medium.com/feed/tag/{parts[1]}",) if len(parts) > 1 else ()
    return (f"https://medium.com/feed/{parts[0]}",)


def _bluesky(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host != "bsky.app" or len(parts) != 2 or parts[0] != "profile":
        return ()
    return (f"https://bsky.app/profile/{parts[1]}/rss",)


_EXCHANGES = ("stackoverflow.com", "serverfault.com", "superuser.com", "askubuntu.com", "mathoverflow.net")


def _stack_exchange(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    """Tags, questions and people, else all questions of the site."""
    if host not in _EXCHANGES and not host.endswith((".stackexchange.com", ".stackoverflow.com")):
        return ()
    feeds = f"https://{host}/feeds"
    if len(parts) > 2 and parts[:2] == ["questions", "tagged"]:
        return (f"{feeds}/tag?tagnames={parts[2]}&sort=newest",)
    if len(parts) > 1 and parts[0] in ("questions", "users") and parts[1].isdigit():
        return (f"{feeds}/{parts[0].removesuffix('s')}/{parts[1]}",)
    return (feeds,) if not parts or parts == ["questions"] else ()


def _arxiv(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host != "arxiv.org" or len(parts) < 2 or parts[0] != "list":
        return ()
    return (f"https://rss.arxiv.org/rss/{parts[1]}",) if re.fullmatch(r"[\w.-]+", parts[1]) else ()


def _steam(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host != "store.steampowered.com" or len(parts) < 2 or parts[-2] == "feeds" or not parts[1].isdigit():
        return ()
    return (f"https://store.steampowered.com/feeds/news/app/{parts[1]}/",) if parts[0] in ("app", "news") else ()


def _dev(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host != "dev.to" or not parts or parts[0] == "feed":
        return ()
    if parts[0] == "t":
        return (f"https://dev.to/feed/tag/{parts[1]}",) if len(parts) > 1 else ()
    return (f"https://dev.to/feed/{parts[0]}",)


RULES: tuple[Rule, ...] = (
    *(_youtube, _github, _codeberg, _reddit, _medium, _bluesky, _stack_exchange, _arxiv, _steam, _dev),
)
