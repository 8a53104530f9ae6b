"""A lease: one program at a time may do a thing; one that died is not waited for."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tuireader.errors import RunningError
from tuireader.store.writing import transaction


def this_process() -> str:
    """This process as a holder: machine and number."""
    return f"{os.uname().nodename}, process {os.getpid()}"


@contextmanager
def hold(
    db: sqlite3.Connection, name: str, holder: str, now: Callable[[], int], seconds: int
) -> Iterator[Callable[[], None]]:
    """Hold the lease `name` for as long as the block runs; gives a function that renews it.

    Raises RunningError, naming the holder, where another holds it. A process of this machine that is no more is not
    waited for; of another machine nobody knows, so its lease runs out after `seconds`.
    """
    with transaction(db):
        row = db.execute("SELECT holder, expires FROM leases WHERE name = ?", (name,)).fetchone()
        # What expires later than any lease given now was written by a clock that was wrong.
        if row and now() < row[1] <= now() + seconds and row[0] != holder and not is_dead(row[0]):
            raise RunningError(
                f"another {name} is running ({row[0]})",
                next_step=f"It ends by itself; if it died, try again in {row[1] - now()} seconds",
            )
        db.execute("INSERT OR REPLACE INTO leases VALUES (?, ?, ?)", (name, holder, now() + seconds))
    renewed = now()

    def renew() -> None:
        nonlocal renewed
        if not 0 <= now() - renewed < seconds // 4:
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


def is_dead(holder: str) -> bool:
    """Whether a holder is known to be no more: a process of this machine whose number nobody has."""
    machine, _, rest = holder.rpartition(", process ")
    if machine != os.uname().nodename or not re.fullmatch("[1-9][0-9]{0,9}", rest):
        return False
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False
