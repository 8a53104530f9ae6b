"""One writer at a time, and SQLite's errors as ours."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tuireader import progress
from tuireader.errors import BusyError, LibraryError, NotALibraryError, UnwritableError

NOTHING_CHANGED = "Nothing was changed. "
"""What is said of a transaction that failed."""

LOOKS = 0.001
"""Seconds between two looks whether another program has ended its writing."""


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All or nothing, on disk when it ends. Inside another transaction it joins that one.

    Raises UnwritableError, NotALibraryError or LibraryError in words.
    """
    if db.in_transaction:
        yield db
        return
    with explained(db):
        _begin(db)
        try:
            yield db
            db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            raise


def _begin(db: sqlite3.Connection) -> None:
    """Begin to write as soon as no other program does.

    ``BEGIN IMMEDIATE``: a deferred transaction that reads before it writes fails at once with "locked" when another
    process has written in between, whatever the timeout (SQLite: SQLITE_BUSY_SNAPSHOT).
    """
    patiently(db, "BEGIN IMMEDIATE")


def patiently(db: sqlite3.Connection, sql: str) -> sqlite3.Cursor:
    """A statement made as soon as no other program is in the way, within the patience that the connection has.

    SQLite itself would look ever more seldom, up to ten times a second, and miss the rests between the portions of a
    long change (`portions`); and it would wait without a word (`progress.wait`).
    """
    (patience,) = db.execute("PRAGMA busy_timeout").fetchone()
    began = time.monotonic()
    try:
        if patience:
            db.execute("PRAGMA busy_timeout=0")
        while True:
            try:
                return db.execute(sql)
            except sqlite3.OperationalError as error:
                waited = time.monotonic() - began
                if not error.sqlite_errorname.startswith("SQLITE_BUSY") or waited >= patience / 1000:
                    raise
            progress.wait(waited)
            time.sleep(LOOKS)
    finally:
        if patience:
            db.execute(f"PRAGMA busy_timeout={patience}")


@contextmanager
def lightly(db: sqlite3.Connection) -> Iterator[None]:
    """Inside, a single statement waits neither for another writer nor for the disk: for what is worth little.

    A power cut may take the last one away. Not within a transaction. SQLite's errors are raised as they are.
    """
    [(patience,)], [(durability,)] = db.execute("PRAGMA busy_timeout"), db.execute("PRAGMA synchronous")
    try:
        db.execute("PRAGMA busy_timeout=0")
        db.execute("PRAGMA synchronous=NORMAL")
        yield
    finally:
        with suppress(sqlite3.Error):
            db.execute(f"PRAGMA busy_timeout={patience}")
            db.execute(f"PRAGMA synchronous={durability}")


@contextmanager
def savepoint(db: sqlite3.Connection) -> Iterator[None]:
    """A part of a transaction that is done wholly or not at all."""
    db.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK TO part")
        raise
    finally:
        with suppress(sqlite3.Error):
            db.execute("RELEASE part")


@contextmanager
def explained(db: sqlite3.Connection, path: Path | None = None) -> Iterator[None]:
    """SQLite's errors inside, raised as ours: what cannot be read or written, why, and what to do next.

    `path`: the file of `db`, where SQLite may be unable to say it.
    """
    try:
        yield
    except UnicodeDecodeError as error:  # what SQLite says of a damaged schema repeats its bytes
        about = str(path) if path else _path(db)
        raise NotALibraryError(
            "is damaged", about=about, next_step="Run `tuireader doctor`, or restore a backup"
        ) from error
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorname", "") or ""
        about = str(path) if path else _path(db)
        if code.startswith("SQLITE_BUSY"):
            said: LibraryError = BusyError(
                "another program kept it locked too long",
                about=about,
                next_step="Try again when that one is done (`fuser` or `lsof` of the file names it)",
            )
        elif code.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            said = UnwritableError(
                f"could not be written ({error})",
                about=about,
                next_step=f"{NOTHING_CHANGED}Make room on the disk",
            )
        elif code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            said = UnwritableError(
                f"cannot be written ({error})",
                about=about,
                next_step="Check the rights of the file and its folder",
            )
        elif code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            said = NotALibraryError(
                f"is damaged ({error})", about=about, next_step="Run `tuireader doctor`, or restore a backup"
            )
        else:
            raise
        raise said from error


def _path(db: sqlite3.Connection) -> str:
    with suppress(sqlite3.Error):
        for _, name, path in db.execute("PRAGMA database_list"):
            if name == "main":
                return str(path)
    return "the library"
