"""A library whose file is moved away or replaced while it is open.

SQLite finds the write-ahead log by the name that the file had when it was opened ("How To Corrupt An SQLite Database
File", section 2.4): whoever opens the file at its new place would miss all that still stands in the log.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from tuireader.errors import UnwritableError


def identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at `path` (device and inode); None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


_OPEN_HERE = 128
"""The byte of the shared memory on which everybody has a lock who has the library open (``UNIX_SHM_DMS`` in SQLite)."""


def check_nothing_left_behind(path: Path) -> None:
    """Raises UnwritableError where no library may be made, though there is none at `path`.

    A library that was moved away while it is open, or was not closed, has left its log here. One that is made here
    would take that log for its own: it would be lost, and with somebody writing to it both would be damaged.
    """
    log, shared = (Path(f"{path}-{ending}") for ending in ("wal", "shm"))
    if _is_open(shared):
        step = "Leave that one first, or name another file with --library"
        raise UnwritableError("was moved away and is still open in another program", about=str(path), next_step=step)
    if _size(log):
        step = f"Bring the library back to where it was, or delete {log}"
        raise UnwritableError(
            "is gone, but its log, with what was stored last, is still there", about=str(path), next_step=step
        )


def _is_open(shared: Path) -> bool:
    """Whether a program has the library of this shared memory open."""
    try:
        handle = os.open(shared, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _OPEN_HERE)
    except (BlockingIOError, PermissionError):
        return True
    finally:
        os.close(handle)
    return False


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def bring_whole(db: sqlite3.Connection) -> None:
    """Write what stands in the log into the file, wherever it lies now; as far as others let that be done."""
    with suppress(sqlite3.Error):
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
