"""Tags: names as first written, compared folded; counts kept by trigger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from tuireader.model import TagCount
from tuireader.text import fold, line

OWN, SOURCE, RULE, READER = 1, 2, 4, 8
"""Who put a tag on an article: bits of ``article_tags.origin``."""

REMOVED = 16
"""Beside those bits in a `state`: the reader took the tag off, no import brings it back."""

FIELD = "tag:"
"""How the journal calls the field of a tag's change; its folded name follows."""

LONGEST = 80
"""Characters of a tag's name that are kept."""

_PLACE = 32
"""What a tag's place within its article is multiplied by in a `state`."""


# ---------------------------------------------------------------- names and counts


def folded(name: str) -> str:
    """How the tag called `name` is known: as it is kept, compared in any case and accent."""
    return fold(_kept(name))


def _kept(name: str) -> str:
    return line(name)[:LONGEST].strip()


def ensure(db: sqlite3.Connection, names: Iterable[str], seen: dict[str, int] | None = None) -> list[int]:
    """The ids of these tags, made where new, in order, none twice. Call inside a transaction.

    `seen`: ids by name that one transaction has met already, for documents that say the same tags again and again.
    """
    ids: dict[int, None] = {}
    for name in names:
        if seen is not None and name in seen:
            ids[seen[name]] = None
        elif known := folded(name):
            row = db.execute("SELECT id FROM tags WHERE folded = ?", (known,)).fetchone()
            if row is None:
                made = db.execute("INSERT INTO tags (name, folded) VALUES (?, ?)", (_kept(name), known))
                row = (made.lastrowid,)
            ids[int(row[0])] = None
            if seen is not None:
                seen[name] = int(row[0])
    return list(ids)


def counts(db: sqlite3.Connection) -> tuple[TagCount, ...]:
    """Every tag that some article carries, with counts; most used first, then by name."""
    rows = db.execute("SELECT name, total, unread FROM tags WHERE total > 0 ORDER BY total DESC, folded")
    return tuple(TagCount(*row) for row in rows)


def of_articles(db: sqlite3.Connection, articles: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """article → its tags, in order. At most some hundred articles at once."""
    found: dict[int, list[str]] = {}
    marks = ",".join("?" * len(articles))
    for article, name in db.execute(
        "SELECT x.article_id, t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id"
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


# ---------------------------------------------------------------- on and off an article


def give(db: sqlite3.Connection, article: int, names: Iterable[str], origin: int) -> None:
    """Put tags on an article for `origin`; those the reader took off stay off unless it is the reader.

    Call inside a transaction.
    """
    ids = ensure(db, names)
    off = {row[0] for row in db.execute("SELECT tag_id FROM removed_tags WHERE article_id = ?", (article,))}
    for tag in ids:
        if origin == READER and tag in off:
            db.execute("DELETE FROM removed_tags WHERE article_id = ? AND tag_id = ?", (article, tag))
        if origin == READER or tag not in off:
            _put(db, article, tag, origin)


def give_first(
    db: sqlite3.Connection, article: int, sort: int, given: Iterable[tuple[int, int]], *, unread: bool = True
) -> None:
    """Put tags on an article that has just been made: (tag, origin) in order; a tag may come twice.

    Call inside a transaction.
    """
    bits: dict[int, int] = {}
    for tag, origin in given:
        bits[tag] = bits.get(tag, 0) | origin
    db.executemany(
        "INSERT INTO article_tags (tag_id, sort, article_id, unread, place, origin) VALUES (?, ?, ?, ?, ?, ?)",
        ((tag, sort, article, unread, place, origin) for place, (tag, origin) in enumerate(bits.items())),
    )


def replace(db: sqlite3.Connection, article: int, names: Iterable[str], origin: int) -> None:
    """Make the tags that `origin` gave an article exactly `names`; others' tags stay. Call inside a transaction."""
    wanted = set(ensure(db, names))
    given = db.execute("SELECT tag_id, origin FROM article_tags WHERE article_id = ?", (article,)).fetchall()
    for tag, bits in given:
        if bits & origin and tag not in wanted:
            _drop(db, article, tag, bits & ~origin)
    give(db, article, names, origin)


def give_all(db: sqlite3.Connection, source: int, tag: int) -> None:
    """Put a tag of a source on all articles it has, but those the reader took it off. Call inside a transaction."""
    here = (
        "FROM articles a WHERE a.source_id = ? AND NOT EXISTS"
        " (SELECT 1 FROM removed_tags r WHERE r.article_id = a.id AND r.tag_id = ?)"
    )
    db.execute(
        "INSERT INTO article_tags (tag_id, sort, article_id, unread, hidden, place, origin)"
        " SELECT ?, a.sort, a.id, a.read = 0 AND a.hidden = 0, a.hidden,"
        f" coalesce((SELECT max(place) + 1 FROM article_tags WHERE article_id = a.id), 0), {SOURCE} {here}"
        f" ON CONFLICT (tag_id, sort, article_id) DO UPDATE SET origin = origin | {SOURCE}",
        (tag, source, tag),
    )
    db.execute(f"INSERT OR IGNORE INTO unindexed SELECT a.id {here}", (source, tag))


def take_all(db: sqlite3.Connection, source: int, tag: int) -> None:
    """Take a tag of a source off all its articles that have it from nowhere else. Call inside a transaction."""
    here = f"tag_id = ? AND origin & {SOURCE} AND article_id IN (SELECT id FROM articles WHERE source_id = ?)"
    db.execute(f"INSERT OR IGNORE INTO unindexed SELECT article_id FROM article_tags WHERE {here}", (tag, source))
    db.execute(f"DELETE FROM article_tags WHERE origin = {SOURCE} AND {here}", (tag, source))
    db.execute(f"UPDATE article_tags SET origin = origin & ~{SOURCE} WHERE {here}", (tag, source))


def take(db: sqlite3.Connection, article: int, tag: int) -> None:
    """Take a tag off an article for the reader: no import brings it back. Call inside a transaction."""
    _drop(db, article, tag, 0)
    db.execute("INSERT OR IGNORE INTO removed_tags VALUES (?, ?)", (article, tag))


def state(db: sqlite3.Connection, article: int, tag: int) -> int:
    """All there is to know of a tag on an article, as one number for the journal; 0: neither there nor taken off.

    Its origin bits, `REMOVED`, and its place among the article's tags.
    """
    row = db.execute(
        "SELECT origin, place FROM article_tags WHERE article_id = ? AND tag_id = ?", (article, tag)
    ).fetchone()
    if row:
        return int(row[0] + _PLACE * row[1])
    off = db.execute("SELECT 1 FROM removed_tags WHERE article_id = ? AND tag_id = ?", (article, tag)).fetchone()
    return REMOVED if off else 0


def turn(db: sqlite3.Connection, article: int, tag: int, there: int, back: int) -> None:
    """Undo what took a tag from the `state` `back` to `there`; what came from elsewhere since then stays.

    Call inside a transaction.
    """
    place, there, back = back // _PLACE, there % _PLACE, back % _PLACE
    bits = state(db, article, tag) % _PLACE & ~(there & ~back) | (back & ~there)
    if bits & REMOVED:
        take(db, article, tag)
        return
    db.execute("DELETE FROM removed_tags WHERE article_id = ? AND tag_id = ?", (article, tag))
    if bits:
        _put(db, article, tag, bits, place)
    _drop(db, article, tag, bits)


def _put(db: sqlite3.Connection, article: int, tag: int, origin: int, place: int | None = None) -> None:
    """Add `origin` to a tag of an article; a new one goes to `place`, else behind the others."""
    db.execute(
        "INSERT INTO article_tags (tag_id, sort, article_id, unread, hidden, place, origin)"
        " SELECT ?, sort, id, read = 0 AND hidden = 0, hidden,"
        " coalesce(?, (SELECT max(place) + 1 FROM article_tags WHERE article_id = articles.id), 0), ?"
        " FROM articles WHERE id = ?"
        " ON CONFLICT (tag_id, sort, article_id) DO UPDATE SET origin = origin | excluded.origin",
        (tag, place, origin, article),
    )


def _drop(db: sqlite3.Connection, article: int, tag: int, bits: int) -> None:
    """Leave a tag of an article only the origins `bits`; take it off where none is left."""
    if bits:
        db.execute("UPDATE article_tags SET origin = ? WHERE article_id = ? AND tag_id = ?", (bits, article, tag))
    else:
        db.execute("DELETE FROM article_tags WHERE article_id = ? AND tag_id = ?", (article, tag))
