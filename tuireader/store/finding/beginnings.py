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


class Beginnings:
    """Spells out the beginnings of words on one connection; what a letter more leaves is among what was found."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: tuple[int, str, list[str]] = (0, "", [])
        """As of when, which beginning, and all words of the index that begin so."""

    def spelled_out(self, node: tree.Node) -> tree.Node:
        """The query with each beginning of a word as the words that begin so, where these are few."""
        match node:
            case tree.And(parts) | tree.Or(parts):
                return type(node)(tuple(map(self.spelled_out, parts)))
            case tree.Words(text, False, True):
                start = fold(text)
                words = self._words(start) if start.isascii() and start.isalnum() else []
                if 0 < len(words) <= MOST:
                    found = tuple(tree.Words(word) for word in words)
                    return found[0] if len(found) == 1 else tree.Or(found)
        return node

    def _words(self, start: str) -> list[str]:
        version, known, words = self._known
        now = int(self._db.execute("PRAGMA data_version").fetchone()[0])
        if known and version == now and start.startswith(known):
            return [word for word in words if word.startswith(start)]
        words = _looked_up(self._db, start)
        if len(words) <= MOST:
            self._known = now, start, words
        return words


def _looked_up(db: sqlite3.Connection, start: str) -> list[str]:
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
