"""The rows of the last view by ``sqlite3`` alone: nothing else is loaded, nothing is written, nobody is waited for.

The session that the reader left (`session`) holds the very question its list asked, so that no query need be understood
here. The library is opened for reading only: whatever stands there as a question, it can change nothing.
"""

from __future__ import annotations

import sqlite3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

APPLICATION_ID = 0x74756972  # as `opening`, which takes too long to load
_PATIENCE = 0.05  # seconds another program may hold the file


class Seen:
    """A row, with what `ui.article_rows.rows` draws of it."""

    __slots__ = (
        "author", "first_seen", "hidden", "highlight", "published", "read", "source", "starred", "tag_looks", "tags",
        "title", "words",
    )  # fmt: skip

    def __init__(self, title: str, source: str, published: Moment | None, first_seen: int, read: bool, starred: bool):
        self.title = title
        self.source = source
        self.published = published
        self.first_seen = first_seen
        self.read = read
        self.starred = starred
        self.tags: tuple[str, ...] = ()
        self.tag_looks: tuple[int, ...] = ()
        self.hidden = False
        self.highlight = 0
        self.author = ""
        self.words = 0


class Moment:
    """A moment as far as it is known: what `model.stamps.Stamp` says, lighter."""

    __slots__ = ("precision", "seconds", "zoned")

    def __init__(self, seconds: int, stored: str | None):
        self.seconds = seconds
        self.precision = "minute" if stored in ("local", None) else stored
        self.zoned = stored != "local"


class Glimpse:
    """What was found: the session's facts by their path (``$.list.width``), texts by line, rows in order."""

    def __init__(self, facts: dict[str, str | int | float | None], rows: list[Seen]):
        self.facts = facts
        self.rows = rows

    def text(self, path: str) -> str:
        found = self.facts[path]
        assert isinstance(found, str)
        return found

    def number(self, path: str) -> int:
        found = self.facts[path]
        assert isinstance(found, int)
        return found

    def texts(self, path: str) -> list[str]:
        """The texts of a list, in order."""
        found: list[str] = []
        while f"{path}[{len(found)}]" in self.facts:
            found.append(self.text(f"{path}[{len(found)}]"))
        return found


def glance(file: str, fits: Callable[[dict[str, str | int | float | None]], bool]) -> Glimpse | None:
    """The last view of the library in `file`, if it has one and `fits` likes its facts; None on any difficulty."""
    try:
        db = sqlite3.connect(f"file:{_quoted(file)}?mode=ro", uri=True, timeout=_PATIENCE)
    except sqlite3.Error:
        return None
    try:
        return _glance(db, fits)
    except (sqlite3.Error, ValueError, TypeError, LookupError):
        return None
    finally:
        db.close()


def _glance(db: sqlite3.Connection, fits: Callable[[dict[str, str | int | float | None]], bool]) -> Glimpse | None:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return None
    facts = dict(
        db.execute(
            "SELECT t.fullkey, t.atom FROM settings s, json_tree(s.value) t"
            " WHERE s.name = 'session' AND t.type NOT IN ('object', 'array')"
        )
    )
    if not facts or not fits(facts):
        return None
    values: list[str | int | float | None] = []
    while (path := f"$.question[{len(values) + 1}]") in facts:
        values.append(facts[path])
    found = db.execute(str(facts["$.question[0]"]), values).fetchall()
    # `lists`: id, sort, title, source, kind, published, its precision, first seen, read, starred, address, hidden,
    # highlight, author, words
    rows = {
        row[0]: Seen(
            row[2], row[3], None if row[5] is None else Moment(row[5], row[6]), row[7], bool(row[8]), bool(row[9])
        )
        for row in found
    }
    for row in found:
        rows[row[0]].hidden, rows[row[0]].highlight = bool(row[11]), row[12]
        rows[row[0]].author, rows[row[0]].words = row[13], row[14]
    marks = ",".join("?" * len(rows))
    for article, name, look in db.execute(  # as `tags.of_articles`
        "SELECT x.article_id, t.name, iif(coalesce(t.hidden, t.noise), -1, t.colour)"
        " FROM article_tags x JOIN tags t ON t.id = x.tag_id"
        f" WHERE x.article_id IN ({marks}) ORDER BY x.article_id, x.place",
        tuple(rows),
    ):
        rows[article].tags += (name,)
        rows[article].tag_looks += (look,)
    return Glimpse(facts, list(rows.values()))


def _quoted(file: str) -> str:
    """A file's name within a ``file:`` address (RFC 8089; sqlite.org/uri.html)."""
    return file.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
