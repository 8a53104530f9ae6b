"""Whether the library is sound: what `tuireader doctor` asks, and how the index and the counts are made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from tuireader.store.writing import explained, transaction

_COUNTS = {
    "the articles of a source": (
        "SELECT count(*) FROM sources s WHERE"
        " total <> (SELECT count(*) FROM articles WHERE source_id = s.id AND hidden = 0)"
        " OR unread <> (SELECT count(*) FROM articles WHERE source_id = s.id AND read = 0 AND hidden = 0)"
    ),
    "the articles of a tag": (
        "SELECT count(*) FROM tags t WHERE"
        " total <> (SELECT count(*) FROM article_tags WHERE tag_id = t.id AND hidden = 0)"
        " OR unread <> (SELECT count(*) FROM article_tags WHERE tag_id = t.id AND unread = 1)"
    ),
    "all articles": (
        "SELECT count(*) FROM counts WHERE n <> CASE name"
        " WHEN 'total' THEN (SELECT count(*) FROM articles WHERE hidden = 0)"
        " WHEN 'unread' THEN (SELECT count(*) FROM articles WHERE read = 0 AND hidden = 0)"
        " WHEN 'hidden' THEN (SELECT count(*) FROM articles WHERE hidden = 1)"
        " ELSE (SELECT count(*) FROM articles WHERE starred = 1 AND hidden = 0) END"
    ),
    "what is kept beside tags": (
        "SELECT count(*) FROM article_tags x JOIN articles a ON a.id = x.article_id"
        " WHERE x.unread <> (a.read = 0 AND a.hidden = 0) OR x.sort <> a.sort OR x.hidden <> a.hidden"
    ),
}


def integrity(db: sqlite3.Connection) -> list[str]:
    """SQLite's own complaints about the file; empty if it is sound."""
    with explained(db):
        said = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
        said += [f"{row[0]} row {row[1]} points nowhere" for row in db.execute("PRAGMA foreign_key_check")]
    return [complaint for complaint in said if complaint != "ok"]


def wrong_counts(db: sqlite3.Connection) -> list[str]:
    """Which kept counts differ from a recount, in words; empty if all are right."""
    return [what for what, question in _COUNTS.items() if db.execute(question).fetchone()[0]]


def index_faults(db: sqlite3.Connection) -> list[str]:
    """What is wrong with the full-text index, in words; empty if nothing is."""
    said = []
    with explained(db):
        try:
            db.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            if not error.sqlite_errorname.startswith("SQLITE_CORRUPT"):
                raise
            said.append(f"the index is damaged ({error})")
    missing = db.execute(
        "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article_id FROM indexed)"
        " AND id NOT IN (SELECT article_id FROM unindexed)"
    ).fetchone()[0]
    if missing:
        said.append(f"{missing:,} articles are not in the index")
    return said


def recount(db: sqlite3.Connection) -> None:
    """Make every kept count what a recount says."""
    beside = "SELECT sort, read = 0 AND hidden = 0, hidden FROM articles WHERE id = article_id"
    with transaction(db):
        db.execute(
            f"UPDATE article_tags SET (sort, unread, hidden) = ({beside})"
            f" WHERE (sort, unread, hidden) IS NOT ({beside})"
        )
        db.execute(
            "UPDATE sources SET total = (SELECT count(*) FROM articles WHERE source_id = sources.id AND hidden = 0),"
            " unread = (SELECT count(*) FROM articles WHERE source_id = sources.id AND read = 0 AND hidden = 0)"
        )
        db.execute(
            "UPDATE tags SET total = (SELECT count(*) FROM article_tags WHERE tag_id = tags.id AND hidden = 0),"
            " unread = (SELECT count(*) FROM article_tags WHERE tag_id = tags.id AND unread = 1)"
        )
        for name, test in _TOTALS.items():
            db.execute(f"UPDATE counts SET n = (SELECT count(*) FROM articles WHERE {test}) WHERE name = ?", (name,))


_TOTALS = {
    "total": "hidden = 0",
    "unread": "hidden = 0 AND read = 0",
    "starred": "hidden = 0 AND starred = 1",
    "hidden": "hidden = 1",
}


def reindex(db: sqlite3.Connection) -> None:
    """Empty the full-text index and queue every article for it."""
    with transaction(db):
        db.execute("INSERT INTO search (search) VALUES ('delete-all')")
        db.execute("DELETE FROM indexed")
        db.execute("INSERT OR IGNORE INTO unindexed SELECT id FROM articles")


def facts(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """(what, how much) about the file, for people."""

    def one(question: str) -> Any:
        return db.execute(question).fetchone()[0]

    yield "SQLite", sqlite3.sqlite_version
    yield "schema", str(one("PRAGMA user_version"))
    yield "journal", str(one("PRAGMA journal_mode"))
    yield "size", f"{one('PRAGMA page_count') * one('PRAGMA page_size') / 1e6:,.1f} MB"
    yield "articles", f"{one('SELECT count(*) FROM articles'):,}"
    yield "hidden articles", f"{one('SELECT count(*) FROM articles WHERE hidden = 1'):,}"
    yield "sources", f"{one('SELECT count(*) FROM sources'):,}"
    yield "waiting for the index", f"{one('SELECT count(*) FROM unindexed'):,}"
