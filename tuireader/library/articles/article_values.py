"""Articles as plain values for ``--json``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tuireader.library.opening import Library
from tuireader.model.articles import Article, Provenance
from tuireader.model.rows import Row
from tuireader.model.stamps import iso
from tuireader.store.content import articles

if TYPE_CHECKING:
    from tuireader.reading.blocks import Image

Value = dict[str, object]


def rows(library: Library, listed: Sequence[Row]) -> Iterator[Value]:
    """Each row as an article object."""
    facts = articles.facts(library.db, [row.id for row in listed])
    for row in listed:
        more = facts[row.id]
        yield _article(row, more.author, more.summary, more.words, more.updated.iso() if more.updated else None)


def article(whole: Article) -> Value:
    """An article object with ``paragraphs``, ``links`` and ``provenance``."""
    from tuireader.library.articles import images, showing  # reading: four times what a list needs
    from tuireader.reading.words import paragraphs

    page, pictures = showing.body(whole), images.in_article(whole)
    updated = whole.updated.iso() if whole.updated else None
    return {
        **_article(whole.row, whole.author, whole.summary, whole.words, updated),
        "paragraphs": list(paragraphs(page)),
        "links": [{"n": link.n, "url": link.url, "text": link.text} for link in page.links],
        "images": [image(n, picture) for n, picture in enumerate(pictures, 1)],
        "attachments": [
            {
                "url": file.url,
                "type": file.type or None,
                "size": file.size,
                "seconds": file.seconds,
                "title": file.title or None,
            }
            for file in whole.attachments
        ],
        "notes": list(whole.notes),
        "provenance": _provenance(whole),
    }


def image(n: int, picture: Image) -> Value:
    """An image of an article: `n` counts them from 1; ``url`` is None where the article itself holds it."""
    return {
        "n": n,
        "alt": picture.text or None,
        "url": picture.url if picture.url.startswith(("http://", "https://")) else None,
        "link": picture.link,
        "width": picture.width,
        "height": picture.height,
    }


def _article(row: Row, author: str, summary: str, words: int, updated: str | None) -> Value:
    return {
        "id": row.id,
        "title": row.title,
        "url": row.url,
        "author": author or None,
        "source": row.source,
        "source_kind": row.source_kind,
        "published": row.published.iso() if row.published else None,
        "published_precision": row.published.precision if row.published else None,
        "updated": updated,
        "first_seen": iso(row.first_seen),
        "summary": summary or None,
        "tags": list(row.tags),
        "read": row.read,
        "starred": row.starred,
        "words": words,
    }


def _provenance(whole: Article) -> Value | None:
    """What brought the present text; ``also``: the other documents that held the article, oldest first."""
    if not whole.provenance:
        return None
    *others, newest = whole.provenance
    return {**_document(newest), "also": [_document(other) for other in others]}


def _document(provenance: Provenance) -> Value:
    kind = "url" if "://" in provenance.where else "path"
    return {kind: provenance.where, "sha256": provenance.sha256, "imported": iso(provenance.imported)}
