"""Where articles come from, and how that fares."""

from __future__ import annotations

from typing import Literal

from tuireader.values import dataclass

SourceKind = Literal["seed", "feed"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where articles come from: a feed, or a folder of seed files."""

    id: int
    kind: SourceKind
    url: str
    """The feed's address, or the folder as ``file:`` address."""
    title: str
    link: str | None = None
    total: int = 0
    unread: int = 0
    tried: int | None = None
    """Seconds since 1970 of the last attempt to refresh; None if never."""
    succeeded: int | None = None
    status: int | None = None
    """HTTP status of the last attempt."""
    reason: str = ""
    """Why the last attempt failed, in words; empty if it did not."""
    failures: int = 0
    """Failed attempts in a row."""
    gone: bool = False
    """Its server said that it is no more (410): asked only by name."""
    muted: bool = False
    """Its articles come in read and unannounced."""
    interval: int | None = None
    """Seconds between two attempts as the reader wants it; 0: only by hand; None: the usual."""
    due: int | None = None
    """Seconds since 1970 before which it is not asked by itself; None: at any time."""
    due_why: str = ""
    """Why not before then, in words."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt to refresh a source went."""

    at: int
    """Seconds since 1970."""
    result: Literal["new", "unchanged", "failed", "postponed"]
    status: int | None = None
    """HTTP status, if one came."""
    new: int = 0
    """Articles."""
    seconds: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """All that is known of how a source fares."""

    source: Source
    tags: tuple[str, ...] = ()
    """Put on each article that it brings."""
    added: int = 0
    """Seconds since 1970."""
    newest: int | None = None
    """When its newest article was published (or first seen, if that was earlier); None if it has none."""
    attempts: int = 0
    unmodified: int = 0
    """Attempts that found the same as before: a 304, or the same bytes again."""
    wire_bytes: int = 0
    """Received in all, as they were sent."""
    outcomes: tuple[Outcome, ...] = ()
    """The last ten, oldest first."""
    ttl: int | None = None
    """Seconds the feed asks to be left alone."""
    moved_to: str | None = None
    """Where it says it has moved for good, until that is believed."""
    moved_times: int = 0
    """How often it has said so."""
    offered: tuple[str, ...] = ()
    """Addresses of the feeds that a page names which stands in its place."""
    fulltext: bool = False
    """The page of each new article is fetched too."""
    typed: bool = False
    """The reader typed its host, so that it may be one of a private network."""
    configured: str = ""
    """The configuration file that it stands in; empty if in none."""
