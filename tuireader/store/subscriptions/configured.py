"""What a configuration file said of the sources that stand in it, when it was looked at last."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict

from tuireader.values import dataclass

_NAME = "sources from configuration"


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says of a source that the reader may change by hand too."""

    title: str = ""
    tags: tuple[str, ...] = ()


def files(db: sqlite3.Connection) -> dict[str, dict[int, Said]]:
    """Path of a configuration → id of a source → what it said."""
    row = db.execute("SELECT value FROM settings WHERE name = ?", (_NAME,)).fetchone()
    told = json.loads(row[0]) if row else {}
    return {
        path: {int(id): Said(said["title"], tuple(said["tags"])) for id, said in file.items()}
        for path, file in told.items()
    }


def brought(db: sqlite3.Connection) -> dict[int, str]:
    """Id of each source that stands in a configuration → path of that file."""
    return {id: path for path, file in files(db).items() for id in file}


def keep(db: sqlite3.Connection, path: str, said: dict[int, Said]) -> None:
    """Remember what the file at `path` says. Call inside a transaction."""
    told = {name: {id: asdict(one) for id, one in file.items()} for name, file in (files(db) | {path: said}).items()}
    db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (_NAME, json.dumps(told, ensure_ascii=False)))
