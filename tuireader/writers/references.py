"""What an article is cited by, as each style of citation needs it: who, what, where, when, and which bytes."""

from __future__ import annotations

import re

from tuireader.model.stamps import iso
from tuireader.text import fold, line
from tuireader.values import dataclass
from tuireader.writers import Piece

_BETWEEN = re.compile(r"\s*;\s*|\s*,\s+(?:and\s+|&\s*)?|\s+(?:and|&)\s+")
"""What stands between the names of several people."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The facts about one article. Every text is one line; what is not known is empty."""

    number: int
    """The article's own, which never changes and is never used again."""
    authors: tuple[str, ...]
    title: str
    source: str
    published: str
    """A date in ISO 8601, as far as it is known: ``2026-05-14``, ``2026-05``, ``2026``."""
    url: str
    read: str
    """The day its text came in, in ISO 8601."""
    path: str
    """The file or address that its text came from."""
    sha256: str
    """Of the bytes of that document, in hexadecimal."""
    language: str
    tags: tuple[str, ...]

    @property
    def key(self) -> str:
        """A name for it among others, in ASCII letters and digits: ``ledger2026n12``."""
        name = re.sub(r"[^a-z0-9]", "", fold(self.authors[0].split()[-1] if self.authors else self.source))
        return f"{name[:20] or 'article'}{self.published[:4] or 'undated'}n{self.number}"


def reference(piece: Piece) -> Reference:
    """The facts about an article."""
    article = piece.article
    row = article.row
    newest = article.provenance[-1] if article.provenance else None
    return Reference(
        number=row.id,
        authors=names(line(article.author), line(row.source)),
        title=line(row.title),
        source=line(row.source),
        published=row.published.iso()[:10] if row.published else "",
        url=line(row.url or ""),
        read=iso(newest.imported)[:10] if newest else "",
        path=line(newest.where) if newest else "",
        sha256=newest.sha256 if newest else "",
        language=line(article.language),
        tags=tuple(map(line, row.tags)),
    )


def names(author: str, source: str) -> tuple[str, ...]:
    """The people in a line that names who wrote something.

    It is parted only where each part reads as a whole name (``Ana Lima, Jo Roe``), not where a family name stands
    first (``Lima, Ana``) or where it is the source itself.
    """
    if not author:
        return ()
    parts = tuple(filter(None, _BETWEEN.split(author)))
    if fold(author) == fold(source) or any(len(part.split()) < 2 for part in parts):
        return (author,)
    return parts
