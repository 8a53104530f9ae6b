"""Earlier texts of an article that was corrected under the same identity."""

from __future__ import annotations

import sqlite3
from typing import cast

from tuireader.model.drafts import Form
from tuireader.store.content.packing import packed, unpacked
from tuireader.values import dataclass

KEPT = 20
"""Revisions of one article; the oldest are let go."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A text that a newer one took the place of."""

    replaced: int
    """Seconds since 1970."""
    title: str
    form: Form
    summary: str
    body: str


def keep(db: sqlite3.Connection, article: int, now: int) -> None:
    """Keep the article's present text, as it is about to be replaced. Call inside the transaction."""
    row = db.execute(
        "SELECT a.title, b.form, b.summary, b.body FROM articles a JOIN bodies b ON b.article_id = a.id WHERE a.id = ?",
        (article,),
    ).fetchone()
    if row is None:
        return
    # Behind those that are kept, whatever the clock says: one that was set back must not take their place.
    db.execute(
        "INSERT INTO revisions (article_id, replaced, title, text)"
        " SELECT ?1, max(?2, coalesce(max(replaced) + 1, 0)), ?3, ?4 FROM revisions WHERE article_id = ?1",
        (article, now, row[0], packed(list(row[1:]))),
    )
    db.execute(
        "DELETE FROM revisions WHERE article_id = ?1 AND replaced <="
        " (SELECT replaced FROM revisions WHERE article_id = ?1 ORDER BY replaced DESC LIMIT 1 OFFSET ?2)",
        (article, KEPT),
    )


def count(db: sqlite3.Connection, article: int) -> int:
    """How many earlier texts of the article are kept."""
    return int(db.execute("SELECT count(*) FROM revisions WHERE article_id = ?", (article,)).fetchone()[0])


def of(db: sqlite3.Connection, article: int) -> tuple[Revision, ...]:
    """The article's earlier texts, oldest first."""
    rows = db.execute("SELECT replaced, title, text FROM revisions WHERE article_id = ? ORDER BY replaced", (article,))
    found = []
    for replaced, title, text in rows:
        form, summary, body = cast("tuple[Form, str, str]", unpacked(text))
        found.append(Revision(replaced, title, form, summary, body))
    return tuple(found)
