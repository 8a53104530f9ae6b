"""Tags: names as first written, compared folded; counts kept by trigger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from tuireader.model import TagCount
from tuireader.text import fold, line

OWN, SOURCE, RULE, READER = 1, 2, 4, 8
"""Who put a tag on an article: bits of ``article_tags.origin``."""

LONGEST = 80
"""Characters of a tag's name that are kept."""


def tag_id(db: sqlite3.Connection, name: str) -> int | None:
    """The tag called `name` in any case and accent, or None."""
    row = db.execute("SELECT id FROM tags WHERE folded = ?", (fold(name),)).fetchone()
    return int(row[0]) if row else None


def ensure(db: sqlite3.Connection, names: Iterable[str]) -> list[int]:
    """The ids of these tags, made where new, in order, none twice. Call inside a transaction."""
    ids: dict[int, None] = {}
    for name in names:
        name = line(name)[:LONGEST].strip()
        folded = fold(name)
        if not folded:
            continue
        row = db.execute("SELECT id FROM tags WHERE folded = ?", (folded,)).fetchone()
        if row:
            ids[row[0]] = None
        else:
            ids[
                int(
                    db.execute("INSERT INTO tags (name, folded) VALUES (?, ?)", (name, folded)).lastrowid or 0
                )
            ] = None
    return list(ids)


def counts(db: sqlite3.Connection) -> tuple[TagCount, ...]:
    """Every tag that some article carries, with counts; most used first, then by name."""
    rows = db.execute("SELECT name, total, unread FROM tags WHERE total > 0 ORDER BY total DESC, folded")
    return tuple(TagCount(*row) for row in rows)


def of_article(db: sqlite3.Connection, article: int) -> tuple[str, ...]:
    """The article's tags, in order."""
    return of_articles(db, [article]).get(article, ())


def of_articles(db: sqlite3.Connection, articles: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """article → its tags, in order. At most some hundred articles at once."""
    found: dict[int, list[str]] = {}
    marks = ",".join("?" * len(articles))
    for article, name in db.execute(
        f"SELECT x.article_id, t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id"
        f" WHERE x.article_id IN ({marks}) ORDER BY x.article_id, x.place",
        tuple(articles),
    ):
        found.setdefault(article, []).append(name)
    return {article: tuple(names) for article, names in found.items()}


def of_source(db: sqlite3.Connection, source: int) -> tuple[str, ...]:
    """The tags that every new article of the source gets."""
    rows = db.execute(
        "SELECT t.name FROM source_tags x JOIN tags t ON t.id = x.tag_id WHERE x.source_id = ? ORDER BY x.place",
        (source,),
    )
    return tuple(row[0] for row in rows)


def give(db: sqlite3.Connection, article: int, names: Iterable[str], origin: int) -> None:
    """Put tags on an article for `origin`; those the reader took off stay off. Call inside a transaction."""
    sort, unread = db.execute("SELECT sort, 1 - read FROM articles WHERE id = ?", (article,)).fetchone()
    if origin == READER:
        ids = ensure(db, names)
        db.executemany(
            "DELETE FROM removed_tags WHERE article_id = ? AND tag_id = ?", ((article, tag) for tag in ids)
        )
    else:
        off = {
            row[0] for row in db.execute("SELECT tag_id FROM removed_tags WHERE article_id = ?", (article,))
        }
        ids = [tag for tag in ensure(db, names) if tag not in off]
    place = db.execute(
        "SELECT coalesce(max(place), -1) + 1 FROM article_tags WHERE article_id = ?", (article,)
    )
    first = place.fetchone()[0]
    db.executemany(
        "INSERT INTO article_tags (tag_id, sort, article_id, unread, place, origin) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (tag_id, sort, article_id) DO UPDATE SET origin = origin | excluded.origin",
        ((tag, sort, article, unread, first + i, origin) for i, tag in enumerate(ids)),
    )


def replace(db: sqlite3.Connection, article: int, names: Iterable[str], origin: int) -> None:
    """Make the tags that `origin` gave an article exactly `names`; others' tags stay. Call inside a transaction."""
    wanted = set(ensure(db, names))
    for tag, bits in db.execute(
        "SELECT tag_id, origin FROM article_tags WHERE article_id = ?", (article,)
    ).fetchall():
        if bits & origin and tag not in wanted:
            _drop(db, article, tag, bits & ~origin)
    give(db, article, names, origin)


def take(db: sqlite3.Connection, article: int, name: str) -> None:
    """Take a tag off an article for the reader: no import brings it back. Call inside a transaction."""
    tag = tag_id(db, name)
    if tag is not None:
        _drop(db, article, tag, 0)
        db.execute("INSERT OR IGNORE INTO removed_tags VALUES (?, ?)", (article, tag))


def _drop(db: sqlite3.Connection, article: int, tag: int, bits: int) -> None:
    if bits:
        db.execute(
            "UPDATE article_tags SET origin = ? WHERE article_id = ? AND tag_id = ?", (bits, article, tag)
        )
    else:
        db.execute("DELETE FROM article_tags WHERE article_id = ? AND tag_id = ?", (article, tag))
