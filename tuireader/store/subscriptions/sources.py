"""Sources: feeds and folders, and how their last refresh went."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from tuireader.model.documents import FeedHead
from tuireader.model.sources import Source, SourceKind
from tuireader.store.tagging import tags
from tuireader.store.writing import transaction
from tuireader.text import fold, without_login
from tuireader.values import dataclass

_COLUMNS = (
    "id, kind, url, coalesce(given_title, title), link, total, unread, tried, succeeded, status, reason, failures,"
    " gone, muted, interval, due, due_why"
)


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server gave us to ask "has it changed?" with, byte for byte, and the hash of what was parsed."""

    etag: str | None = None
    modified: str | None = None
    body_hash: bytes | None = None


def all_sources(db: sqlite3.Connection) -> tuple[Source, ...]:
    """Every source that is subscribed to, by title."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM sources WHERE removed IS NULL ORDER BY lower(coalesce(given_title, title)), id"
    )
    return tuple(_source(row) for row in rows)


def some(db: sqlite3.Connection, ids: Iterable[int]) -> tuple[Source, ...]:
    """Those of these sources that are subscribed to; in no order."""
    chosen = json.dumps(list(ids))
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM sources WHERE removed IS NULL AND id IN (SELECT value FROM json_each(?))", (chosen,)
    )
    return tuple(_source(row) for row in rows)


def source(db: sqlite3.Connection, source_id: int) -> Source | None:
    """One source, subscribed to or not, or None."""
    row = db.execute(f"SELECT {_COLUMNS} FROM sources WHERE id = ?", (source_id,)).fetchone()
    return _source(row) if row else None


def _source(row: tuple[Any, ...]) -> Source:
    """A row of `_COLUMNS`."""
    return Source(*(*row[:12], bool(row[12]), bool(row[13]), *row[14:]))


def at(db: sqlite3.Connection, url: str) -> Source | None:
    """The source of this address, or None."""
    row = db.execute(f"SELECT {_COLUMNS} FROM sources WHERE url = ?", (url,)).fetchone()
    return _source(row) if row else None


def titles(db: sqlite3.Connection) -> list[str]:
    """What every source is called that is subscribed to or has articles; in no order."""
    asked = "SELECT coalesce(given_title, title) FROM sources WHERE removed IS NULL OR total > 0"
    return [row[0] for row in db.execute(asked)]


def failing(db: sqlite3.Connection) -> int:
    """How many sources that are subscribed to failed when they were asked last."""
    row = db.execute("SELECT count(*) FROM sources WHERE failures > 0 AND removed IS NULL").fetchone()
    return int(row[0])


def of_article(db: sqlite3.Connection, article: int) -> int | None:
    """The id of an article's source; None if there is no such article."""
    row = db.execute("SELECT source_id FROM articles WHERE id = ?", (article,)).fetchone()
    return int(row[0]) if row else None


def named(db: sqlite3.Connection, name: str) -> tuple[Source, ...]:
    """The sources `name` can mean: its id, its address or title, else those whose title holds it, both folded."""
    if name.isascii() and name.isdigit() and (found := source(db, int(name))):
        return (found,)
    everything = all_sources(db)
    exact = tuple(s for s in everything if name in (s.url, without_login(s.url), s.title))
    return exact or tuple(s for s in everything if fold(name) in fold(s.title))


def is_whole_folder(db: sqlite3.Connection, source_id: int) -> bool:
    """Whether the source's folder itself was named, not only files in it."""
    row = db.execute("SELECT whole FROM sources WHERE id = ?", (source_id,)).fetchone()
    return bool(row and row[0])


def ensure(
    db: sqlite3.Connection,
    kind: SourceKind,
    url: str,
    title: str,
    now: int,
    *,
    given_title: str | None = None,
    tagged: Iterable[str] = (),
    whole_folder: bool = False,
    typed: bool = False,
) -> tuple[int, bool]:
    """The source at `url`, made if new; (id, whether it was made).

    `tagged`: tags for all its articles to come. `whole_folder`: the folder at `url` itself was named. `typed`: the
    reader wrote its host.
    """
    with transaction(db):
        row = db.execute("SELECT id FROM sources WHERE url = ?", (url,)).fetchone()
        if row:
            # Once unsubscribed, it is subscribed to again with all its articles.
            again = db.execute(
                "UPDATE sources SET removed = NULL, given_title = coalesce(?, given_title)"
                " WHERE id = ? AND removed IS NOT NULL",
                (given_title, *row),
            ).rowcount
            found, made = int(row[0]), bool(again)
        else:
            cursor = db.execute(
                "INSERT INTO sources (kind, url, title, given_title, added) VALUES (?, ?, ?, ?, ?)",
                (kind, url, title, given_title, now),
            )
            found, made = int(cursor.lastrowid or 0), True
        if typed:
            db.execute("UPDATE sources SET typed = 1 WHERE id = ? AND typed = 0", (found,))
        if whole_folder:
            db.execute("UPDATE sources SET whole = 1 WHERE id = ? AND whole = 0", (found,))
        for place, tag in enumerate(tags.ensure(db, tagged)):
            db.execute("INSERT OR IGNORE INTO source_tags VALUES (?, ?, ?)", (found, tag, place))
        return found, made


def ensure_left(db: sqlite3.Connection, url: str, title: str, now: int) -> tuple[int, bool]:
    """The feed at `url`, made as one that is not subscribed to if it is not there; (id, whether it was made)."""
    with transaction(db):
        row = db.execute("SELECT id FROM sources WHERE url = ?", (url,)).fetchone()
        if row:
            return int(row[0]), False
        cursor = db.execute(
            "INSERT INTO sources (kind, url, title, added, removed) VALUES ('feed', ?, ?, ?, ?)", (url, title, now, now)
        )
        return int(cursor.lastrowid or 0), True


def lead_to(db: sqlite3.Connection, source_id: int, link: str) -> None:
    """The page a source belongs to, as long as the feed itself has not said which."""
    with transaction(db):
        db.execute("UPDATE sources SET link = ? WHERE id = ? AND link IS NULL", (link, source_id))


def describe(db: sqlite3.Connection, source_id: int, head: FeedHead) -> None:
    """Keep what the feed says of itself now. Writes only what changed."""
    new = (head.title, head.subtitle, head.link, head.language, head.icon)
    old = db.execute("SELECT title, subtitle, link, language, icon FROM sources WHERE id = ?", (source_id,)).fetchone()
    if old is None:
        return
    title = new[0] or old[0]
    if (title, *new[1:]) != tuple(old):
        with transaction(db):
            db.execute(
                "UPDATE sources SET title = ?, subtitle = ?, link = ?, language = ?, icon = ? WHERE id = ?",
                (title, *new[1:], source_id),
            )


def move(db: sqlite3.Connection, source_id: int, url: str) -> bool:
    """The source has another address from now on; False, and nothing done, where another source has it already.

    What its server gave to ask again with and what was seen of a move holds for the old address only; that the reader
    typed it, for the old host.
    """
    with transaction(db):
        row = db.execute("SELECT url FROM sources WHERE id = ?", (source_id,)).fetchone()
        moved = db.execute(
            "UPDATE OR IGNORE sources SET url = ?, typed = typed AND ?, etag = NULL, modified = NULL, moved_to = NULL,"
            " moved_first = NULL, moved_times = 0 WHERE id = ?",
            (url, bool(row) and _host(row[0]) == _host(url), source_id),
        )
        return bool(moved.rowcount)


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def validators(db: sqlite3.Connection, source_id: int) -> Validators:
    """What to ask the server with."""
    row = db.execute("SELECT etag, modified, body_hash FROM sources WHERE id = ?", (source_id,)).fetchone()
    return Validators(*row) if row else Validators()


def totals(db: sqlite3.Connection) -> dict[str, int]:
    """``total``, ``unread``, ``starred`` and ``hidden`` over the whole library: what is hidden is in no other."""
    return dict(db.execute("SELECT name, n FROM counts").fetchall())


def languages(db: sqlite3.Connection) -> list[str]:
    """The languages that sources say they are in, the commonest first."""
    rows = db.execute("SELECT lower(language) FROM sources WHERE language <> '' GROUP BY 1 ORDER BY sum(total) DESC, 1")
    return [row[0] for row in rows]
