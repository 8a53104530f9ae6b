"""The beginning of a word as the words of the index that begin so.

To find a beginning FTS5 first gathers the places of all words that begin so: a quarter of a second at a million
articles, where one of them is common. Of whole words it reads no more than is asked for. So a beginning is spelled out
where that gives few words, on a connection that `beside` has opened.
"""

from __future__ import annotations

import sqlite3

from tuireader.query import tree
from tuireader.text import fold

MOST = 64
"""Words that a beginning is spelled out as."""

PLACES = 50
"""Places that are read at once."""

_BEHIND = "\x01"
"""Sorts before all that can follow in a word."""


def spelled_out(db: sqlite3.Connection, node: tree.Node) -> tree.Node:
    """The query with each beginning of a word as the words that begin so, where these are few."""
    match node:
        case tree.And(parts) | tree.Or(parts):
            return type(node)(tuple(spelled_out(db, part) for part in parts))
        case tree.Words(text, False, True):
            start = fold(text)
            words = _words(db, start) if start.isascii() and start.isalnum() else []
            if 0 < len(words) <= MOST:
                found = tuple(tree.Words(word) for word in words)
                return found[0] if len(found) == 1 else tree.Or(found)
    return node


def _words(db: sqlite3.Connection, start: str) -> list[str]:
    """The words of the index that begin so, a few more than `MOST` at most.

    Each look into the index reads some places in a row: of rare words many, of a common one only the first.
    """
    found: dict[str, None] = {}
    at = start
    while len(found) <= MOST:
        rows = db.execute("SELECT term FROM temp.indexed_words WHERE term >= ? LIMIT ?", (at, PLACES)).fetchall()
        some = [term for (term,) in rows if term.startswith(start)]
        found.update(dict.fromkeys(some))
        if len(some) < PLACES:
            break
        at = some[-1] + _BEHIND
    return list(found)
