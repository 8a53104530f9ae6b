"""What the statistics are made of: counts by time, each from one index alone; the kept counts where they know.

No question looks further back than `WEEKS` weeks, or at more than a few articles: a library of a million is counted in
a fraction of a second, and each question by itself in much less.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from tuireader.store.writing import lightly

WEEKS = 26
WEEK = 7 * 86_400
QUARTER = 900
"""Seconds of a quarter of an hour: no zone is off by less."""

LATEST = 20
"""Articles from which a source's rhythm is told."""


def arrivals(db: sqlite3.Connection, since: int, until: int) -> list[tuple[int, int, int]]:
    """How many articles are from each quarter of an hour in ``since <= sort < until``.

    (Its first second, count, how many of them are from midnight in UTC to the second: dated with a day alone.)
    """
    return db.execute(
        f"SELECT sort / {QUARTER} * {QUARTER}, count(*), sum(sort % 86400 = 0) FROM articles INDEXED BY articles_all"
        " WHERE sort >= ? AND sort < ? AND hidden = 0 GROUP BY 1",
        (since, until),
    ).fetchall()


def unread(db: sqlite3.Connection, since: int, until: int) -> list[tuple[int, int]]:
    """How many unread articles are from each week before `until`: (weeks before it, count)."""
    return db.execute(
        f"SELECT (? - sort) / {WEEK}, count(*) FROM articles INDEXED BY articles_unread"
        " WHERE read = 0 AND hidden = 0 AND sort >= ? AND sort < ? GROUP BY 1",
        (until - 1, since, until),
    ).fetchall()


def of_source(db: sqlite3.Connection, source: int, since: int, until: int) -> list[tuple[int, int]]:
    """How many articles of a source are from each week before `until`: (weeks before it, count)."""
    return db.execute(
        f"SELECT (? - sort) / {WEEK}, count(*) FROM articles INDEXED BY articles_source"
        " WHERE source_id = ? AND sort >= ? AND sort < ? AND hidden = 0 GROUP BY 1",
        (until - 1, source, since, until),
    ).fetchall()


def latest(db: sqlite3.Connection, source: int) -> list[int]:
    """When the last articles of a source are from, newest first; at most `LATEST`."""
    rows = db.execute(
        "SELECT sort FROM articles INDEXED BY articles_source WHERE source_id = ? AND hidden = 0"
        " ORDER BY sort DESC, id DESC LIMIT ?",
        (source, LATEST),
    )
    return [row[0] for row in rows]


def largest_tags(db: sqlite3.Connection, most: int) -> list[tuple[int, str, int, int]]:
    """The most used tags that are not hidden: id, name, total, unread."""
    return db.execute(
        "SELECT id, name, total, unread FROM tags WHERE total > 0 AND alias_of IS NULL AND NOT coalesce(hidden, noise)"
        " ORDER BY total DESC, folded LIMIT ?",
        (most,),
    ).fetchall()


def of_tag(db: sqlite3.Connection, tag: int, since: int, until: int) -> list[tuple[int, int]]:
    """How many articles with a tag are from each week before `until`: (weeks before it, count)."""
    return db.execute(
        f"SELECT (? - sort) / {WEEK}, count(*) FROM article_tags"
        " WHERE tag_id = ? AND sort >= ? AND sort < ? AND hidden = 0 GROUP BY 1",
        (until - 1, tag, since, until),
    ).fetchall()


# ---------------------------------------------------------------- the backlog, day by day


def note_backlog(db: sqlite3.Connection, day: int) -> None:
    """Keep how much is unread now as that of this day; not at all while another program writes.

    `day`: days since 1970.
    """
    with suppress(sqlite3.Error):  # it is worth little
        kept = db.execute("SELECT total, unread FROM backlog WHERE day = ?", (day,)).fetchone()
        found = db.execute("SELECT name, n FROM counts WHERE name IN ('total', 'unread')").fetchall()
        counted: dict[str, int] = dict(found)
        now = (counted["total"], counted["unread"])
        if kept != now:
            with lightly(db):
                db.execute("INSERT OR REPLACE INTO backlog VALUES (?, ?, ?)", (day, *now))


def backlog(db: sqlite3.Connection, since: int) -> list[tuple[int, int]]:
    """What was kept of the days from `since` on: (day, unread), oldest first."""
    return db.execute("SELECT day, unread FROM backlog WHERE day >= ? ORDER BY day", (since,)).fetchall()
