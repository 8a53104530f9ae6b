"""Tags: names as first written, compared folded; counts kept by trigger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

from tuireader.model.tags import TagCount
from tuireader.store.tagging import noise
from tuireader.text import fold, line

OWN, SOURCE, RULE, READER = 1, 2, 4, 8
"""Who put a tag on an article, itself, its source, a rule or the reader: bits of ``article_tags.origin``."""

Giver = Literal["feed", "list", "reader"]
"""Who says a tag's name: a feed's category; a list of sources, a folder or a seed file; the reader."""

REMOVED = 16
"""Beside those bits in a `state`: the reader took the tag off, no import brings it back."""

FIELD = "tag:"
"""How the journal calls the field of a tag's change; its folded name follows."""

LONGEST = 80
"""Characters of a tag's name that are kept."""

PLACE = 32
"""What a tag's place within its article is multiplied by in a `state`."""

STATE = f"origin + {PLACE} * place"
"""The `state` of a row of ``article_tags``, in SQL."""


# ---------------------------------------------------------------- names and counts


def folded(name: str) -> str:
    """How the tag called `name` is known: as it is kept, compared in any case and accent."""
    return fold(kept(name))


def kept(name: str) -> str:
    """A tag's name as it is stored: on one line, safe to draw, not too long."""
    return line(name)[:LONGEST].strip()


def ensure(
    db: sqlite3.Connection, names: Iterable[str], seen: dict[str, int] | None = None, *, by: Giver = "list"
) -> list[int]:
    """The ids of these tags, made where new, in order, none twice; of another name for a tag, that tag's.

    Call inside a transaction. `seen`: ids by name that one transaction has met already, for documents that say the
    same tags again and again. `by`: a category that says nothing is hidden while only feeds have given it; that the
    reader gives it is for the journal to note (`labels.show`).
    """
    ids: dict[int, None] = {}
    for name in names:
        if seen is not None and name in seen:
            ids[seen[name]] = None
        elif known := folded(name):
            row = db.execute("SELECT coalesce(alias_of, id), noise FROM tags WHERE folded = ?", (known,)).fetchone()
            if row is None:
                says_nothing = by == "feed" and known in noise.FOLDED
                made = db.execute(
                    "INSERT INTO tags (name, folded, noise) VALUES (?, ?, ?)", (kept(name), known, says_nothing)
                )
                row = (made.lastrowid, 0)
            elif row[1] and by == "list":
                db.execute("UPDATE tags SET noise = 0 WHERE id = ?", (row[0],))
            ids[int(row[0])] = None
            if seen is not None:
                seen[name] = int(row[0])
    return list(ids)


def find(db: sqlite3.Connection, name: str) -> int | None:
    """The id of the tag of this name, or of which it is another name; None if there is none."""
    row = db.execute("SELECT coalesce(alias_of, id) FROM tags WHERE folded = ?", (folded(name),)).fetchone()
    return int(row[0]) if row else None


def field_of(db: sqlite3.Connection, tag: int) -> str:
    """How the journal calls the field of a tag's changes."""
    return FIELD + str(db.execute("SELECT folded FROM tags WHERE id = ?", (tag,)).fetchone()[0])


def counts(db: sqlite3.Connection, *, unused: bool = False) -> tuple[TagCount, ...]:
    """Every tag that some article carries, hidden ones too, with counts; most used first, then by name.

    The same tuple while they are the same.

    `unused`: also those for which something was settled and that no article carries.
    """
    also = " OR colour OR hidden IS NOT NULL OR id IN (SELECT alias_of FROM tags WHERE alias_of NOTNULL)"
    columns = ", ".join(f"group_concat({column}, '\n')" for column in _COUNTED)
    texts = db.execute(
        f"SELECT {columns} FROM tags WHERE alias_of IS NULL AND (total > 0{also if unused else ''})"
    ).fetchone()
    return _counted(*texts) if texts[0] is not None else ()


_COUNTED = ("total", "unread", "name", "folded", "coalesce(hidden, noise)", "colour", "id")
"""What a `TagCount` is made of: counts, and what is settled. Each comes as one text with a value on each line:
thousands of rows would cost three times as much."""


@lru_cache(maxsize=2)
def _counted(totals: str, unread: str, *settled: str) -> tuple[TagCount, ...]:
    """The tags, most used first; the same tuple for the same texts, for those who ask at each key."""
    names, folded, hidden, colours, ids, by_name = _settled(*settled)
    found = list(map(TagCount, names, _numbers(totals), _numbers(unread), folded, hidden, colours, ids))
    found = list(map(found.__getitem__, by_name))
    found.sort(key=attrgetter("total"), reverse=True)
    return tuple(found)


@lru_cache(maxsize=2)
def _settled(
    names: str, folded: str, hidden: str, colours: str, ids: str
) -> tuple[list[str], list[str], list[int], list[int], list[int], list[int]]:
    """What counts do not change, and the places of the tags by name."""
    compared = folded.split("\n")
    by_name = sorted(range(len(compared)), key=compared.__getitem__)
    return names.split("\n"), compared, _numbers(hidden), _numbers(colours), _numbers(ids), by_name


def _numbers(text: str) -> list[int]:
    return list(map(int, text.split("\n")))


def by_use(db: sqlite3.Connection) -> list[tuple[str, str, int, int]]:
    """Name, folded name, total and unread of every tag that some article carries, most used first."""
    return db.execute(
        "SELECT name, folded, total, unread FROM tags WHERE alias_of IS NULL AND total > 0 ORDER BY total DESC"
    ).fetchall()


def aliases(db: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    """tag → its other names, by name."""
    found: dict[int, list[str]] = {}
    others = "SELECT alias_of, name FROM tags INDEXED BY tags_alias WHERE alias_of IS NOT NULL ORDER BY folded"
    for tag, name in db.execute(others):
        found.setdefault(tag, []).append(name)
    return {tag: tuple(names) for tag, names in found.items()}


LOOK = "iif(coalesce(t.hidden, t.noise), -1, t.colour)"
"""How a tag ``t`` is shown in lists: in a colour of `COLOURS` counted from 1, in none (0), or not at all (-1)."""


class Worn(NamedTuple):
    """The tags of an article in order, and how each is shown in lists (`LOOK`)."""

    names: tuple[str, ...] = ()
    looks: tuple[int, ...] = ()


def of_articles(db: sqlite3.Connection, articles: Sequence[int]) -> dict[int, Worn]:
    """article → its tags. At most some hundred articles at once."""
    found: dict[int, tuple[list[str], list[int]]] = {}
    marks = ",".join("?" * len(articles))
    for article, name, look in db.execute(
        f"SELECT x.article_id, t.name, {LOOK} FROM article_tags x JOIN tags t ON t.id = x.tag_id"
        f" WHERE x.article_id IN ({marks}) ORDER BY x.article_id, x.place",
        tuple(articles),
    ):
        names, looks = found.setdefault(article, ([], []))
        names.append(name)
        looks.append(look)
    return {article: Worn(tuple(names), tuple(looks)) for article, (names, looks) in found.items()}


def origins(db: sqlite3.Connection, article: int) -> list[tuple[str, int]]:
    """The tags of an article in order, each with who put it there: bits."""
    rows = db.execute(
        "SELECT t.name, x.origin FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id = ?"
        " ORDER BY x.place",
        (article,),
    )
    return rows.fetchall()


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


def give_for_rule(db: sqlite3.Connection, articles: str, tag: int) -> None:
    """Put a tag on articles (a JSON array of ids) for a rule. Call inside a transaction."""
    db.execute(
        "INSERT INTO article_tags (tag_id, sort, article_id, unread, hidden, place, origin)"
        " SELECT ?, a.sort, a.id, a.read = 0 AND a.hidden = 0, a.hidden,"
        f" coalesce((SELECT max(place) + 1 FROM article_tags WHERE article_id = a.id), 0), {RULE}"
        " FROM articles a WHERE a.id IN (SELECT value FROM json_each(?))"
        f" ON CONFLICT (tag_id, sort, article_id) DO UPDATE SET origin = origin | {RULE}",
        (tag, articles),
    )
    db.execute("INSERT OR IGNORE INTO unindexed SELECT value FROM json_each(?)", (articles,))


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
        return int(row[0] + PLACE * row[1])
    off = db.execute("SELECT 1 FROM removed_tags WHERE article_id = ? AND tag_id = ?", (article, tag)).fetchone()
    return REMOVED if off else 0


def _put(db: sqlite3.Connection, article: int, tag: int, origin: int) -> None:
    """Add `origin` to a tag of an article; a new one goes behind the others."""
    db.execute(
        "INSERT INTO article_tags (tag_id, sort, article_id, unread, hidden, place, origin)"
        " SELECT ?, sort, id, read = 0 AND hidden = 0, hidden,"
        " coalesce((SELECT max(place) + 1 FROM article_tags WHERE article_id = articles.id), 0), ?"
        " FROM articles WHERE id = ?"
        " ON CONFLICT (tag_id, sort, article_id) DO UPDATE SET origin = origin | excluded.origin",
        (tag, origin, article),
    )


def _drop(db: sqlite3.Connection, article: int, tag: int, bits: int) -> None:
    """Leave a tag of an article only the origins `bits`; take it off where none is left."""
    if bits:
        db.execute("UPDATE article_tags SET origin = ? WHERE article_id = ? AND tag_id = ?", (bits, article, tag))
    else:
        db.execute("DELETE FROM article_tags WHERE article_id = ? AND tag_id = ?", (article, tag))
