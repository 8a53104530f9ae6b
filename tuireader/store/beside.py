"""A second connection to a library that is open, for reading: what takes long is asked there and can be given up.

A connection answers one question at a time. Whoever waits for keys asks only what is quick on his own, and lets a
thread of its own ask the rest here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tuireader.errors import LibraryError
from tuireader.store import functions
from tuireader.store.writing import explained

STEPS = 50_000
"""Steps of SQLite's machine, a millisecond or two, between two looks whether an answer is still wanted."""


class GivenUp(Exception):
    """A question was not wanted any more before it was answered."""


def open_beside(path: Path) -> sqlite3.Connection:
    """A connection that reads the library at `path`, which is open already. Raises LibraryError, in words.

    Any thread may close it or interrupt it; one at a time may ask.
    """
    try:
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise LibraryError(
            f"cannot be opened once more ({error})", about=str(path), next_step="Close some programs and try again"
        ) from error
    with explained(db, path):
        db.execute("PRAGMA temp_store=MEMORY")
        db.execute("CREATE VIRTUAL TABLE temp.indexed_words USING fts5vocab (main, search, instance)")
        db.execute("PRAGMA query_only=ON")
        functions.register(db)
    return db


@contextmanager
def given_up(db: sqlite3.Connection, unwanted: Callable[[], bool]) -> Iterator[None]:
    """Inside, a question ends with GivenUp once it is `unwanted`, at once if the connection is interrupted too."""
    db.set_progress_handler(unwanted, STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_INTERRUPT":
            raise
        raise GivenUp from error
    finally:
        db.set_progress_handler(None, 0)
    if unwanted():
        raise GivenUp
