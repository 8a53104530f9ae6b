"""A library copied whole while others read and write it, by SQLite's backup API."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from tuireader.errors import LibraryError, NotALibraryError, UnwritableError
from tuireader.store.file import health
from tuireader.store.file.opening import open_library
from tuireader.store.format import APPLICATION_ID
from tuireader.store.writing import explained

_PAGES = 2_000
"""Pages copied between two looks at who else wants the library."""


def copy_to(db: sqlite3.Connection, target: Path, step: Callable[[int, int], None] | None = None) -> None:
    """Copy the library into a new file that only its owner can read; all of it or nothing.

    `step`: told after each part how many pages are left and how many there are. Raises UnwritableError, in words:
    a file that is there already is left as it is.
    """
    _make(target)
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as other, explained(other, target):
            # One snapshot for all parts: else each write of another program would make the copy begin anew.
            db.execute("BEGIN")
            try:
                db.execute("SELECT count(*) FROM sqlite_master").fetchone()
                db.backup(other, pages=_PAGES, progress=(lambda _, left, total: step(left, total)) if step else None)
            finally:
                db.execute("COMMIT")
            other.execute("PRAGMA journal_mode=DELETE")  # one file that can be carried anywhere
        _to_disk(target)
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise


def copy_from(source: Path, target: Path) -> None:
    """Copy the library in the file `source` into a new file, leaving `source` as it is, to the byte.

    Raises LibraryError and its kinds for what is no file, or no database.
    """
    if not source.is_file():
        raise LibraryError("there is no such file", about=str(source), next_step="Name a copy that `backup` made")
    read_only = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(read_only, uri=True, isolation_level=None)) as db, explained(db, source):
        if _application(db) != APPLICATION_ID:
            raise NotALibraryError(
                "is none of tuireader's libraries", about=str(source), next_step="Name a copy that `backup` made"
            )
        copy_to(db, target)


def _application(db: sqlite3.Connection) -> int:
    """Whose database this is, by its number; 0 where it is no database at all."""
    try:
        return int(db.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname != "SQLITE_NOTADB":
            raise
        return 0


def copy_over(db: sqlite3.Connection, source: Path) -> None:
    """Make the library what the sound library in the file `source` is, in one transaction; readers see it."""
    with closing(open_library(source, make=False)) as other, explained(db):
        other.backup(db)


def faults(path: Path) -> list[str]:
    """What is wrong with the library in a file, in words; empty if it is sound.

    An older one is brought to today's tables. Raises LibraryError and its kinds for what is no library of ours.
    """
    with closing(open_library(path, make=False)) as db:
        return [*health.integrity(db), *health.wrong_counts(db)]


def _make(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise UnwritableError(
            "is there already", about=str(target), next_step="It was left as it is. Name another file"
        ) from error
    except OSError as error:
        raise UnwritableError(
            f"cannot be made ({error.strerror})",
            about=str(target),
            next_step="Name a file in a folder you may write in",
        ) from error


def _to_disk(path: Path) -> None:
    with open(path, "rb") as file:
        os.fsync(file.fileno())
