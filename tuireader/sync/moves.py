"""When a source that says it has moved for good is believed.

Once is not enough: a server that is being mended, or a network that wants a login first, sends everybody elsewhere
by 301. Believed is what was said on three attempts over two days, and led to a feed each time.
"""

from __future__ import annotations

from tuireader.values import dataclass

TIMES = 3
SPAN = 2 * 86_400
"""Seconds between the first and the last sighting, at least."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What has been seen of a move."""

    to: str | None = None
    first: int | None = None
    """Seconds since 1970."""
    times: int = 0

    @property
    def seen(self) -> bool:
        """Whether the source says that it has moved."""
        return self.to is not None


def after(before: Sighting, to: str | None, now: int) -> Sighting:
    """What has been seen after an attempt at `now` that led to a feed: for good to `to`, or None: not for good."""
    if to is None:
        return Sighting()
    if to != before.to or before.first is None or before.first > now:  # the clock has been ahead
        return Sighting(to, now, 1)
    return Sighting(to, before.first, before.times + 1)


def believed(sighting: Sighting, now: int) -> bool:
    """Whether the source's address is changed now."""
    return sighting.first is not None and sighting.times >= TIMES and now - sighting.first >= SPAN
