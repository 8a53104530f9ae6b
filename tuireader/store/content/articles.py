"""One article, whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from tuireader.model.articles import Article
from tuireader.model.drafts import Attachment
from tuireader.model.stamps import Stamp
from tuireader.store.content import documents, fulltexts, revisions
from tuireader.store.finding import paging
from tuireader.store.functions import plain
from tuireader.store.stamps import stamp
from tuireader.values import dataclass


def article(db: sqlite3.Connection, id: int) -> Article | None:
    """The article with this id, or None."""
    row = paging.rows(db, [id]).get(id)
    if row is None:
        return None
    form, summary, body, comments, attachments, notes = db.execute(
        "SELECT form, summary, body, comments, attachments, notes FROM bodies WHERE article_id = ?", (id,)
    ).fetchone()
    author, updated, precision, language, words, source_url = db.execute(
        "SELECT a.author, a.updated, a.updated_precision, a.language, a.words, s.url"
        " FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.id = ?",
        (id,),
    ).fetchone()
    full = fulltexts.of(db, id)
    shown = full if full is not None and full.shown else None
    return Article(
        row=row,
        body=shown.body if shown else body,
        form=shown.form if shown else form,
        summary=summary,
        author=author,
        updated=stamp(updated, precision),
        language=language,
        words=words,
        comments=comments,
        attachments=tuple(Attachment(**file) for file in json.loads(attachments or "[]")),
        notes=tuple(json.loads(notes or "[]")),
        source_url=source_url,
        provenance=documents.provenance(db, id),
        full_text=full,
        edits=revisions.count(db, id),
    )


def newest(db: sqlite3.Connection) -> int:
    """The highest id of an article; 0 if there is none."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0])


@dataclass(frozen=True, slots=True)
class Facts:
    """What a listing says of an article beyond its row."""

    author: str
    summary: str
    words: int
    updated: Stamp | None


def facts(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Facts]:
    """id → facts, for some hundred articles at once."""
    marks = ",".join("?" * len(ids))
    found = db.execute(
        "SELECT a.id, a.author, b.summary, a.words, a.updated, a.updated_precision"
        f" FROM articles a JOIN bodies b ON b.article_id = a.id WHERE a.id IN ({marks})",
        tuple(ids),
    )
    return {
        id: Facts(author, summary, words, stamp(updated, precision))
        for id, author, summary, words, updated, precision in found
    }


def plain_texts(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    """id → summary and body as plain words, for some hundred articles at once."""
    marks = ",".join("?" * len(ids))
    found = db.execute(
        "SELECT b.article_id, b.form, b.summary, b.body, f.form, f.body FROM bodies b"
        f" LEFT JOIN fulltexts f ON f.article_id = b.article_id AND f.shown >= 0 WHERE b.article_id IN ({marks})",
        tuple(ids),
    )
    return {
        id: f"{summary}\n{plain(form, body)}" + (f"\n{plain(full_form, full)}" if full is not None else "")
        for id, form, summary, body, full_form, full in found
    }
