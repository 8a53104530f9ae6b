"""Texts taken from articles' pages, kept beside what the feed said.

``shown`` says how things stand: 1 in place of the feed's text, 0 beside it, -1 taken back (undo may bring it again),
-2 looked for in vain (``body`` says why), so that it is not looked for again by itself.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from tuireader.model.articles import FullText
from tuireader.model.drafts import Form
from tuireader.store.finding import search
from tuireader.store.functions import plain
from tuireader.text import count_words

SHOWN: Final = 1
BESIDE: Final = 0
TAKEN_BACK: Final = -1
IN_VAIN: Final = -2

FIELD: Final = "fulltext"
"""What the journal calls it: from and to one of the above."""


def of(db: sqlite3.Connection, article: int) -> FullText | None:
    """The text of the article's page, or None."""
    row = db.execute(
        "SELECT url, fetched, form, body, shown FROM fulltexts WHERE article_id = ? AND shown >= 0", (article,)
    ).fetchone()
    if row is None:
        return None
    url, fetched, form, body, shown = row
    return FullText(url, fetched, form, body, shown=shown == SHOWN)


def state(db: sqlite3.Connection, article: int) -> int:
    """How things stand with an article; `TAKEN_BACK` also where there is nothing."""
    row = db.execute("SELECT shown FROM fulltexts WHERE article_id = ?", (article,)).fetchone()
    return TAKEN_BACK if row is None or row[0] == IN_VAIN else int(row[0])


def put(db: sqlite3.Connection, article: int, url: str, now: int, form: Form, body: str) -> None:
    """Keep a page's text and show it. Call inside a transaction."""
    search.forget(db, [article])
    db.execute(
        "INSERT OR REPLACE INTO fulltexts (article_id, url, fetched, form, body, shown) VALUES (?, ?, ?, ?, ?, ?)",
        (article, url, now, form, body, SHOWN),
    )
    recount(db, article)
    search.enqueue(db, article)


def show(db: sqlite3.Connection, article: int, shown: int) -> None:
    """Change how things stand with a text that is kept; nothing where none is. Call inside a transaction."""
    search.forget(db, [article])
    db.execute("UPDATE fulltexts SET shown = ? WHERE article_id = ? AND shown <> ?", (shown, article, IN_VAIN))
    recount(db, article)
    search.enqueue(db, article)


def look_no_more(db: sqlite3.Connection, article: int, url: str, now: int, reason: str) -> None:
    """Remember that there is nothing to be had, unless something is there. Call inside a transaction."""
    db.execute(
        "INSERT INTO fulltexts (article_id, url, fetched, form, body, shown) VALUES (?, ?, ?, 'text', ?, ?)"
        " ON CONFLICT DO NOTHING",
        (article, url, now, reason, IN_VAIN),
    )


def recount(db: sqlite3.Connection, article: int) -> None:
    """Make the article's number of words that of the text which is shown. Call inside a transaction."""
    row = db.execute(
        "SELECT coalesce(f.form, b.form), coalesce(f.body, b.body) FROM bodies b"
        " LEFT JOIN fulltexts f ON f.article_id = b.article_id AND f.shown = 1 WHERE b.article_id = ?",
        (article,),
    ).fetchone()
    if row:
        db.execute("UPDATE articles SET words = ? WHERE id = ?", (count_words(plain(*row)), article))


def words_of_feed(db: sqlite3.Connection, article: int) -> int:
    """How many words the feed's own text has."""
    row = db.execute("SELECT form, body FROM bodies WHERE article_id = ?", (article,)).fetchone()
    return count_words(plain(*row)) if row else 0


def missing(db: sqlite3.Connection, source: int, since: int, most: int) -> list[int]:
    """Articles of a source first seen after `since` whose pages have not been looked at, newest first."""
    rows = db.execute(
        "SELECT a.id FROM articles a WHERE a.source_id = ? AND a.first_seen >= ? AND a.hidden = 0"
        " AND a.url LIKE 'http%' AND NOT EXISTS (SELECT 1 FROM fulltexts f WHERE f.article_id = a.id)"
        " ORDER BY a.sort DESC, a.id DESC LIMIT ?",
        (source, since, most),
    )
    return [row[0] for row in rows]


# ---------------------------------------------------------------- undo


def note(db: sqlite3.Connection, action: int, article: int, before: int) -> None:
    """Write into the journal that the page's text is shown, in place of what was `before`."""
    db.execute("INSERT INTO changes VALUES (?, ?, ?, ?, ?)", (action, article, FIELD, before, SHOWN))


def turn(db: sqlite3.Connection, action: int, articles: str, *, back: bool) -> None:
    """Take back, or do again, what `note` says of an action on articles (a JSON array). Call inside a transaction."""
    after = "old" if back else "new"
    for article, wanted in db.execute(
        f"SELECT article_id, {after} FROM changes WHERE action_id = ?"
        " AND article_id IN (SELECT value FROM json_each(?)) AND field = ?"
        " AND article_id IN (SELECT id FROM articles)",
        (action, articles, FIELD),
    ).fetchall():
        show(db, article, wanted)


def forget_unreachable(db: sqlite3.Connection) -> None:
    """Let go the texts that were taken back and that no redo can bring again. Call inside a transaction."""
    db.execute(
        "DELETE FROM fulltexts WHERE shown = ? AND article_id NOT IN (SELECT article_id FROM changes WHERE field = ?)",
        (TAKEN_BACK, FIELD),
    )
