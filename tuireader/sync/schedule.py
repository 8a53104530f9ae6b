"""When a source is due again: the longest of what we would like and what its server and its feed ask for.

Pure: a clock time and facts in, a clock time and the reason out. Nothing silences a source for more than a
day. A source that is gone (410) is not scheduled at all; that is the caller's to know.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

from tuireader.values import dataclass

MINUTE, HOUR, DAY = 60, 3600, 86_400

ASKED = "the server asks for it (Retry-After)"

_POSTS_LOOKED_AT = 10
_QUIETER = 4
"""A source is asked this many times in the usual time between two of its articles."""
_JITTER = (0.02, 0.12)
"""Shares of our own interval that are taken off, by address: so that sources spread over time, and that a
clock which wakes us every hour never comes a second too early for an hourly source."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a source after an attempt. Times in seconds since 1970, spans in seconds."""

    url: str
    interval: int = HOUR
    """The shortest time between two attempts, as the reader wants it; more than a day is kept."""
    posts_every: int | None = None
    """Seconds between its latest articles, as `usual_gap` has it; None if it has none."""
    failures: int = 0
    """Failed attempts in a row, the last one included."""
    max_age: int | None = None
    """By Cache-Control or Expires, as in `tuireader.sync.answers.Fetched`."""
    retry_after: int | None = None
    ttl: int | None = None
    """By the feed itself (RSS ``ttl``, ``sy:updatePeriod``)."""
    skip_hours: frozenset[int] = frozenset()
    """Hours of the day in UTC, 0 to 23 (RSS ``skipHours``; 24 is read as 0)."""
    skip_days: frozenset[int] = frozenset()
    """Days of the week in UTC, Monday is 0 (RSS ``skipDays``)."""


@dataclass(frozen=True, slots=True)
class Due:
    """When, in seconds since 1970, and why then, in words."""

    at: int
    why: str


def plan(now: int, facts: Facts) -> Due:
    """When the source is due after an attempt at `now`, and why.

    The longest wins: our interval (longer for quiet and failing sources), Retry-After (one minute at least),
    the server's freshness, the feed's ttl; a day at most, or what the reader wants. Then the hours and days that
    the feed leaves out, unless that would make it more than a day.
    """
    own, why = _own(now, facts)
    wishes = [
        (own, why),
        (asked(facts.retry_after) or 0, ASKED),
        (min(facts.max_age or 0, DAY), "the server says it stays fresh until then (Cache-Control)"),
        (min(facts.ttl or 0, DAY), "the feed asks for it (ttl)"),
    ]
    wait, why = max(wishes, key=lambda wish: wish[0])
    at = now + wait
    later = _after_skipped(at, now + DAY, facts)
    return Due(at, why) if later == at else Due(later, "the feed leaves out hours or days (skipHours, skipDays)")


def asked(retry_after: int | None) -> int | None:
    """The seconds of quiet that Retry-After asks for, within a minute and a day; None if it says nothing.

    A minute, because a server that says 0 still says that it is busy.
    """
    return None if retry_after is None else min(max(retry_after, MINUTE), DAY)


def _own(now: int, facts: Facts) -> tuple[int, str]:
    """Our own wait: the reader's interval, adapted, less a jitter that is fixed for the address."""
    wait, why = facts.interval, "every so often"
    if (seldom := (facts.posts_every or 0) // _QUIETER) > wait:
        wait, why = seldom, "it posts seldom"
    if facts.failures > 1:
        wait, why = wait * 2 ** min(facts.failures - 1, 16), f"it failed {facts.failures} times in a row"
    return round(min(wait, max(DAY, facts.interval)) * (1 - _share(facts.url))), why


def usual_gap(now: int, posted: Iterable[int]) -> int | None:
    """The mean time between the latest of these moments, the silence up to `now` counted; None if there are none."""
    latest = sorted((moment for moment in posted if moment <= now), reverse=True)[:_POSTS_LOOKED_AT]
    return (now - latest[-1]) // len(latest) if latest else None


def _share(url: str) -> float:
    """A number within `_JITTER` that is always the same for the same address."""
    low, high = _JITTER
    number = int.from_bytes(hashlib.blake2b(url.encode("utf-8", "replace"), digest_size=4).digest())
    return low + (high - low) * number / 0xFFFFFFFF


def _after_skipped(at: int, latest: int, facts: Facts) -> int:
    """The first moment from `at` on in no skipped hour or day, or `latest` if that comes first."""
    skipped = {hour % 24 for hour in facts.skip_hours}
    moment = at
    while moment < latest:
        when = datetime.fromtimestamp(moment, UTC)
        if when.hour not in skipped and when.weekday() not in facts.skip_days:
            return moment
        moment = (moment // HOUR + 1) * HOUR
    return max(at, latest)
