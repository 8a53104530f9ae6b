"""All that is known of how a source fares."""

from __future__ import annotations

import json
import sqlite3

from tuireader.model import Outcome, Record
from tuireader.store import sources, tags

KEPT = 10
"""Outcomes that are remembered."""


def record(db: sqlite3.Connection, source_id: int) -> Record | None:
    """One source's record, or None."""
    source = sources.source(db, source_id)
    row = db.execute(
        "SELECT added, (SELECT max(sort) FROM articles WHERE source_id = sources.id), attempts, unmodified, wire_bytes,"
        " outcomes, ttl, moved_to, moved_times, offered, fulltext, typed FROM sources WHERE id = ?",
        (source_id,),
    ).fetchone()
    if source is None or row is None:
        return None
    added, newest, attempts, unmodified, wire_bytes, outcomes, ttl, moved_to, moved_times, offered, *flags = row
    return Record(
        source,
        tags.of_source(db, source_id),
        added,
        newest,
        attempts,
        unmodified,
        wire_bytes,
        tuple(Outcome(*outcome) for outcome in json.loads(outcomes or "[]")),
        ttl,
        moved_to,
        moved_times,
        tuple(json.loads(offered or "[]")),
        *map(bool, flags),
    )


def remember(db: sqlite3.Connection, source_id: int, outcome: Outcome) -> None:
    """Add the outcome of an attempt to the last ones. Call inside a transaction."""
    row = db.execute("SELECT outcomes FROM sources WHERE id = ?", (source_id,)).fetchone()
    told = json.loads((row and row[0]) or "[]")
    told.append([outcome.at, outcome.result, outcome.status, outcome.new, round(outcome.seconds, 3), outcome.reason])
    db.execute(
        "UPDATE sources SET outcomes = ? WHERE id = ?",
        (json.dumps(told[-KEPT:], ensure_ascii=False, separators=(",", ":")), source_id),
    )
