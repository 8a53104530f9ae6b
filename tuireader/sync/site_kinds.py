"""Software that many sites run, known by its hosts or the shape of its paths: feeds as in `tuireader.sync.sites`."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, quote, unquote

from tuireader.sync.sites import Rule

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


def _mastodon(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    """``/@name``; ``/@name@home`` is a view of somebody who lives elsewhere."""
    if not parts or any(host == other or host.endswith("." + other) for other in _NO_MASTODON):
        return ()
    name = re.fullmatch(r"@(\w+(?:[.-]\w+)*)(?:@([\w-]+(?:\.[\w-]+)+))?", parts[0], re.ASCII)
    if name is None or parts[1:] not in ([], ["with_replies"], ["media"]):
        return ()
    home = name[2] or url.netloc.rpartition("@")[2]
    return (f"https://{home}/@{name[1]}.rss",)


def _substack(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host == "substack.com" or not host.endswith(".substack.com") or parts == ["feed"]:
        return ()
    return (f"https://{host}/feed",)


def _tumblr(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if host == "tumblr.com":
        if not parts or not re.fullmatch(r"[a-z0-9-]+", parts[0]) or parts[0] in ("dashboard", "explore", "tagged"):
            return ()
        return (f"https://{parts[0]}.tumblr.com/rss",)
    if not host.endswith(".tumblr.com") or parts[-1:] == ["rss"]:
        return ()
    tagged = f"/tagged/{parts[1]}" if len(parts) > 1 and parts[0] == "tagged" else ""
    return (f"https://{host}{tagged}/rss",)


def _wordpress(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    """A blog at wordpress.com, or one of its categories, tags and authors."""
    if host == "wordpress.com" or not host.endswith(".wordpress.com") or "feed" in parts:
        return ()
    part = f"/{parts[0]}/{parts[1]}" if len(parts) > 1 and parts[0] in ("category", "tag", "author") else ""
    return (f"https://{host}{part}/feed/",)


def _blogger(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    if not re.search(r"(?:^|\.)blogspot\.(?:com|[a-z]{2}|com?\.[a-z]{2})$", host) or parts[:1] == ["feeds"]:
        return ()
    posts = f"https://{host}/feeds/posts/default"
    return (f"{posts}/-/{parts[2]}",) if len(parts) > 2 and parts[:2] == ["search", "label"] else (posts,)


_LEMMIES = r"(?:^|\.)(?:lemmy|feddit)\.|^(?:lemm\.ee|beehaw\.org|sh\.itjust\.works|programming\.dev|sopuli\.xyz)$"


def _lemmy(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    """A community or a person, which may live on another host."""
    if not re.search(_LEMMIES, host) or len(parts) != 2 or parts[0] not in ("c", "u"):
        return ()
    sort = parse_qs(url.query).get("sort", ["New"])[0]
    return (f"https://{url.netloc.rpartition('@')[2]}/feeds/{parts[0]}/{parts[1]}.xml?sort={quote(sort)}",)


def _discourse(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    """A topic ``/t/name/12`` or a category ``/c/name/3``, ``/c/name/part/3``."""
    home = f"{url.scheme}://{url.netloc.rpartition('@')[2]}"
    if len(parts) in (3, 4) and parts[0] == "t" and parts[2].isdigit():
        return (f"{home}/t/{parts[1]}/{parts[2]}.rss",)
    if len(parts) in (3, 4) and parts[0] == "c" and parts[-1].isdigit():
        return (f"{home}/{'/'.join(parts)}.rss",)
    return ()


_WIKIS = r"(?:^|\.)(?:wikipedia|wiktionary|wikibooks|wikinews|wikiquote|wikisource|wikiversity|wikivoyage)\.org$"


def _wiki(host: str, parts: list[str], url: SplitResult) -> tuple[str, ...]:
    """The history of a page of Wikipedia and its sisters; the wiki's recent changes for its own special page."""
    asked = parse_qs(url.query)
    if not re.search(_WIKIS, host) or "feed" in asked:
        return ()
    named = "/".join(parts[1:]) if len(parts) > 1 and parts[0] == "wiki" else asked.get("title", [""])[0]
    title = quote(unquote(named), safe="/:()',!*")
    index = f"https://{host}/w/index.php?title={title}"
    if title.startswith("Special:"):
        return (f"{index}&feed=atom",) if re.match("Special:(?:RecentChanges|NewPages)$", title) else ()
    return (f"{index}&action=history&feed=atom",) if title else ()


RULES: tuple[Rule, ...] = (_mastodon, _substack, _tumblr, _wordpress, _blogger, _lemmy, _wiki, _discourse)
