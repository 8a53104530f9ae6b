"""The full-text index: what goes into it, and what a search asks of it.

The index is contentless: the words are in ``articles`` and ``bodies`` already. To take an article out again the
very words that went in must be given (SQLite FTS5, section 4.4.3.1), so `words_for` is the one place that makes them.

Articles are indexed after they are visible: `enqueue` is part of the transaction that stores them, `catch_up` runs
later, in short transactions, and again at the next start if it was cut off.

Chinese, Japanese and Korean runs are written as overlapping pairs of characters, so that a word of two characters
is found inside a run: unicode61 would take the whole run for one word.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator

from tuireader.store.writing import transaction
from tuireader.text import words_of

_RUN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+")
_WORD = re.compile(r"\w+")

Fields = tuple[str, str, str, str, str]
"""title, summary, body, author, tags, as they are indexed."""


def pairs(text: str) -> str:
    """`text` with each run of CJK characters as its overlapping pairs and its last character."""
    if text.isascii():
        return text
    return _RUN.sub(lambda run: f" {_pairs(run.group())} ", text)


def _pairs(run: str) -> str:
    return " ".join([*(run[i : i + 2] for i in range(len(run) - 1)), run[-1]])


def enqueue(db: sqlite3.Connection, article: int) -> None:
    """Index the article later. Call inside the transaction that stores it."""
    db.execute("INSERT OR IGNORE INTO unindexed VALUES (?)", (article,))


def forget(db: sqlite3.Connection, article: int) -> None:
    """Take the article out of the index. Call inside the transaction, *before* its words change."""
    known = db.execute("SELECT tags FROM indexed WHERE article_id = ?", (article,)).fetchone()
    if known:
        fields = words_for(db, article)
        if fields:
            db.execute(
                "INSERT INTO search (search, rowid, title, summary, body, author, tags) VALUES ('delete', ?, ?, ?, ?, ?, ?)",
                (article, *fields[:4], known[0]),
            )
        db.execute("DELETE FROM indexed WHERE article_id = ?", (article,))


def catch_up(db: sqlite3.Connection, batch: int = 500) -> Iterator[int]:
    """Index what is waiting, a transaction a batch; yields how many each did. Stop asking to pause."""
    while True:
        with transaction(db):
            waiting = [
                row[0] for row in db.execute("SELECT article_id FROM unindexed ORDER BY 1 LIMIT ?", (batch,))
            ]
            for article in waiting:
                forget(db, article)
            found = list(_read(db, waiting))
            db.executemany(
                "INSERT INTO search (rowid, title, summary, body, author, tags) VALUES (?, ?, ?, ?, ?, ?)",
                ((article, *fields) for article, fields in found),
            )
            db.executemany(
                "INSERT INTO indexed VALUES (?, ?)", ((article, fields[4]) for article, fields in found)
            )
            db.executemany("DELETE FROM unindexed WHERE article_id = ?", ((article,) for article in waiting))
        if not waiting:
            return
        yield len(waiting)


def waiting(db: sqlite3.Connection) -> int:
    """How many articles are not yet in the index."""
    return int(db.execute("SELECT count(*) FROM unindexed").fetchone()[0])


def words_for(db: sqlite3.Connection, article: int) -> Fields | None:
    """What the index holds, or should hold, of the article; None if there is no such article."""
    return next((fields for _, fields in _read(db, [article])), None)


def _read(db: sqlite3.Connection, articles: Iterable[int]) -> Iterator[tuple[int, Fields]]:
    for article in articles:
        row = db.execute(
            "SELECT a.title, b.summary, b.body, a.author, b.form,"
            " (SELECT group_concat(name, char(10)) FROM"
            "  (SELECT t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id = a.id ORDER BY x.place))"
            " FROM articles a JOIN bodies b ON b.article_id = a.id WHERE a.id = ?",
            (article,),
        ).fetchone()
        if row:
            title, summary, body, author, form, tags = row
            plain = words_of(body) if form == "html" else body
            yield article, (pairs(title), pairs(summary), pairs(plain), pairs(author), pairs(tags or ""))


def match(text: str, *, phrase: bool, prefix: bool) -> str | None:
    """An FTS5 expression that finds `text` and cannot be a syntax error; None if it holds nothing to look for.

    Words are quoted by us and must all be there; what is written together (``don't``, ``node.js``) must stand
    together. A run of CJK characters becomes a phrase of its pairs. `phrase`: the words in this order, next to each
    other. `prefix`: the last word may go on.
    """
    words = [text] if phrase else text.split()
    found = [(" ".join(pieces), pieces[-1]) for word in words if (pieces := list(_pieces(word)))]
    if not found:
        return None
    last = len(found) - 1
    return " AND ".join(
        f'"{content}"' + ("*" if _single(end) or (prefix and i == last and not _RUN.fullmatch(end)) else "")
        for i, (content, end) in enumerate(found)
    )


def _single(piece: str) -> bool:
    """One CJK character: the beginning of any pair."""
    return len(piece) == 1 and _RUN.fullmatch(piece) is not None


def _pieces(word: str) -> Iterator[str]:
    """`word` as the tokenizer will see it: runs of letters and digits; of a CJK run its pairs."""
    for part in _WORD.findall(word.replace("_", " ")):
        at = 0
        for run in _RUN.finditer(part):
            if run.start() > at:
                yield part[at : run.start()]
            whole = run.group()
            yield from (whole[i : i + 2] for i in range(max(1, len(whole) - 1)))
            at = run.end()
        if at < len(part):
            yield part[at:]
