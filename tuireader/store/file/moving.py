"""A library whose file is moved away or replaced while it is open.

SQLite finds the write-ahead log by the name that the file had when it was opened ("How To Corrupt An SQLite Database
File", section 2.4): whoever opens the file at its new place would miss all that still stands in the log.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path


def identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at `path` (device and inode); None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def bring_whole(db: sqlite3.Connection) -> None:
    """Write what stands in the log into the file, wherever it lies now; as far as others let that be done."""
    with suppress(sqlite3.Error):
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
