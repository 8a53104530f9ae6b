"""What a server's answer becomes: articles, and what is known of their source. All of it is stored, or nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from tuireader.library.opening import Library
from tuireader.library.rules import running
from tuireader.library.sources.choosing import interval_of, settled_interval
from tuireader.library.sources.source_rules import rules_of
from tuireader.model.results import Refreshed
from tuireader.model.sources import Outcome, Source
from tuireader.store.content import documents, shelf
from tuireader.store.subscriptions import attempts, hosts, sources
from tuireader.store.subscriptions.attempts import Attempt, Known
from tuireader.store.subscriptions.sources import Validators
from tuireader.store.writing import transaction
from tuireader.sync import moves
from tuireader.sync.answers import Answer, Failed, Fetched, NotModified, Postponed
from tuireader.sync.contents import Contents, Found, NoFeed
from tuireader.sync.refreshing import host_of
from tuireader.sync.schedule import ASKED, Facts, asked, plan, usual_gap
from tuireader.text import line, without_login

Result = Literal["new", "unchanged", "failed", "postponed"]

NOTHING_NEW_FOR = 14 * 86_400
"""Seconds of nothing but 304 after which a source is asked without validators once: some servers say it for ever."""


LONG = 100
"""Entries of an answer from which on it is stored in several transactions."""


def is_long(found: Found | None) -> bool:
    """Whether what an answer holds is too much for one short transaction."""
    return isinstance(found, Contents) and len(found.entries) > LONG


def store(library: Library, source: Source, before: Known, answer: Answer, found: Found | None = None) -> Refreshed:
    """Keep an answer; what is told of it. Call inside a transaction, but for one that `is_long`: that has its own, and
    what it is asked with next time is stored in the last, so that one that was cut off is asked for again.

    `found`: what a `Fetched` holds; None where its bytes are those that were read before.
    """
    if isinstance(answer, Postponed):
        attempts.put_off(library.db, source.id, library.now() + answer.retry_after, ASKED)
        return told(source, "postponed", reason=answer.reason)
    if isinstance(answer, Failed):
        return _failed(library, source, before, answer)
    if isinstance(answer, NotModified):
        # Where the clock has been ahead, it is counted from now on.
        since = min(before.unchanged_since or library.now(), library.now()) if answer.status == 304 else None
        return _unchanged(library, source, before, answer, unchanged_since=since)
    if found is None:
        return _unchanged(library, source, before, answer)
    if isinstance(found, NoFeed):
        return _unreadable(library, source, before, answer, found)
    return took_in(library, source, before, answer, found)


def took_in(library: Library, source: Source, before: Known, answer: Fetched, found: Contents) -> Refreshed:
    """Keep the articles of a feed that was fetched. What a muted source brings comes in read and unannounced."""
    started = time.perf_counter()
    new, updated = keep(library, source, found, bytes.fromhex(answer.sha256))
    with transaction(library.db):
        return _kept(library, source, before, answer, found, new, updated, started)


def _kept(
    library: Library, source: Source, before: Known, answer: Fetched, found: Contents,
    new: int, updated: int, started: float,
) -> Refreshed:  # fmt: skip
    """What is known of a source after its articles are kept."""
    posts_every = usual_gap(library.now(), _posted(found))
    attempts.rhythm(library.db, before, found.head, posts_every)
    before = replace(before, posts_every=posts_every, ttl=found.head.ttl)
    before = replace(before, skip_hours=found.head.skip_hours, skip_days=found.head.skip_days)
    source, moved = _moved(library, source, before, answer.moved_for_good)
    moved = "; ".join(filter(None, (moved, found.cut)))
    attempts.trust(library.db, source.id, _validators(answer))
    seconds = answer.seconds + time.perf_counter() - started
    result: Result = "new" if new or updated else "unchanged"
    outcome = Outcome(library.now(), result, answer.status, new, seconds, moved)
    attempt = _attempt(library, source, before, answer, outcome, wire_bytes=answer.wire_bytes)
    attempts.succeeded(library.db, before, attempt)
    if source.muted and new:
        said = f"{new:,} came in read: the source is muted"
        moved = f"{moved}; {said}" if moved else said
        result, new = "new" if updated else "unchanged", 0
    return told(source, result, new=new, updated=updated, reason=moved, seconds=seconds)


def keep(library: Library, source: Source, found: Contents, sha256: bytes) -> tuple[int, int]:
    """Shelve what a feed holds; (new, updated). What brought nothing is not recorded."""
    db, now = library.db, library.now()
    counted = {"new": 0, "updated": 0}
    record: int | None = None

    def then(part: list[shelf.Shelved]) -> None:
        nonlocal record
        new, edited = ([one.id for one in part if one.result == result] for result in counted)
        if (new or edited) and record is None:
            record = documents.record(db, without_login(source.url), sha256, now)
        for id in (*new, *edited):
            documents.link(db, id, record or 0, brought=True)
        running.look(library, new, edited)
        counted["new"] += len(new)
        counted["updated"] += len(edited)

    sources.describe(db, source.id, found.head)
    shelf.save(db, source.id, source.id, found.entries, now, read=source.muted, then=then)
    return counted["new"], counted["updated"]


def told(
    source: Source, result: Result, *, new: int = 0, updated: int = 0, reason: str = "", seconds: float = 0.0
) -> Refreshed:
    """What a face is told of a source."""
    return Refreshed(source.title, source.url, result, new, updated, reason, seconds, source.id)


def failed(library: Library, source: Source, before: Known, reason: str, answer: Failed | None = None) -> Refreshed:
    """An attempt that brought nothing, for a reason in words."""
    outcome = Outcome(library.now(), "failed", reason=line(reason))
    attempts.failed(library.db, before, _attempt(library, source, before, answer, outcome))
    return told(source, "failed", reason=outcome.reason)


def _failed(library: Library, source: Source, before: Known, answer: Failed) -> Refreshed:
    now = library.now()
    if answer.host_is_busy:
        host = host_of(answer.moved[-1].url if answer.moved else source.url)
        hosts.hold(library.db, host, now, now + (asked(answer.retry_after or 0) or 0), answer.reason)
    outcome = Outcome(now, "failed", answer.status, 0, answer.seconds, answer.reason)
    attempts.failed(library.db, before, _attempt(library, source, before, answer, outcome), gone=answer.gone)
    return told(source, "failed", reason=answer.reason, seconds=answer.seconds)


def _unreadable(library: Library, source: Source, before: Known, answer: Fetched, found: NoFeed) -> Refreshed:
    """What came is no feed: it costs no article, and what it was fetched with is asked with no more."""
    reason = line(found.reason)
    attempts.distrust(library.db, source.id)
    outcome = Outcome(library.now(), "failed", answer.status, 0, answer.seconds, reason)
    attempt = _attempt(library, source, before, answer, outcome, wire_bytes=answer.wire_bytes)
    attempts.failed(library.db, before, attempt, offered=found.offered)
    return told(source, "failed", reason=reason, seconds=answer.seconds)


def _unchanged(
    library: Library, source: Source, before: Known, answer: Fetched | NotModified, unchanged_since: int | None = None
) -> Refreshed:
    source, moved = _moved(library, source, before, answer.moved_for_good)
    if isinstance(answer, Fetched):
        attempts.trust(library.db, source.id, _validators(answer))
    outcome = Outcome(library.now(), "unchanged", answer.status, 0, answer.seconds, moved)
    wire_bytes = answer.wire_bytes if isinstance(answer, Fetched) else 0
    attempt = _attempt(library, source, before, answer, outcome, wire_bytes=wire_bytes)
    attempts.succeeded(library.db, before, attempt, same=True, unchanged_since=unchanged_since)
    return told(source, "unchanged", reason=moved, seconds=answer.seconds)


def _attempt(
    library: Library,
    source: Source,
    before: Known,
    answer: Fetched | NotModified | Failed | None,
    outcome: Outcome,
    wire_bytes: int = 0,
) -> Attempt:
    """The attempt with when the next one is due."""
    now, interval = library.now(), interval_of(library, source)
    retry_after = answer.retry_after if answer else None
    quiet = now + seconds if (seconds := asked(retry_after)) is not None else None
    if not interval:
        return Attempt(outcome, None, "only by hand", quiet, wire_bytes)
    due = plan(
        now,
        Facts(
            source.url,
            interval,
            # What the reader wants for this source is done, however seldom it posts.
            posts_every=None if settled_interval(library, source) else before.posts_every,
            failures=before.failures + 1 if outcome.result == "failed" else 0,
            max_age=None if isinstance(answer, Failed | None) else answer.max_age,
            retry_after=retry_after,
            ttl=before.ttl,
            skip_hours=frozenset(before.skip_hours),
            skip_days=frozenset(before.skip_days),
        ),
    )
    return Attempt(outcome, due.at, due.why, quiet, wire_bytes)


def _moved(library: Library, source: Source, before: Known, to: str | None) -> tuple[Source, str]:
    """The source, at its new address if it has said long enough that it moved; and what is told of that.

    One with a password in its address stays, since the new one has none; and one that the configuration names.
    """
    with_password = "@" in source.url.partition("://")[2].partition("/")[0]
    if to == source.url or with_password or rules_of(library, source.url).pinned:
        to = None
    now = library.now()
    sighting = moves.after(moves.Sighting(before.moved_to, before.moved_first, before.moved_times), to, now)
    if to is None or not moves.believed(sighting, now):
        attempts.seen_moved(library.db, before, sighting.to, sighting.first, sighting.times)
        return source, ""
    if sources.move(library.db, source.id, to):
        return replace(source, url=to), f"it has moved for good; from now on it is asked at {line(to)}"
    attempts.seen_moved(library.db, before, sighting.to, sighting.first, sighting.times)
    return source, f"it has moved to {line(to)}, another of your sources: unsubscribe from one of the two"


def _posted(found: Contents) -> Iterator[int]:
    return (entry.draft.published.seconds for entry in found.entries if entry.draft.published)


def _validators(answer: Fetched) -> Validators:
    return Validators(answer.etag or None, answer.last_modified or None, bytes.fromhex(answer.sha256))
