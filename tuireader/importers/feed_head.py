"""What a feed says of itself: title, link, picture, and how often it wants to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tuireader.importers import attachments, elements, episode, titles
from tuireader.importers.links import absolute
from tuireader.model.documents import FeedHead
from tuireader.text import line

LONGEST_SUBTITLE = 2000


def head_of(feed: dict[str, Any], version: str, base: str) -> FeedHead:
    """From feedparser's elements of the channel or feed; `base`: the feed's address."""
    image = feed["image"] if isinstance(feed.get("image"), dict) else {}
    links = elements.listed(feed, "links")
    title = elements.detail(feed, "title")
    icon = (
        absolute(elements.text(link), base)
        for link in (feed.get("icon"), feed.get("logo"), image.get("href"), image.get("url"))
    )
    return FeedHead(
        title=titles.plain(
            elements.text(feed.get("title")), title.get("type", titles.HTML), declared=version.startswith("atom")
        ),
        subtitle=_subtitle(feed, version.startswith("atom")),
        link=elements.link(links, base),
        language=elements.language(feed.get("language")),
        icon=next(filter(None, icon), None),
        format=version or "rss",
        ttl=_ttl(feed),
        skip_hours=_skip_hours(_texts(feed, "hour")),
        skip_days=_skip_days(_texts(feed, "day")),
    )


def _subtitle(feed: dict[str, Any], atom: bool) -> str:
    """What it is about; below that, where a podcast is from and how to support it."""
    kind = elements.detail(feed, "subtitle").get("type", titles.HTML)
    said = [titles.plain(elements.text(feed.get("subtitle")), kind, declared=atom)]
    said += [
        place.lines[0][0] for one in elements.repeated(feed, "podcast_location") if (place := episode.location(one))
    ]
    for funding in elements.repeated(feed, "podcast_funding"):
        said.append(line(f"{funding.get('text', '')} {funding.get('url', '')}"))
    return " · ".join(filter(None, said))[:LONGEST_SUBTITLE]


_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}


def _ttl(feed: dict[str, Any]) -> int | None:
    """Seconds between updates as the feed states them: ``ttl`` in minutes, or the syndication module of RSS 1.0
    (whose period is a day and whose frequency is 1 where only the other is stated)."""
    minutes = attachments.whole_number(feed.get("ttl"))
    if minutes:
        return min(minutes * 60, _PERIODS["yearly"])
    stated = elements.text(feed.get("sy_updateperiod")).strip().lower()
    frequency = attachments.whole_number(feed.get("sy_updatefrequency"))
    period = _PERIODS.get(stated or ("daily" if frequency else ""))
    return max(period // (frequency or 1), 60) if period else None


def _texts(feed: dict[str, Any], name: str) -> list[str]:
    return [one.get("text", "") for one in elements.repeated(feed, name)]


def _skip_hours(stated: Iterable[str]) -> tuple[int, ...]:
    """Hours 0 to 23; 24, as RSS 0.91 counts, is midnight. Several in one element are read too."""
    hours = {
        int(number) % 24
        for text in stated
        for number in re.findall(r"(?<![\d\-])\d{1,2}(?!\d)", text)
        if int(number) <= 24
    }
    return tuple(sorted(hours))


_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


def _skip_days(stated: Iterable[str]) -> tuple[int, ...]:
    """Days by their English names, whole or cut short, as RSS 2.0 writes them."""
    words = (word[:2].lower() for text in stated for word in re.findall(r"[A-Za-z]{2,9}", text))
    return tuple(sorted({_DAYS.index(word) for word in words if word in _DAYS}))
