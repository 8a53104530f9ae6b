"""How much comes in, when, from where, and how much of it is read: the numbers behind the statistics."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from tuireader.library import overview
from tuireader.library.opening import Library
from tuireader.store.finding import statistics as store
from tuireader.store.finding.statistics import WEEK, WEEKS
from tuireader.store.subscriptions import sources as store_sources
from tuireader.values import dataclass

DAY = 86_400
TAGS = 200
"""Tags that are looked at, the most used ones: of thousands nobody reads the rest."""

SILENT_AFTER = 4
"""Times its own rhythm that a source has to be without news to be called silent."""
SILENT_LEAST = 7 * DAY
"""And that it has to be without news in any case."""
SILENT_UNKNOWN = 90 * DAY
"""The same for a source that has too few articles for a rhythm."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What comes from a source, or with a tag."""

    kind: Literal["source", "tag"]
    name: str
    id: int
    total: int
    unread: int
    weeks: tuple[int, ...]
    """Articles in each of the last `WEEKS` weeks, oldest first; the last one ends now."""
    newest: int | None = None
    """When the newest article is from; of sources only."""
    rhythm: int | None = None
    """Seconds from one of its latest articles to the next, on average; of sources only."""
    asked: bool = True
    """Whether it is asked for news: a folder of seeds is not expected to have any."""

    @property
    def read_share(self) -> float:
        """From 0 to 1; 0 without articles."""
        return (self.total - self.unread) / self.total if self.total else 0.0

    def silence(self, now: int) -> float:
        """How long it has been without news, in times of what is usual for it."""
        return (
            0.0 if self.newest is None else max(0, now - self.newest) / (self.rhythm or SILENT_UNKNOWN / SILENT_AFTER)
        )

    def silent(self, now: int) -> bool:
        """Whether it has been without news for much longer than usual."""
        if self.newest is None or not self.asked:
            return False
        return now - self.newest >= SILENT_LEAST and self.silence(now) >= SILENT_AFTER


@dataclass(frozen=True, slots=True)
class Overall:
    """The library as a whole."""

    now: int
    """Seconds since 1970."""
    total: int
    unread: int
    starred: int
    weeks: tuple[int, ...]
    """Articles in each of the last `WEEKS` weeks, oldest first."""
    unread_weeks: tuple[int, ...]
    """How many of those are still unread."""
    hours: tuple[tuple[int, ...], ...]
    """Articles of these weeks by day of the week, Monday first, and hour in local time: 7 times 24. What is dated
    with a day alone is in none."""
    days: tuple[int, ...]
    """Articles of these weeks by day of the week, Monday first."""
    backlog: tuple[tuple[int, int], ...]
    """How much was unread at the end of days on which that was kept: (first second of the day, unread)."""


def overall(library: Library) -> Overall:
    """The library as a whole."""
    now, totals = library.now(), overview.totals(library)
    since = now - WEEKS * WEEK
    weeks: Counter[int] = Counter()
    days = [0] * 7
    hours = [[0] * 24 for _ in days]
    for at, count, dated in store.arrivals(library.db, since, now):
        weeks[(now - 1 - at) // WEEK] += count
        local, utc = time.localtime(at), time.gmtime(at)
        days[local.tm_wday] += count - dated
        days[utc.tm_wday] += dated
        hours[local.tm_wday][local.tm_hour] += count - dated
    return Overall(
        now,
        totals.total,
        totals.unread,
        totals.starred,
        _oldest_first(weeks.items()),
        _oldest_first(store.unread(library.db, since, now)),
        tuple(map(tuple, hours)),
        tuple(days),
        tuple((day * DAY, count) for day, count in store.backlog(library.db, since // DAY)),
    )


def sources(library: Library) -> Iterator[Flow]:
    """Every source that is subscribed to, one question each; by title."""
    now = library.now()
    for source in store_sources.all_sources(library.db):
        latest = store.latest(library.db, source.id)
        weeks = store.of_source(library.db, source.id, now - WEEKS * WEEK, now)
        yield Flow(
            "source",
            source.title,
            source.id,
            source.total,
            source.unread,
            _oldest_first(weeks),
            newest=latest[0] if latest else None,
            rhythm=rhythm(latest),
            asked=source.kind == "feed" and not source.gone,
        )


def tags(library: Library, most: int = TAGS) -> Iterator[Flow]:
    """The most used tags, one question each."""
    now = library.now()
    for id, name, total, unread in store.largest_tags(library.db, most):
        weeks = store.of_tag(library.db, id, now - WEEKS * WEEK, now)
        yield Flow("tag", name, id, total, unread, _oldest_first(weeks))


def silent(flows: Sequence[Flow], now: int) -> list[Flow]:
    """The silent ones, the most unusual silence first."""
    return sorted((flow for flow in flows if flow.silent(now)), key=lambda flow: -flow.silence(now))


def by_volume(flows: Sequence[Flow]) -> list[Flow]:
    """Those from which most came in these weeks first."""
    return sorted(flows, key=lambda flow: (-sum(flow.weeks), -flow.total, flow.name))


def rhythm(latest: Sequence[int]) -> int | None:
    """Seconds between these moments, newest first, on average, an hour at least; None of fewer than three."""
    return max(3600, (latest[0] - latest[-1]) // (len(latest) - 1)) if len(latest) > 2 else None


def note_backlog(library: Library) -> None:
    """Keep how much is unread today; nobody waits for it."""
    store.note_backlog(library.db, library.now() // DAY)


def _oldest_first(counted: object) -> tuple[int, ...]:
    """Counts by weeks before now, as one for each week."""
    found = dict(counted)  # type: ignore[call-overload]
    return tuple(found.get(week, 0) for week in reversed(range(WEEKS)))
