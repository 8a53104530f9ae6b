"""The full-text index: what goes into it, and what a search asks of it.

The index is contentless: the words are in ``articles`` and ``bodies`` already. To take an article out again the
very words that went in must be given (SQLite FTS5, section 4.4.3.1), so `_read` is the one place that makes them: what
it gives for an article may only change together with a migration that makes the index anew.

Articles are indexed after they are visible: `enqueue` is part of the transaction that stores them, `catch_up` runs
later, in short transactions, and again at the next start if it was cut off.

Chinese, Japanese and Korean runs are written as overlapping pairs of characters, so that a word of two characters
is found inside a run: unicode61 would take the whole run for one word.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from unicodedata import normalize, ucd_3_2_0

from tuireader.patterns import late
from tuireader.store.functions import plain
from tuireader.store.portions import Size, rest
from tuireader.store.writing import transaction

_CJK = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
_RUN = late(f"{_CJK}+")
_ENDS_A_STRING = late('["\0]')

FIRST = 40
"""Articles that are indexed in the first transaction."""
MOST = 500_000
"""Characters that are indexed in any; one article may have more."""

Fields = tuple[str, str, str, str, str]
"""title, summary, body, author, tags, as they are indexed."""


def pairs(text: str) -> str:
    """`text` composed (NFC), with each run of CJK characters as its overlapping pairs and its last character."""
    if text.isascii():
        return text
    return _RUN.sub(lambda run: f" {_pairs(run.group())} ", normalize("NFC", text))


def is_run(char: str) -> bool:
    """Whether words with this character stand in runs, without spaces, and are found anywhere within them."""
    return bool(_RUN.match(char))


def _pairs(run: str) -> str:
    return " ".join([*(run[i : i + 2] for i in range(len(run) - 1)), run[-1]])


# ---------------------------------------------------------------- keeping it


def enqueue(db: sqlite3.Connection, article: int) -> None:
    """Index the article later. Call inside the transaction that stores it."""
    db.execute("INSERT OR IGNORE INTO unindexed VALUES (?)", (article,))


def forget(db: sqlite3.Connection, articles: Sequence[int]) -> None:
    """Take articles out of the index. Call inside the transaction, *before* their words change."""
    chosen = json.dumps(list(articles))
    known = dict(
        db.execute(
            "SELECT i.article_id, i.tags FROM json_each(?) j CROSS JOIN indexed i ON i.article_id = j.value", (chosen,)
        ).fetchall()
    )
    db.executemany(
        "INSERT INTO search (search, rowid, title, summary, body, author, tags) VALUES ('delete', ?, ?, ?, ?, ?, ?)",
        ((article, *fields[:4], known[article]) for article, fields in _read(db, known)),
    )
    db.execute("DELETE FROM indexed WHERE article_id IN (SELECT value FROM json_each(?))", (chosen,))


def index_now(db: sqlite3.Connection, articles: Sequence[int], most: float = inf) -> int:
    """Index these, before all others that wait; how many were. Call inside a transaction.

    One after the other, since each may be as large as a whole feed. `most`: characters of bodies after which the rest
    waits; what the index held of that is taken out of it.
    """
    forget(db, articles)
    tags: dict[int, str] = {}
    done = len(articles)

    def some() -> Iterator[tuple[int, *Fields]]:
        nonlocal done
        size = 0
        for article, fields in _read(db, articles):
            yield (article, *fields)
            tags[article] = fields[4]
            size += len(fields[2])
            if size > most:
                done = articles.index(article) + 1
                return

    db.executemany("INSERT INTO search (rowid, title, summary, body, author, tags) VALUES (?, ?, ?, ?, ?, ?)", some())
    db.executemany("INSERT INTO indexed VALUES (?, ?)", tags.items())
    db.executemany("DELETE FROM unindexed WHERE article_id = ?", ((article,) for article in articles[:done]))
    return done


def catch_up(db: sqlite3.Connection, batch: int = 100) -> Iterator[int]:
    """Index what is waiting, at most `batch` in a short transaction; yields how many each did. Stop asking to pause."""
    size = Size(min(batch, FIRST))
    while db.execute("SELECT EXISTS (SELECT 1 FROM unindexed)").fetchone() == (1,):
        with transaction(db):
            began, many = time.monotonic(), min(batch, size.things)
            waiting = [row[0] for row in db.execute("SELECT article_id FROM unindexed ORDER BY 1 LIMIT ?", (many,))]
            done = index_now(db, waiting, MOST)
        size.took(time.monotonic() - began)
        if not done:
            return
        yield done
        rest()


def waiting(db: sqlite3.Connection) -> int:
    """How many articles are not yet in the index."""
    return int(db.execute("SELECT count(*) FROM unindexed").fetchone()[0])


def _read(db: sqlite3.Connection, articles: Iterable[int]) -> Iterator[tuple[int, Fields]]:
    """What the index holds, or should hold, of each of these articles that there is."""
    for article in articles:
        row = db.execute(
            "SELECT a.title, b.summary, b.body, a.author, b.form, f.form, f.body,"
            " (SELECT group_concat(name, char(10)) FROM (SELECT t.name FROM article_tags x"
            "  JOIN tags t ON t.id = x.tag_id WHERE x.article_id = a.id ORDER BY x.place))"
            " FROM articles a JOIN bodies b ON b.article_id = a.id"
            " LEFT JOIN fulltexts f ON f.article_id = a.id AND f.shown >= 0 WHERE a.id = ?",
            (article,),
        ).fetchone()
        if row:
            title, summary, body, author, form, full_form, full, tags = row
            text = plain(form, body) if full is None else f"{plain(form, body)}\n{plain(full_form, full)}"
            yield article, (pairs(title), pairs(summary), pairs(text), pairs(author), pairs(tags or ""))


# ---------------------------------------------------------------- asking it


def match(text: str, *, prefix: bool = False) -> str | None:
    """An FTS5 expression that finds `text` and cannot be a syntax error; None if the index knows nothing of it.

    The words of `text` stand in this order, next to each other: as a phrase, or joined by signs (``don't``,
    ``node.js``). A run of CJK characters is looked for by its pairs. `prefix`: the last word may go on.
    """
    if not any(map(_indexed, text)):
        return None
    text = normalize("NFC", text)
    while not text[-1].isalnum():
        text = text[:-1]
    words = pairs(_ENDS_A_STRING.sub(" ", text)).rstrip()
    if not _RUN.match(text[-1]):
        return f'"{words}"' + ("*" if prefix else "")
    if not _RUN.match(text[-2:-1]):
        return f'"{words}"*'  # one character: the beginning of any pair
    return f'"{words[:-1]}"'  # the run may go on where it is found: its last character need not stand alone


def _indexed(char: str) -> bool:
    """Whether the tokenizer keeps `char`: letters and digits of Unicode 6.1 at most, and 3.2 is what Python knows."""
    return char.isalnum() and ucd_3_2_0.category(char) != "Cn"
