"""What each attempt to refresh a source tells: how it went, when the next one is due, what to ask with then.

Times are seconds since 1970. Everything here is called inside a transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import fields

from tuireader.model.documents import FeedHead
from tuireader.model.sources import Outcome
from tuireader.store.subscriptions.records import with_outcome
from tuireader.store.subscriptions.sources import Validators
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier attempts told of a source, and what the reader settled, as far as the next attempt needs it."""

    id: int
    etag: str | None = None
    """Validators, exactly as received."""
    modified: str | None = None
    body_hash: bytes | None = None
    """Of the last answer that was read."""
    typed: bool = False
    interval: int | None = None
    muted: bool = False
    failures: int = 0
    quiet: int | None = None
    """Its server asked to be left alone until then."""
    told: int | None = None
    """When cron was last told that it fails."""
    posts_every: int | None = None
    """Seconds between its latest articles, on average."""
    ttl: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    unchanged_since: int | None = None
    """Nothing but 304 since then."""
    moved_to: str | None = None
    """Where it said it has moved for good; first then, and so often."""
    moved_first: int | None = None
    moved_times: int = 0
    outcomes: str | None = None
    """The last ones, as stored."""


_KNOWN = tuple(field.name for field in fields(Known))
_LISTS = ("skip_hours", "skip_days")
_FLAGS = ("typed", "muted")


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is kept of an attempt, whatever came of it."""

    outcome: Outcome
    due: int | None
    """Not asked by itself before then."""
    due_why: str
    quiet: int | None = None
    wire_bytes: int = 0


def known(db: sqlite3.Connection, ids: Collection[int]) -> dict[int, Known]:
    """source → what is known of it."""
    rows = db.execute(
        f"SELECT {', '.join(_KNOWN)} FROM sources WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {row[0]: _known(row) for row in rows}


def _known(row: tuple[object, ...]) -> Known:
    values = dict(zip(_KNOWN, row, strict=True))
    values.update({name: tuple(json.loads(str(values[name] or "[]"))) for name in _LISTS})
    values.update({name: bool(values[name]) for name in _FLAGS})
    return Known(**values)  # type: ignore[arg-type]


def succeeded(
    db: sqlite3.Connection, before: Known, attempt: Attempt, *, same: bool = False, unchanged_since: int | None = None
) -> None:
    """An attempt that worked. `same`: it found what it had found before; `unchanged_since`: as in `Known`."""
    outcome = attempt.outcome
    db.execute(
        "UPDATE sources SET tried = ?, succeeded = ?, status = ?, reason = '', failures = 0, gone = 0, told = NULL,"
        " offered = NULL, due = ?, due_why = ?, quiet = ?, attempts = attempts + 1, unmodified = unmodified + ?,"
        " wire_bytes = wire_bytes + ?, outcomes = ?, unchanged_since = ? WHERE id = ?",
        (
            *(outcome.at, outcome.at, outcome.status, attempt.due, attempt.due_why, attempt.quiet, same),
            *(attempt.wire_bytes, with_outcome(before.outcomes, outcome), unchanged_since, before.id),
        ),
    )


def failed(
    db: sqlite3.Connection, before: Known, attempt: Attempt, *, gone: bool = False, offered: tuple[str, ...] = ()
) -> None:
    """An attempt that did not work, and why. `offered`: feeds that a page names which stands in the source's place."""
    outcome = attempt.outcome
    db.execute(
        "UPDATE sources SET tried = ?, status = ?, reason = ?, failures = failures + 1, gone = ?, offered = ?, due = ?,"
        " due_why = ?, quiet = ?, attempts = attempts + 1, wire_bytes = wire_bytes + ?, outcomes = ? WHERE id = ?",
        (
            *(outcome.at, outcome.status, outcome.reason, gone, json.dumps(offered) if offered else None, attempt.due),
            *(attempt.due_why, attempt.quiet, attempt.wire_bytes, with_outcome(before.outcomes, outcome), before.id),
        ),
    )


def put_off(db: sqlite3.Connection, id: int, until: int, why: str) -> None:
    """A source that was not asked, because its server wants to be left alone until then. One due later stays so."""
    db.execute(
        "UPDATE sources SET due = max(coalesce(due, 0), ?2), quiet = ?2,"
        " due_why = CASE WHEN coalesce(due, 0) < ?2 THEN ?3 ELSE due_why END WHERE id = ?1",
        (id, until, why),
    )


def trust(db: sqlite3.Connection, id: int, fresh: Validators) -> None:
    """What to ask with next time, byte for byte, and the hash of what was read."""
    db.execute(
        "UPDATE sources SET etag = ?, modified = ?, body_hash = ? WHERE id = ?",
        (fresh.etag, fresh.modified, fresh.body_hash, id),
    )


def distrust(db: sqlite3.Connection, id: int) -> None:
    """Ask without validators next time: what they stood for could not be read."""
    db.execute("UPDATE sources SET etag = NULL, modified = NULL WHERE id = ?", (id,))


def rhythm(db: sqlite3.Connection, before: Known, head: FeedHead, posts_every: int | None) -> None:
    """How often the source posts and when its feed asks not to be asked. Writes only what changed."""
    new = (posts_every, head.ttl, head.skip_hours, head.skip_days)
    if new != (before.posts_every, before.ttl, before.skip_hours, before.skip_days):
        lists = (json.dumps(kept) if kept else None for kept in new[2:])
        db.execute(
            "UPDATE sources SET posts_every = ?, ttl = ?, skip_hours = ?, skip_days = ? WHERE id = ?",
            (*new[:2], *lists, before.id),
        )


def seen_moved(db: sqlite3.Connection, before: Known, to: str | None, first: int | None, times: int) -> None:
    """Where the source says it has moved for good, since when, how often; None: it does not. Writes what changed."""
    if (to, first, times) != (before.moved_to, before.moved_first, before.moved_times):
        db.execute(
            "UPDATE sources SET moved_to = ?, moved_first = ?, moved_times = ? WHERE id = ?",
            (to, first, times, before.id),
        )


def told(db: sqlite3.Connection, id: int, at: int) -> None:
    """Cron has been told that the source fails."""
    db.execute("UPDATE sources SET told = ? WHERE id = ?", (at, id))
