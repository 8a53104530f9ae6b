"""Moments and spans of time in words: ``14 months ago``, ``in 40 min``, ``14:05``."""

from __future__ import annotations

from datetime import datetime

MINUTE, HOUR, DAY = 60, 3600, 86_400
MONTH, YEAR = 30.44 * DAY, 365.25 * DAY

_STEPS = ((YEAR, "years", 2), (MONTH, "months", 2), (DAY, "days", 2), (HOUR, "h", 1), (MINUTE, "min", 1))
"""Seconds of a unit, its name, and from how many of it on it is used."""


def span(seconds: float) -> str:
    """How long, in its one fitting unit: ``40 s``, ``12 min``, ``3 h``, ``5 days``, ``14 months``, ``2 years``."""
    for size, name, least in _STEPS:
        if seconds >= least * size:
            return f"{int(seconds // size):,} {name}"
    return f"{max(0, int(seconds))} s"


def ago(then: int, now: int) -> str:
    """How long before now: ``12 min ago``; ``just now`` below a minute, and where a clock was ahead."""
    return "just now" if now - then < MINUTE else f"{span(now - then)} ago"


def ahead(then: int, now: int) -> str:
    """How long from now: ``in 12 min``; ``now`` below a minute and for what is past."""
    return "now" if then - now < MINUTE else f"in {span(then - now)}"


def clock(then: int, now: int) -> str:
    """When, on the clock here: ``14:05`` today, ``3 Feb 14:05`` within some months, else ``2022-02-03``."""
    try:
        when, today = datetime.fromtimestamp(then), datetime.fromtimestamp(now)
    except (OverflowError, OSError, ValueError):
        return "at no known time"
    if when.date() == today.date():
        return f"{when:%H:%M}"
    if abs((today - when).days) < 150:
        return f"{when.day} {when:%b %H:%M}"
    return f"{when:%Y-%m-%d}"
