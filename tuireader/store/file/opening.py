"""A library file opened, made on first use, or refused in words."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import suppress
from pathlib import Path

from tuireader.errors import LibraryError, NewerLibraryError, NotALibraryError, UnwritableError
from tuireader.store import functions
from tuireader.store.file import filesystems, moving
from tuireader.store.format import APPLICATION_ID, VERSION
from tuireader.store.writing import explained, patiently

BUSY_SECONDS = 30
"""How long a writer waits for another before it gives up."""


def open_library(path: Path, *, make: bool = True, durable: bool = True) -> sqlite3.Connection:
    """The library at `path`, ready for use; made if it is not there and `make` is true.

    `durable`: every commit reaches the disk before it returns (``synchronous=FULL``): for the reader's marks.
    Imports, which can be repeated, do without. Autocommit is on: writers use `writing.transaction`.

    Raises NotALibraryError, NewerLibraryError, UnwritableError or LibraryError, each with path, cause and next step.
    """
    if not _is_there(path):
        if not make:
            raise LibraryError("there is no library here", about=str(path), next_step="Import something first")
        moving.check_nothing_left_behind(path)
        _make_file(path)
    try:
        db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256)
    except sqlite3.Error as error:
        raise LibraryError(
            f"cannot be opened ({error})",
            about=str(path),
            next_step="Check the rights of the file and its folder",
        ) from error
    try:
        with explained(db, path):
            _prepare(db, path, durable)
    except BaseException:
        db.close()
        raise
    return db


def wait_at_most(db: sqlite3.Connection, seconds: float) -> None:
    """From now on give up (BusyError) when another writer takes longer than this."""
    db.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}")


def _is_there(path: Path) -> bool:
    """Whether there is a file at `path`; LibraryError where that is something else or cannot be known."""
    try:
        kind = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise UnwritableError(
            f"cannot be looked at ({error.strerror})",
            about=str(path),
            next_step="Check the rights of its folders, or name another file with --library",
        ) from error
    if not stat.S_ISREG(kind):
        what = "is a folder" if stat.S_ISDIR(kind) else "is not a regular file"
        raise NotALibraryError(what, about=str(path), next_step="Name a file with --library")
    return True


def _make_file(path: Path) -> None:
    """An empty file only its owner can read (SQLite gives its -wal and -shm the same rights)."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        folder = not isinstance(error, FileExistsError | NotADirectoryError)
        raise UnwritableError(
            f"cannot be made ({error.strerror if folder else 'what should be its folder is a file'})",
            about=str(path),
            next_step="Make its folder writable, or name another file with --library or TUIREADER_LIBRARY",
        ) from error


def _prepare(db: sqlite3.Connection, path: Path, durable: bool) -> None:
    network = filesystems.network_type(path) is not None
    if network:
        # One that comes from a disk of a machine still has a write-ahead log, which needs shared memory to be read;
        # whoever has the file for himself needs none (sqlite.org/wal.html, section 8).
        db.execute("PRAGMA locking_mode=EXCLUSIVE")
    try:
        version = patiently(db, "PRAGMA user_version").fetchone()[0]
        application = db.execute("PRAGMA application_id").fetchone()[0]
        strange = application != APPLICATION_ID and (
            application or version or db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        )
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise
        raise UnwritableError(
            f"cannot be read ({error})",
            about=str(path),
            next_step="SQLite must be able to write in its folder too: check the rights and the room on the disk,"
            " or copy the file elsewhere",
        ) from error
    except sqlite3.DatabaseError as error:
        raise NotALibraryError(
            f"is not a library ({error})",
            about=str(path),
            next_step="It was left as it is. Name another file with --library, or restore a backup",
        ) from error
    if strange:
        raise NotALibraryError(
            "is a database, but not one of tuireader's",
            about=str(path),
            next_step="It was left as it is. Name another file with --library",
        )
    if version > VERSION:
        raise NewerLibraryError(
            f"was written by a later tuireader (version {version}, this one knows {VERSION})",
            about=str(path),
            next_step="It was left as it is. Install the newer tuireader",
        )
    if network:
        _without_log(db)
    db.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
    if not durable:  # much is written: what is written again and again shall not reach the disk each time
        db.execute("PRAGMA cache_size=-16000")
        db.execute("PRAGMA wal_autocheckpoint=4000")
    else:  # what they have written is not copied into the file between two keys: they do that themselves
        db.execute("PRAGMA wal_autocheckpoint=6000")
    db.execute("PRAGMA foreign_keys=ON")
    db.execute("PRAGMA temp_store=MEMORY")
    if not version:
        # Articles are a few kilobytes long: in smaller pages a tenth of the file would be gaps.
        db.execute("PRAGMA page_size=8192")
    if version < VERSION:
        from tuireader.store.migrations import migrate

        migrate(db)
    functions.register(db)
    if not network:
        with suppress(sqlite3.OperationalError):
            # Kept in the file once set; where it cannot be (no shared memory) the rollback journal goes on working.
            db.execute("PRAGMA journal_mode=WAL")


def _without_log(db: sqlite3.Connection) -> None:
    """The library with a rollback journal, which needs no shared memory, and for all to use."""
    db.execute("PRAGMA journal_mode=DELETE")
    db.execute("PRAGMA locking_mode=NORMAL")
    db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the lock is given back by the next one who reads
