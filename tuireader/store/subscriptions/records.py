"""All that is known of how a source fares."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from tuireader.model.sources import Outcome, Record, Source
from tuireader.store.subscriptions import configured, sources
from tuireader.store.tagging import tags

KEPT = 10
"""Outcomes that are remembered."""


_MORE = (
    "added, (SELECT max(sort) FROM articles WHERE source_id = sources.id), attempts, unmodified, wire_bytes,"
    " outcomes, ttl, moved_to, moved_times, offered, fulltext, typed"
)


def record(db: sqlite3.Connection, source_id: int) -> Record | None:
    """One source's record, or None."""
    source = sources.source(db, source_id)
    row = db.execute(f"SELECT {_MORE} FROM sources WHERE id = ?", (source_id,)).fetchone()
    if source is None or row is None:
        return None
    return _record(source, tags.of_source(db, source_id), row, configured.brought(db).get(source_id, ""))


def all_records(db: sqlite3.Connection) -> tuple[Record, ...]:
    """The record of every source that is subscribed to, by title."""
    rows = {id: more for id, *more in db.execute(f"SELECT id, {_MORE} FROM sources WHERE removed IS NULL")}
    tagged: dict[int, list[str]] = {}
    brought = configured.brought(db)
    for id, name in db.execute(
        "SELECT x.source_id, t.name FROM source_tags x JOIN tags t ON t.id = x.tag_id ORDER BY x.source_id, x.place"
    ):
        tagged.setdefault(id, []).append(name)
    return tuple(
        _record(source, tuple(tagged.get(source.id, ())), rows[source.id], brought.get(source.id, ""))
        for source in sources.all_sources(db)
        if source.id in rows
    )


def _record(source: Source, tagged: tuple[str, ...], more: Sequence[Any], configured: str) -> Record:
    """`more`: a row of `_MORE`. `configured`: the file that it stands in."""
    added, newest, attempts, unmodified, wire_bytes, outcomes, ttl, moved_to, moved_times, offered, *flags = more
    fulltext, typed = map(bool, flags)
    return Record(
        source,
        tagged,
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
        fulltext,
        typed,
        configured,
    )


def glimpses(db: sqlite3.Connection, ids: Iterable[int] | None = None) -> dict[int, tuple[int | None, str]]:
    """When a source's newest article is from, and the result of its last attempt, empty before the first.

    Of every source, or of these.
    """
    chosen = "" if ids is None else " WHERE id IN (SELECT value FROM json_each(?))"
    given = () if ids is None else (json.dumps(list(ids)),)
    rows = db.execute(
        "SELECT id, (SELECT max(sort) FROM articles WHERE source_id = sources.id),"
        f" coalesce(json_extract(outcomes, '$[#-1][1]'), '') FROM sources{chosen}",
        given,
    )
    return {id: (newest, last) for id, newest, last in rows}


def with_outcome(told: str | None, outcome: Outcome) -> str:
    """The last outcomes as they are stored, `told`, with one more."""
    kept = json.loads(told or "[]")
    kept.append([outcome.at, outcome.result, outcome.status, outcome.new, round(outcome.seconds, 3), outcome.reason])
    return json.dumps(kept[-KEPT:], ensure_ascii=False, separators=(",", ":"))
