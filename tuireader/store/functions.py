"""The functions of ours that SQL may call: registered once on each connection.

Once, because SQLite prepares every statement anew when a function is defined again, and refuses to define one while
a statement is running.
"""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from unicodedata import normalize

from tuireader.text import fold
from tuireader.text import plain as plain


def register(db: sqlite3.Connection) -> None:
    """Make ``folded``, ``caseless``, ``plain``, ``sorting`` and ``matches`` known to this connection."""
    db.create_function("folded", 1, fold, deterministic=True)
    db.create_function("caseless", 1, caseless, deterministic=True)
    db.create_function("plain", 2, plain, deterministic=True)
    db.create_function("sorting", 1, sorting, deterministic=True)
    db.create_function("matches", 2, _matches, deterministic=True)


LEADING = " \"'«»“”„‘’‚([{¿¡…-–—*#.,:;!?/\\<>|_~`"


@lru_cache(maxsize=2048)  # authors write many articles
def sorting(text: str) -> str:
    """`text` as people sort it: without case, accents and the signs it begins with; 64 characters tell enough."""
    folded = fold(text[:64])
    return folded if folded[:1].isalnum() else folded.lstrip(LEADING) or folded


def caseless(text: str) -> str:
    """`text` letter by letter, but for case and Unicode form: where a sign more or less is another word."""
    return text.lower() if text.isascii() else normalize("NFC", text.casefold())


def _matches(pattern: str, text: str) -> bool:
    from tuireader.query.regex import compiled  # the language is loaded when something was typed

    return compiled(pattern).search(text) is not None
