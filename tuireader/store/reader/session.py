"""Where the reader was when the reader ended, kept beside the marks: a JSON text under one name in ``settings``.

It is worth little and asked for often, so it neither waits for another writer nor for the disk: a power cut may take
the last one away, no mark.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from typing import Any

from tuireader.store.writing import lightly

NAME = "session"
"""Its name among the settings; `glance` reads it too."""


def keep(db: sqlite3.Connection, session: dict[str, Any]) -> bool:
    """Store a session; False if another program is writing, or the library cannot be written."""
    with suppress(sqlite3.Error), lightly(db):
        db.execute(
            "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (NAME, json.dumps(session, ensure_ascii=False)),
        )
        return True
    return False


def kept(db: sqlite3.Connection) -> dict[str, Any]:
    """The session stored last; empty if there is none, or none that can be read."""
    with suppress(sqlite3.Error, ValueError):
        for (value,) in db.execute("SELECT value FROM settings WHERE name = ?", (NAME,)):
            found = json.loads(value)
            return found if isinstance(found, dict) else {}
    return {}


WELCOMED = "welcomed"
"""The name among the settings of a library whose reader was asked what one asks at the very first start."""


def welcomed(db: sqlite3.Connection) -> bool:
    """Whether the reader of this library was asked already."""
    return db.execute("SELECT 1 FROM settings WHERE name = ?", (WELCOMED,)).fetchone() is not None


def welcome(db: sqlite3.Connection) -> None:
    """The reader was asked; it is not to be done again."""
    with suppress(sqlite3.Error):  # then it is asked once more
        db.execute("INSERT OR IGNORE INTO settings VALUES (?, '1')", (WELCOMED,))
