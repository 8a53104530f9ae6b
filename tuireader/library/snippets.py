"""The piece of a text that shows why it was found, with its hits marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tuireader.library.opening import Library
from tuireader.model import Row
from tuireader.query import tree
from tuireader.store import articles
from tuireader.text import fold, line
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words of a text around its first hit."""

    text: str
    """One line; with an ellipsis where the text goes on."""
    hits: tuple[tuple[int, int], ...] = ()
    """Where the searched words stand in `text`: (first character, one after the last)."""


def snippets(library: Library, rows: list[Row], query: tree.Node, width: int = 100) -> dict[int, Snippet]:
    """id → the piece of each article that shows why the query found it."""
    searched = re.compile("|".join(_pattern(words) for words in words_of(query)) or r"(?!)", re.IGNORECASE)
    texts = articles.plain_texts(library.db, [row.id for row in rows])
    return {id: snippet(line(text), searched, width) for id, text in texts.items()}


def words_of(node: tree.Node) -> Iterator[tree.Words]:
    """The words that a query looks for, those it excludes left out."""
    if isinstance(node, tree.Words):
        yield node
    elif isinstance(node, tree.And | tree.Or):
        for part in node.parts:
            yield from words_of(part)


def snippet(text: str, searched: re.Pattern[str], width: int) -> Snippet:
    """At most `width` characters of a one-line text around the first place where `searched` is found."""
    folded = fold(text)
    # Where folding keeps every character in its place, words are found without accents too.
    haystack = folded if len(folded) == len(text) else text
    first = searched.search(haystack)
    start = max(0, first.start() - width // 3) if first else 0
    if start:
        start = text.find(" ", start) + 1
    end = len(text) if len(text) - start <= width else max(text.rfind(" ", start, start + width), start + width // 2)
    head, tail = "… " if start else "", " …" if end < len(text) else ""
    hits = tuple(
        (found.start() - start + len(head), found.end() - start + len(head))
        for found in searched.finditer(haystack, start, end)
    )
    return Snippet(head + text[start:end] + tail, hits)


def _pattern(words: tree.Words) -> str:
    """A regular expression for the words as a reader would see them."""
    parts = [re.escape(part) for part in re.findall(r"\w+", fold(words.text))]
    if not parts:
        return re.escape(words.text)
    return r"(?<!\w)" + r"[\W_]+".join(parts) + ("" if words.prefix or not words.text.isascii() else r"(?!\w)")
