"""What was typed before."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tuireader.store.file import opening
from tuireader.store.reader import typed


def test_the_latest_come_first_and_none_twice(tmp_path: Path) -> None:
    db = opening.open_library(tmp_path / "library.sqlite")
    for text in ("fog", "sea", "fog", "ice"):
        assert typed.remember(db, "search", text)
    typed.remember(db, "command", "star")
    assert typed.recent(db, "search") == ["ice", "fog", "sea"]
    assert typed.recent(db, "command") == ["star"]
    db.close()


def test_the_oldest_go(tmp_path: Path) -> None:
    db = opening.open_library(tmp_path / "library.sqlite")
    for n in range(typed.KEPT + 5):
        typed.remember(db, "search", f"word {n}")
    found = typed.recent(db, "search")
    assert len(found) == typed.KEPT and found[-1] == "word 5"
    db.close()


def test_nobody_waits_for_it(tmp_path: Path) -> None:
    db = opening.open_library(tmp_path / "library.sqlite")
    other = sqlite3.connect(tmp_path / "library.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert not typed.remember(db, "search", "fog")
    other.execute("ROLLBACK")
    assert typed.remember(db, "search", "fog")
    other.close()
    db.close()
