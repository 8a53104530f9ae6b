"""A library of every released version is brought to the newest, with what it holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.library_builder import Shelf, draft, made
from tuireader.library import open_library, overview
from tuireader.library.articles import showing
from tuireader.library.marks import marking
from tuireader.library.views import listing
from tuireader.paths import shipped
from tuireader.query import tree
from tuireader.store.file import health, opening
from tuireader.store.format import VERSION
from tuireader.store.migrations import all_migrations, migrate


def test_every_version_has_its_step() -> None:
    assert [step.version for step in all_migrations()] == list(range(1, VERSION + 1))


def old_library(path: Path, version: int) -> None:
    """A library as a program of that version left it: a source, two articles, one of them starred."""
    db = sqlite3.connect(path, isolation_level=None)
    migrate(db, to=version)
    db.execute("INSERT INTO sources (kind, url, title, added) VALUES ('feed', 'https://a.example', 'A', 1)")
    for id, title in ((1, "Ferry"), (2, "Fog")):
        db.execute(
            "INSERT INTO articles (id, source_id, sort, title, first_seen, hash, starred) VALUES (?, 1, ?, ?, ?, ?, ?)",
            (id, id, title, id, b"x", id == 2),
        )
        db.execute("INSERT INTO bodies (article_id, form, body) VALUES (?, 'text', 'Words.')", (id,))
    db.close()


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_library_keeps_what_it_holds(version: int, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    old_library(path, version)
    db = opening.open_library(path)
    assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert db.execute("SELECT title, starred FROM articles ORDER BY id").fetchall() == [("Ferry", 0), ("Fog", 1)]
    assert db.execute("SELECT total, unread, typed, due FROM sources").fetchall() == [(2, 2, 0, None)]
    assert health.integrity(db) == []
    db.close()


def test_a_step_that_fails_leaves_the_library_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tuireader.store.migrations import v2_how_sources_fare as second

    path = tmp_path / "library.sqlite"
    old_library(path, 1)
    whole = second.TABLES
    monkeypatch.setattr(second, "TABLES", whole + "CREATE TABLE hosts (again);")
    with pytest.raises(sqlite3.OperationalError):
        opening.open_library(path)
    monkeypatch.setattr(second, "TABLES", whole)
    old = sqlite3.connect(path)
    assert old.execute("PRAGMA user_version").fetchone() == (1,)
    assert old.execute("SELECT count(*) FROM sqlite_master WHERE name = 'hosts'").fetchone() == (0,)
    old.close()
    opening.open_library(path).close()


LEFT_OUT = {"settings", "counts", "indexed", "unindexed", "leases"}
"""Tables that a program fills by itself."""


def as_written_by(version: int, today: Path, path: Path) -> None:
    """The library in `today` as a program of an earlier version would hold it: all that its tables have room for."""
    db = sqlite3.connect(path, isolation_level=None)
    migrate(db, to=version)
    db.execute("ATTACH ? AS today", (str(today),))
    tables = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY rowid"
    for (table,) in db.execute(tables).fetchall():
        new = {row[1] for row in db.execute(f"PRAGMA today.table_info({table})")}
        kept = [row[1] for row in db.execute(f"PRAGMA main.table_info({table})") if row[1] in new]
        if table in ("sources", "tags"):  # triggers count them again
            kept = [name for name in kept if name not in ("total", "unread")]
        if table not in LEFT_OUT and not table.startswith(("_", "sqlite_")):
            names = ", ".join(kept)
            db.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM today.{table}")
    db.execute("INSERT INTO unindexed SELECT id FROM articles")
    db.close()


@pytest.mark.parametrize("version", range(1, opening.VERSION))
def test_the_news_of_an_older_library_is_read_as_before(version: int, tmp_path: Path) -> None:
    """The shipped seeds and two feeds, with marks, tags and what was deleted: every article, list, count and undo."""
    shelf = made(tmp_path, "today.sqlite")
    shelf.take(shipped("seeds"))
    shelf.save(*(draft(f"Harbour {n}", f"<p>Text {n}</p>", guid=str(n), day=n, tags="sea fog") for n in range(40)))
    ids = [row[0] for row in shelf.library.db.execute("SELECT id FROM articles ORDER BY id")]
    marking.mark_read(shelf.library, ids[::3])
    marking.tag(shelf.library, ids[::4], ["mine"], ["sea"])
    marking.delete(shelf.library, ids[-2:])
    marking.star(shelf.library, ids[::5])
    shelf.index()
    wanted, marks = everything(shelf), shelf.marks()
    shelf.library.close()
    as_written_by(version, tmp_path / "today.sqlite", tmp_path / "library.sqlite")
    old = Shelf(tmp_path, open_library(tmp_path / "library.sqlite", now=shelf.clock), shelf.clock)
    old.index()
    old.check()
    assert everything(old) == wanted
    assert {question: told for question, told in old.marks().items() if told != marks[question]} == {}
    for _ in range(4):
        assert marking.undo(old.library) is not None
    assert [row[0] for row in old.library.db.execute("SELECT id FROM articles ORDER BY id")] == ids
    assert (old.titles("is:read"), old.titles("is:starred"), old.titles("tag:mine")) == ([], [], [])
    old.check()
    old.library.close()


def everything(shelf: Shelf) -> list[object]:
    """Every article as it is shown, newest first, and what is found by a word."""
    rows = list(listing.View(shelf.library, tree.All()).walk())
    return [[showing.article(shelf.library, row.id) for row in rows], shelf.found("text"), overview.tags(shelf.library)]
