"""How sources fare, in words: for the list of sources and for `tuireader sources`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from tuireader.library.intake.files import path_of
from tuireader.library.moments import DAY, HOUR, MINUTE, ago, ahead, clock
from tuireader.library.opening import Library
from tuireader.model.sources import Outcome, Record, Source
from tuireader.store.subscriptions import records, sources
from tuireader.text import line, without_login
from tuireader.values import dataclass

State = Literal["ok", "failing", "postponed", "gone", "never"]

SIGNS: dict[str, str] = {"ok": "✓", "failing": "!", "postponed": "~", "gone": "x", "never": "?", "muted": "m"}
"""One cell for each state, and one for sources that are muted, whatever else they are."""

OUTCOMES: dict[str, str] = {"new": "+", "unchanged": "·", "failed": "!", "postponed": "~"}
"""One cell for each result of an attempt."""

_PLAIN = str.maketrans("✓·", "=.")


def plain(signs: str) -> str:
    """`SIGNS` and `OUTCOMES` in ASCII, for terminals that have no others."""
    return signs.translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Glance:
    """A source as a line in the list of sources."""

    source: Source
    newest: int | None = None
    """When its newest article is from; None if it has none."""
    last: str = ""
    """The result of its last attempt; empty before the first."""

    def state(self, now: int) -> State:
        """How it fares; the worst that can be said of it."""
        source = self.source
        if source.gone:
            return "gone"
        if source.failures:
            return "failing"
        if self.last == "postponed" and source.due is not None and source.due > now:
            return "postponed"
        return "never" if source.kind == "feed" and not (source.tried or source.succeeded) else "ok"


def glances(library: Library) -> list[Glance]:
    """Every source that is subscribed to, by title."""
    seen = records.glimpses(library.db)
    return [Glance(source, *seen.get(source.id, (None, ""))) for source in sources.all_sources(library.db)]


def some_glances(library: Library, ids: Collection[int]) -> list[Glance]:
    """Those of these sources that are subscribed to; in no order."""
    seen = records.glimpses(library.db, ids)
    return [Glance(source, *seen.get(source.id, (None, ""))) for source in sources.some(library.db, ids)]


def glance(library: Library, id: int) -> Glance | None:
    """A look at one source; None if there is no such source."""
    record = records.record(library.db, id)
    return of_record(record) if record else None


def of_record(record: Record) -> Glance:
    """The glance at a source whose record is known."""
    return Glance(record.source, record.newest, record.outcomes[-1].result if record.outcomes else "")


def all_records(library: Library) -> tuple[Record, ...]:
    """All that is known of every source, by title."""
    return records.all_records(library.db)


def named(library: Library, name: str) -> tuple[Source, ...]:
    """The sources that a number, an address or a part of a title means."""
    return sources.named(library.db, name)


# ---------------------------------------------------------------- in a line


def summary(glance: Glance, now: int) -> str:
    """How a source fares, in a line: a failing one says why."""
    source, state = glance.source, glance.state(now)
    if state == "gone":
        return line(source.reason) or "its server says that it is gone for good; its articles stay"
    if state == "failing":
        return line(source.reason) or f"failed {_times(source.failures)}"
    if state == "postponed":
        return f"waits until {clock(source.due or now, now)}: {_why(source)}"
    if state == "never":
        return "never asked" + (", only by hand" if source.interval == 0 else "")
    if source.succeeded is None:
        return "read when it was imported"
    return f"{ago(source.succeeded, now)}, {next_time(source, now)}"


def next_time(source: Source, now: int) -> str:
    """When it is asked again, in a few words."""
    if source.gone or source.interval == 0:
        return "only by hand"
    if source.due is None and path_of(source.url) is not None:
        return "again at each refresh"
    if source.due is None or source.due <= now:
        return "due now"
    return f"again {ahead(source.due, now)}"


def newest(glance: Glance, now: int) -> str:
    """How old the newest article is: ``14 months ago``."""
    return ago(glance.newest, now) if glance.newest is not None else "no articles"


def waits(glance: Glance, now: int) -> str:
    """Until when its server has asked to be left alone: ``waiting until 14:05 (…)``; empty if it has not."""
    if glance.state(now) != "postponed":
        return ""
    return f"waiting until {clock(glance.source.due or now, now)} ({_why(glance.source)})"


def _why(source: Source) -> str:
    return line(source.due_why) or "the server asks for it"


# ---------------------------------------------------------------- why is this stale?


def story(record: Record, now: int) -> Iterator[tuple[str, str]]:
    """All that is known of a source as (label, words), what matters most first."""
    source, state = record.source, of_record(record).state(now)
    yield "state", _state_words(source, state, now)
    if source.tried is not None:
        answered = f", answer {source.status}" if source.status is not None else ""
        yield "last try", f"{_moment(source.tried, now)}{answered}"
    if source.succeeded is not None:
        if source.succeeded != source.tried:
            yield "last success", _moment(source.succeeded, now)
    elif source.tried is not None:
        yield "last success", "never"
    yield "next", _next_words(source, now)
    if record.outcomes:
        yield "last tries", f"{strip(record.outcomes)}  {_legend(record.outcomes)}"
    if record.newest is not None:
        yield "newest", _moment(record.newest, now)
    yield "articles", f"{source.unread:,} unread of {source.total:,}" if source.total else "none so far"
    if record.moved_to:
        yield "moved to", f"{line(record.moved_to)} (said {_times(record.moved_times)}, believed after a while)"
    for number, url in enumerate(record.offered):
        yield "" if number else "page offers", line(url)
    yield from _settled(record)
    yield "address", line(without_login(source.url))
    if source.link:
        yield "page", line(source.link)
    if record.attempts:
        yield "traffic", _traffic(record)
    yield "since", clock(record.added, now) if record.added else "unknown"


def _state_words(source: Source, state: State, now: int) -> str:
    if state == "gone":
        return line(source.reason) or "gone for good, its server says; its articles stay"
    if state == "failing":
        said = line(source.reason) or "it failed"
        return f"{said}" + (f"; {_times(source.failures)} in a row" if source.failures > 1 else "")
    if state == "postponed":
        return f"put off: {_why(source)}"
    if state == "never":
        return "has never been asked; r asks it now"
    return "read from files; a refresh looks for new ones" if source.kind == "seed" else "all is well"


def _next_words(source: Source, now: int) -> str:
    if source.gone:
        return "only by hand: it is gone"
    if source.interval == 0:
        return "only by hand, as you settled"
    if source.due is None and path_of(source.url) is not None:
        return "read again at each refresh"
    if source.due is None or source.due <= now:
        return "at the next refresh"
    why = f": {line(source.due_why)}" if source.due_why else ""
    return f"{clock(source.due, now)} ({ahead(source.due, now)}){why}"


def _settled(record: Record) -> Iterator[tuple[str, str]]:
    """What the reader settled for it."""
    if record.configured:
        yield "stands in", line(record.configured)
    if record.tags:
        yield "tags", ", ".join(map(line, record.tags))
    if record.source.interval is not None:
        yield "interval", interval_words(record.source.interval)
    elif record.ttl:
        yield "interval", f"as usual; the feed itself says {interval_words(record.ttl)}"
    if record.source.muted:
        yield "muted", "its articles come in read and unannounced"
    if record.fulltext:
        yield "full text", "the page of each new article is fetched"


def _traffic(record: Record) -> str:
    received = f"{size(record.wire_bytes)} received in " if record.wire_bytes else ""
    share = 100 * record.unmodified // record.attempts
    return (
        f"{received}{record.attempts:,} {'tries' if record.attempts != 1 else 'try'}, {share} % found nothing changed"
    )


def strip(outcomes: tuple[Outcome, ...]) -> str:
    """The last attempts as signs, the newest at the right."""
    return " ".join(OUTCOMES[outcome.result] for outcome in outcomes)


def _legend(outcomes: tuple[Outcome, ...]) -> str:
    """What those signs mean that are there."""
    words = {"new": "news", "unchanged": "unchanged", "failed": "failed", "postponed": "put off"}
    there = {outcome.result for outcome in outcomes}
    return "(" + ", ".join(f"{OUTCOMES[result]} {said}" for result, said in words.items() if result in there) + ")"


def interval_words(seconds: int | None) -> str:
    """How often a source is asked: ``every 6 h``."""
    if seconds is None:
        return "as usual"
    if seconds == 0:
        return "only by hand"
    unit, name, several = next(unit for unit in _UNITS if seconds % unit[0] == 0)
    count = seconds // unit
    return f"every {name}" if count == 1 else f"every {count} {several}"


_UNITS = ((DAY, "day", "days"), (HOUR, "hour", "h"), (MINUTE, "minute", "min"), (1, "second", "s"))


def size(count: int) -> str:
    """Bytes in a short form: ``840 B``, ``12 kB``, ``3.4 MB``."""
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{count // 1000} kB"
    return f"{count / 1_000_000:,.1f} MB"


def _moment(then: int, now: int) -> str:
    return f"{ago(then, now)} ({clock(then, now)})"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")
