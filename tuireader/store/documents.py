"""Which file or answer brought an article: to cite it, and to know the same bytes when they come again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from tuireader.model import Provenance


@dataclass(frozen=True, slots=True)
class Known:
    """An article that a document brought before."""

    article_id: int
    title: str
    place: str
    document_id: int


def at_place(db: sqlite3.Connection, place: str) -> tuple[bytes, tuple[Known, ...]] | None:
    """The SHA-256 of the newest document read from `place` and the articles it brought; None if never read."""
    newest = db.execute(
        "SELECT id, sha256 FROM documents WHERE place = ? ORDER BY id DESC LIMIT 1", (place,)
    ).fetchone()
    return (newest[1], _brought(db, newest[0], place)) if newest else None


def with_content(db: sqlite3.Connection, sha256: bytes) -> tuple[Known, ...]:
    """The articles that the same bytes brought before, from wherever; empty if never read."""
    newest = db.execute(
        "SELECT id, place FROM documents WHERE sha256 = ? ORDER BY id DESC LIMIT 1", (sha256,)
    ).fetchone()
    return _brought(db, *newest) if newest else ()


def _brought(db: sqlite3.Connection, document: int, place: str) -> tuple[Known, ...]:
    rows = db.execute(
        "SELECT a.id, a.title FROM origins o JOIN articles a ON a.id = o.article_id WHERE o.document_id = ?",
        (document,),
    )
    return tuple(Known(article, title, place, document) for article, title in rows)


def record(db: sqlite3.Connection, place: str, sha256: bytes, now: int) -> int:
    """A document read from `place` just now; its id. Call inside a transaction."""
    return int(
        db.execute(
            "INSERT INTO documents (place, sha256, imported) VALUES (?, ?, ?)", (place, sha256, now)
        ).lastrowid
        or 0
    )


def link(db: sqlite3.Connection, article: int, document: int) -> None:
    """`document` brought `article`. Call inside a transaction."""
    db.execute("INSERT OR IGNORE INTO origins (article_id, document_id) VALUES (?, ?)", (article, document))


def provenance(db: sqlite3.Connection, article: int) -> tuple[Provenance, ...]:
    """Where the article's text came from, oldest first."""
    rows = db.execute(
        "SELECT d.place, d.sha256, d.imported FROM origins o JOIN documents d ON d.id = o.document_id"
        " WHERE o.article_id = ? ORDER BY d.id",
        (article,),
    )
    return tuple(Provenance(place, sha256.hex(), imported) for place, sha256, imported in rows)
