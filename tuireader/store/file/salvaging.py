"""What can be read of a damaged library, put into a new one: articles, texts, marks, tags, sources."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import field
from pathlib import Path

from tuireader.errors import NotALibraryError, UnwritableError
from tuireader.store.file import health
from tuireader.store.file.opening import open_library
from tuireader.store.file.pages import INDEX_INTERIOR, INDEX_LEAF, TABLE_LEAF, File, Page, Row
from tuireader.store.writing import transaction
from tuireader.values import dataclass

ROWS = ("sources", "articles", "bodies", "tags", "documents", "rules", "fulltexts")
"""Tables whose rows are brought over; these are stored by rowid, the next ones by their key."""
KEYED = ("identities", "article_tags", "removed_tags", "source_tags", "origins", "views", "typed")

LOST = "its text was damaged"
"""The note of an article that came over without a text."""


@dataclass(slots=True)
class Salvaged:
    """What came over, and what is damaged."""

    rows: dict[str, int] = field(default_factory=dict)
    """How many of each table."""
    broken: dict[str, list[int]] = field(default_factory=dict)
    """The pages of each table that cannot be read, or not wholly."""
    textless: int = 0
    """Articles without their text."""


def look(path: Path) -> dict[str, list[int]]:
    """The damaged pages of each table and index; no connection of this process may have the file open."""
    try:
        return _read(File(path))[1]
    except OSError:
        return {}


def salvage(path: Path, target: Path) -> Salvaged:
    """Bring what can be read of the library at `path` into a new one at `target`; the first is only read.

    Raises UnwritableError where `target` is there already, NotALibraryError where nothing can be read.
    """
    try:
        found, broken = _read(File(path))
    except OSError as error:
        raise NotALibraryError(
            f"cannot be read ({error.strerror})", about=str(path), next_step="Check the rights of the file"
        ) from error
    if not any(found.values()):
        raise NotALibraryError("holds nothing that can be read", about=str(path), next_step="Restore a backup")
    if target.exists():
        raise UnwritableError("is there already", about=str(target), next_step="Name a file that is not there yet")
    salvaged = Salvaged(broken=broken)
    with closing(open_library(target)) as db:
        db.execute("PRAGMA foreign_keys=OFF")
        with transaction(db):
            for table, rows in found.items():
                salvaged.rows[table] = sum(_insert(db, table, row) for row in rows)
            salvaged.textless = _make_whole(db)
        health.recount(db)
        health.reindex(db)
    return salvaged


def _read(file: File) -> tuple[dict[str, list[Row]], dict[str, list[int]]]:
    """(the rows of each table, the damaged pages of each tree by name). What no tree leads to any more is told by its
    look."""
    found: dict[str, list[Row]] = {table: [] for table in (*ROWS, *KEYED)}
    broken: dict[str, list[int]] = {}
    seen = set[int]()
    damaged = list[int]()
    schema = [row for page in file.tree(1, seen, damaged) for row in page.rows]
    broken["schema"] = damaged
    for row in schema:
        if len(row.values) < 5 or not isinstance(row.values[3], int):
            continue
        name, owner, root = str(row.values[1]), str(row.values[2]), row.values[3]
        damaged = []
        for page in file.tree(root, seen, damaged):
            if name in found and row.values[0] == "table":
                found[name] += page.rows
        if damaged:
            broken.setdefault(owner, []).extend(damaged)
    for number in set(range(2, file.count + 1)) - seen - file.free():
        if (orphan := file.page(number)) is not None:
            for table, rows in _by_look(orphan).items():
                found[table] += rows
    return found, {table: sorted(pages) for table, pages in broken.items() if pages}


def _by_look(page: Page) -> dict[str, list[Row]]:
    """The rows of a page whose tree is damaged above it, by table: those that can be of one table only."""
    found: dict[str, list[Row]] = {}
    for row in page.rows:
        if (table := _table_of(page.kind, row)) is not None:
            found.setdefault(table, []).append(row)
    return found


def _table_of(kind: int, row: Row) -> str | None:
    values = row.values
    kinds = "".join({int: "i", str: "s", bytes: "b", float: "f"}.get(type(value), "-") for value in values)
    if kind == TABLE_LEAF:
        if 16 <= len(values) <= 20 and kinds.startswith("-iis"):
            return "articles"
        if len(values) == 7 and values[1] in ("text", "html", "markdown"):
            return "bodies"
        if len(values) > 20 and values[1] in ("seed", "feed"):
            return "sources"
        if kinds.startswith("-ssii") and len(values) <= 9:
            return "tags"
        if kinds == "-sbi":
            return "documents"
    elif kind in (INDEX_LEAF, INDEX_INTERIOR):
        if kinds == "ibi":
            return "identities"
        if kinds in ("iiiiii", "iiiiiii"):
            return "article_tags"
    return None


def _insert(db: sqlite3.Connection, table: str, row: Row) -> int:
    """1, or 0 for a row that does not fit."""
    columns = [(str(name), bool(key)) for _, name, _, _, _, key in db.execute(f"PRAGMA table_info({table})")]
    values = [
        row.rowid if key and row.rowid is not None else value
        for (_, key), value in zip(columns, row.values, strict=False)
    ]
    names = ", ".join(name for name, _ in columns[: len(values)])
    marks = ", ".join("?" * len(values))
    try:
        return db.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", values).rowcount
    except (sqlite3.Error, OverflowError):
        return 0


def _make_whole(db: sqlite3.Connection) -> int:
    """Everything that points somewhere gets something to point at, or goes; how many articles have no text."""
    db.execute(
        "INSERT OR IGNORE INTO sources (id, kind, url, title, added)"
        " SELECT DISTINCT source_id, 'feed', 'lost:' || source_id, 'Lost source ' || source_id, 0 FROM articles"
        " WHERE source_id NOT IN (SELECT id FROM sources)"
    )
    for table in ("bodies", "fulltexts", "article_tags", "removed_tags", "origins"):
        db.execute(f"DELETE FROM {table} WHERE article_id NOT IN (SELECT id FROM articles)")
    for table in ("article_tags", "removed_tags", "source_tags"):
        db.execute(f"DELETE FROM {table} WHERE tag_id NOT IN (SELECT id FROM tags)")
    db.execute("DELETE FROM source_tags WHERE source_id NOT IN (SELECT id FROM sources)")
    db.execute("DELETE FROM origins WHERE document_id NOT IN (SELECT id FROM documents)")
    db.execute("UPDATE tags SET alias_of = NULL WHERE alias_of NOT IN (SELECT id FROM tags)")
    return db.execute(
        "INSERT INTO bodies (article_id, form, body, notes)"
        " SELECT id, 'text', '', json_array(?) FROM articles WHERE id NOT IN (SELECT article_id FROM bodies)",
        (LOST,),
    ).rowcount
