"""What the reader typed before."""

from __future__ import annotations

import sqlite3

from tuireader.store.migrations import Migration, run

TABLES = """
CREATE TABLE typed (
    kind TEXT NOT NULL,                        -- search, filter, command, tag
    text TEXT NOT NULL,
    used INTEGER NOT NULL,                     -- rises with each use
    PRIMARY KEY (kind, text)
) WITHOUT ROWID;
CREATE INDEX typed_used ON typed (kind, used);
"""


def _up(db: sqlite3.Connection) -> None:
    run(db, TABLES)


finding = Migration(3, "0003_finding", _up)
