"""newsboat's ``cache.db``: feeds, and articles with what is read, flagged and deleted (newsboat, src/cache.cpp).

Tables ``rss_feed`` (by address) and ``rss_item`` (by number); later versions only add columns.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from tuireader.model.documents import Refused
from tuireader.model.foreign import ForeignFeed, ForeignItem, ForeignMarks

LONGEST = 4 * 1024 * 1024
"""Bytes of a value that is read."""
MOST = 2_000_000
"""Articles that are looked at."""
SECONDS = 60.0
"""How long one answer may take."""
PATIENCE = 5.0
"""Seconds to wait while newsboat writes."""
STEPS = 100_000
"""Steps of SQLite's machine between two looks at the clock."""

_NEEDED = ("guid", "title", "url", "feedurl", "pubDate", "content", "unread")
_PERHAPS = ("author", "enclosure_url", "enclosure_type", "flags", "deleted", "base", "content_mime_type")
"""Columns of articles that early versions lack."""


class Cache:
    """An open ``cache.db``."""

    def __init__(self, db: sqlite3.Connection, columns: frozenset[str]) -> None:
        self._db = db
        self._asked = ", ".join(name if name in columns else f"'' AS {name}" for name in (*_NEEDED, *_PERHAPS))
        self.lost = 0
        """Articles that could not be read so far: their pages are damaged, or they are too long."""

    def feeds(self) -> list[ForeignFeed] | Refused:
        """Every feed with the numbers of its articles, by address; those too that have only one of both."""
        try:
            named = {
                _text(address): (_text(title), _text(link))
                for address, title, link in _in_time(self._db, "SELECT rssurl, title, url FROM rss_feed")
            }
            newest = f"SELECT rowid, feedurl FROM rss_item ORDER BY pubDate DESC, rowid DESC LIMIT {MOST}"
            rows: dict[str, list[int]] = {address: [] for address in named}
            for row, address in _in_time(self._db, newest):
                rows.setdefault(_text(address), []).append(_number(row))
        except sqlite3.Error as error:
            return _unreadable(error)
        return [
            ForeignFeed(address, *named.get(address, ("", "")), tuple(numbers))
            for address, numbers in sorted(rows.items())
        ]

    def items(self, rows: Sequence[int]) -> Iterator[ForeignItem]:
        """The articles of these rows, in this order; one that cannot be read costs itself only and is counted."""
        try:
            found = self._items(rows)
        except (sqlite3.Error, OverflowError):
            found = {}
            for row in rows:
                try:
                    found.update(self._items([row]))
                except (sqlite3.Error, OverflowError):
                    self.lost += 1
        for row in rows:
            if row in found:
                yield found[row]

    def _items(self, rows: Sequence[int]) -> dict[int, ForeignItem]:
        asked = f"SELECT rowid, {self._asked} FROM rss_item WHERE rowid IN (SELECT value FROM json_each(?))"
        return {_number(row[0]): _item(row) for row in _in_time(self._db, asked, json.dumps(list(rows)))}


@contextmanager
def opened(path: Path) -> Iterator[Cache | Refused]:
    """The ``cache.db`` at `path`, or why it is none; it is not written."""
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE, isolation_level=None)
    except (sqlite3.Error, ValueError) as error:
        yield _unreadable(error)
        return
    with closing(db):
        db.text_factory = lambda content: content.decode("utf-8", "replace")
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        yield _looked_at(db)


def _looked_at(db: sqlite3.Connection) -> Cache | Refused:
    try:
        for guard in ("query_only=ON", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0"):
            db.execute(f"PRAGMA {guard}")
        tables = {
            name
            for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            if not _text(sql).upper().startswith("CREATE VIRTUAL")
        }
        if {"rss_feed", "rss_item"} <= tables:
            # 0: a column that is stored, and not computed when it is read.
            columns = frozenset(row[1] for row in db.execute("PRAGMA table_xinfo(rss_item)") if row[6] == 0)
            if columns.issuperset(_NEEDED):
                return Cache(db, columns)
    except sqlite3.Error as error:
        return _unreadable(error)
    ours = {"articles", "bodies", "identities"} <= tables
    return Refused(
        "a library of tuireader, not news: --library FILE opens it"
        if ours
        else "a database, but not newsboat's cache.db, the only kind that is read"
    )


def _in_time(db: sqlite3.Connection, sql: str, *values: str) -> list[tuple[object, ...]]:
    """The rows of an answer. Raises sqlite3.OperationalError where it takes longer than `SECONDS`."""
    until = time.monotonic() + SECONDS
    db.set_progress_handler(lambda: time.monotonic() > until, STEPS)
    try:
        return db.execute(sql, values).fetchall()
    finally:
        db.set_progress_handler(None, 0)


def _unreadable(error: Exception) -> Refused:
    code = getattr(error, "sqlite_errorname", "") or ""
    if code.startswith("SQLITE_BUSY"):
        return Refused("another program keeps it locked: leave newsboat and try again")
    if code == "SQLITE_INTERRUPT":
        return Refused("a database that takes too long to read")
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return Refused("a damaged database")
    return Refused(f"a database that cannot be read ({error}): start newsboat and leave it, then try again")


def _item(row: tuple[object, ...]) -> ForeignItem:
    number, guid, title, url, _, published, content, unread, author, file, file_kind, flags, deleted, base, kind = row
    return ForeignItem(
        _number(number), _text(guid), _text(title), _text(author), _text(url), _number(published), _text(content),
        _text(kind), _text(base), _text(file), _text(file_kind),
        ForeignMarks(_number(unread) == 0, _text(flags), _number(deleted) != 0),
    )  # fmt: skip


def _text(value: object) -> str:
    """A value as text: hostile hands put any type into any column."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def _number(value: object) -> int:
    if isinstance(value, str) and value.strip().isdecimal() and len(value) < 20:
        return int(value)
    return value if isinstance(value, int) else 0
