"""What one file, or one answer of a server, held."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from tuireader.model.drafts import Draft
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed says of itself."""

    title: str = ""
    subtitle: str = ""
    link: str | None = None
    language: str = ""
    icon: str | None = None
    format: str = ""
    """``rss20``, ``atom10``, ``json11`` …: the dialect found."""
    ttl: int | None = None
    """Seconds the feed asks to be left alone (RSS ``ttl``, ``sy:``)."""
    skip_hours: tuple[int, ...] = ()
    """Hours of the day, 0 to 23 in UTC, in which it asks not to be asked (RSS ``skipHours``), rising."""
    skip_days: tuple[int, ...] = ()
    """Days of the week on which it asks not to be asked (RSS ``skipDays``), Monday is 0, rising."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One subscription of a list of them."""

    url: str
    title: str = ""
    link: str | None = None
    tags: tuple[str, ...] = ()
    """The folders it lies in, outermost first, then its categories."""


@dataclass(frozen=True, slots=True)
class Document:
    """What one file or one answer of a server held."""

    kind: Literal["seed", "feed", "outline"]
    drafts: tuple[Draft, ...] = ()
    head: FeedHead = field(default_factory=FeedHead)
    outlines: tuple[Outline, ...] = ()
    views: tuple[tuple[str, str], ...] = ()
    """Queries that a list of subscriptions keeps: name and query."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that gives nothing, and why, in words for the reader."""

    reason: str
