"""The piece of a text that shows why it was found, with its hits marked."""

from __future__ import annotations

import re
import unicodedata

from tuireader.library.opening import Library
from tuireader.library.search.hits import levelled, searched
from tuireader.model.rows import Row
from tuireader.query import tree
from tuireader.store.content import articles
from tuireader.text import line
from tuireader.values import dataclass

LONGEST = 200_000
"""Characters of a text that are looked through."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words of a text around its first hit."""

    text: str
    """One line; with an ellipsis where the text goes on."""
    hits: tuple[tuple[int, int], ...] = ()
    """Where the searched words stand in `text`: (first character, one after the last)."""


def snippets(library: Library, rows: list[Row], query: tree.Node, width: int = 100) -> dict[int, Snippet]:
    """id → the piece of each article (some hundred at most) that shows why the query found it; else its beginning."""
    wanted = searched(query) or re.compile(r"(?!)")
    texts = articles.plain_texts(library.db, [row.id for row in rows])
    return {id: snippet(line(text[:LONGEST]), wanted, width) for id, text in texts.items()}


def snippet(text: str, wanted: re.Pattern[str], width: int) -> Snippet:
    """At most `width` characters of a one-line text around the first place where `wanted` is found."""
    text = unicodedata.normalize("NFC", text)
    even = levelled(text)
    first = wanted.search(even)
    start = max(0, first.start() - width // 3) if first else 0
    if first and start:
        start = text.find(" ", start, first.start()) + 1 or start
    end = len(text) if len(text) - start <= width else max(text.rfind(" ", start, start + width), start + width // 2)
    head, tail = "… " if start else "", " …" if end < len(text) else ""
    found = (match.span() for match in wanted.finditer(even, start, end))
    return Snippet(
        head + text[start:end] + tail, tuple((a - start + len(head), b - start + len(head)) for a, b in found if a < b)
    )


def marked(text: str, wanted: re.Pattern[str]) -> Snippet:
    """A short text, composed, with its hits: a title."""
    text = unicodedata.normalize("NFC", text)
    found = (match.span() for match in wanted.finditer(levelled(text)))
    return Snippet(text, tuple((start, end) for start, end in found if start < end))
