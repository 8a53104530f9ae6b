"""Plain text, in lines of 80 columns, with the links' addresses below it."""

from __future__ import annotations

from collections.abc import Sequence

from tuireader import progress
from tuireader.reading.words import references, render_plain
from tuireader.writers import Options, Piece, Writer

WIDTH = 80


def write(pieces: Sequence[Piece], options: Options) -> bytes:
    """All articles one below the other, a line of equal signs between two."""
    return f"\n{'=' * WIDTH}\n\n".join(map(_one, progress.each(pieces))).encode()


def _one(piece: Piece) -> str:
    row = piece.article.row
    published = row.published.iso() if row.published else ""
    facts = " · ".join(filter(None, (row.source, piece.article.author, published)))
    head = [row.title, facts, *([row.url] if row.url else []), *([", ".join(row.tags)] if row.tags else [])]
    text = render_plain(piece.page, WIDTH)
    links = references(piece.page)
    return "\n".join([*head, "", *text, *(["", *links] if links else [])]) + "\n"


plain_text = Writer("text", "plain text", ".txt", write)
