"""Which file or answer brought an article: to cite it, and to know the same bytes when they come again."""

from __future__ import annotations

import sqlite3

from tuireader.model.articles import Provenance
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """An article that a document held."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A document that was read before."""

    place: str
    sha256: bytes
    held: tuple[Held, ...]
    """Newest first: the order of a feed."""


def at_place(db: sqlite3.Connection, place: str) -> Earlier | None:
    """The newest document read from `place`; None if nothing ever was."""
    return _newest(db, "place", place)


def with_content(db: sqlite3.Connection, sha256: bytes) -> Earlier | None:
    """The newest document of the same bytes, from wherever; None if there is none."""
    return _newest(db, "sha256", sha256)


def _newest(db: sqlite3.Connection, column: str, value: str | bytes) -> Earlier | None:
    found = db.execute(
        f"SELECT id, place, sha256 FROM documents WHERE {column} = ? ORDER BY id DESC LIMIT 1", (value,)
    ).fetchone()
    if found is None:
        return None
    held = db.execute(
        "SELECT a.id, a.title FROM origins o JOIN articles a ON a.id = o.article_id"
        " WHERE o.document_id = ? ORDER BY a.id DESC",
        found[:1],
    )
    return Earlier(found[1], found[2], tuple(Held(*row) for row in held))


def record(db: sqlite3.Connection, place: str, sha256: bytes, now: int) -> int:
    """A document read from `place` just now; its id. Call inside a transaction."""
    cursor = db.execute("INSERT INTO documents (place, sha256, imported) VALUES (?, ?, ?)", (place, sha256, now))
    return int(cursor.lastrowid or 0)


def link(db: sqlite3.Connection, article: int, document: int, *, brought: bool) -> None:
    """`document` holds `article`; `brought`: the article's text is from there. A deleted article has no documents.

    Call inside a transaction.
    """
    db.execute("INSERT OR IGNORE INTO origins SELECT id, ?, ? FROM articles WHERE id = ?", (document, brought, article))


def provenance(db: sqlite3.Connection, article: int) -> tuple[Provenance, ...]:
    """The documents that held the article; last the newest that its text is from."""
    rows = db.execute(
        "SELECT d.place, d.sha256, d.imported FROM origins o JOIN documents d ON d.id = o.document_id"
        " WHERE o.article_id = ? ORDER BY o.brought, d.id",
        (article,),
    )
    return tuple(Provenance(place, sha256.hex(), imported) for place, sha256, imported in rows)


def places(db: sqlite3.Connection, source: int) -> list[str]:
    """Where the articles of a source were read, in order of names, none twice."""
    rows = db.execute(
        "SELECT DISTINCT d.place FROM articles a JOIN origins o ON o.article_id = a.id"
        " JOIN documents d ON d.id = o.document_id WHERE a.source_id = ? ORDER BY 1",
        (source,),
    )
    return [row[0] for row in rows]
