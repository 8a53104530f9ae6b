"""A library of every released version is brought to the newest, with what it holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tuireader.store.file import health, opening
from tuireader.store.file.format import VERSION
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
