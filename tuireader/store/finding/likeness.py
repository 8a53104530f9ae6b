"""Articles like an article: those that share its rare words, those of its source, those that share a tag.

What they are tagged with is what it may be tagged with. Each way looks at a few hundred articles at most.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence

from tuireader.store.finding import search

WORDS, SHORT = 8, 3
"""Words of a title whose rareness is looked up, the longest ones; and letters that are too few."""

RAREST = 3
"""Of these, so many are looked for."""

COMMON = 1_000
"""Articles from which on a word says too little."""

NEIGHBOURS = 100
"""Articles that each way looks at."""


def by_words(db: sqlite3.Connection, article: int) -> list[int]:
    """The newest articles that share a rare word of the title, without the article itself."""
    row = db.execute("SELECT title FROM articles WHERE id = ?", (article,)).fetchone()
    if row is None:
        return []
    words = sorted(dict.fromkeys(search.pairs(row[0]).split()), key=len, reverse=True)[:WORDS]
    counted: list[tuple[int, str]] = []
    for word in words:
        asked = search.match(word)
        if asked is not None and len(word) > SHORT:
            counted.append((_articles_with(db, asked), asked))
    rare = sorted(pair for pair in counted if 1 < pair[0] <= COMMON)[:RAREST]
    if not rare:
        return []
    rows = db.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
        (" OR ".join(asked for _, asked in rare), NEIGHBOURS),
    )
    return [id for (id,) in rows if id != article]


def _articles_with(db: sqlite3.Connection, asked: str) -> int:
    """How many articles hold a word; of common ones no more than `COMMON` and one are counted."""
    question = "SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"
    return int(db.execute(question, (asked, COMMON + 1)).fetchone()[0])


def of_source(db: sqlite3.Connection, article: int) -> list[int]:
    """The newest articles of its source."""
    rows = db.execute(
        "SELECT id FROM articles INDEXED BY articles_source WHERE hidden = 0 AND source_id ="
        " (SELECT source_id FROM articles WHERE id = ?) ORDER BY sort DESC, id DESC LIMIT ?",
        (article, NEIGHBOURS),
    )
    return [id for (id,) in rows if id != article]


def by_tags(db: sqlite3.Connection, article: int) -> list[int]:
    """The newest articles of each of its tags."""
    found: dict[int, None] = {}
    for (tag,) in db.execute("SELECT tag_id FROM article_tags WHERE article_id = ? LIMIT 8", (article,)).fetchall():
        rows = db.execute(
            "SELECT article_id FROM article_tags WHERE tag_id = ? ORDER BY sort DESC, article_id DESC LIMIT ?",
            (tag, NEIGHBOURS // 2),
        )
        found.update(dict.fromkeys(id for (id,) in rows if id != article))
    return list(found)


def tags_of(db: sqlite3.Connection, articles: Sequence[int]) -> Counter[str]:
    """How many of these articles carry each tag, by its name; hidden tags left out."""
    rows = db.execute(
        "SELECT t.name, count(*) FROM json_each(?) j CROSS JOIN article_tags x INDEXED BY article_tags_article"
        " ON x.article_id = j.value JOIN tags t ON t.id = x.tag_id WHERE coalesce(t.hidden, t.noise) = 0 GROUP BY t.id",
        (json.dumps(list(articles)),),
    )
    return Counter(dict(rows))
