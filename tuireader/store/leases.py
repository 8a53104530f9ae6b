"""A lease: one program at a time may do a thing; one that died is not waited for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tuireader.errors import LibraryError
from tuireader.store.writing import transaction


@contextmanager
def hold(
    db: sqlite3.Connection, name: str, holder: str, now: Callable[[], int], seconds: int
) -> Iterator[Callable[[], None]]:
    """Hold the lease `name` for as long as the block runs; gives a function that renews it.

    Raises LibraryError, naming the holder, where another holds it.
    """
    with transaction(db):
        row = db.execute("SELECT holder, expires FROM leases WHERE name = ?", (name,)).fetchone()
        if row and row[1] > now() and row[0] != holder:
            raise LibraryError(
                f"another {name} is running ({row[0]})",
                next_step=f"It ends by itself; if it died, try again in {row[1] - now()} seconds",
            )
        db.execute("INSERT OR REPLACE INTO leases VALUES (?, ?, ?)", (name, holder, now() + seconds))
    renewed = now()

    def renew() -> None:
        nonlocal renewed
        if now() - renewed >= seconds // 4:
            renewed = now()
            with transaction(db):
                db.execute(
                    "UPDATE leases SET expires = ? WHERE name = ? AND holder = ?",
                    (renewed + seconds, name, holder),
                )

    try:
        yield renew
    finally:
        with transaction(db):
            db.execute("DELETE FROM leases WHERE name = ? AND holder = ?", (name, holder))
