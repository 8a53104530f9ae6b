"""The first screen asks the library without waiting, and goes without it where it cannot be had."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tuireader.library import open_library
from tuireader.library.views import session
from tuireader.store.finding.glance import glance


def kept(file: Path) -> Path:
    """A library in which a reader has left what the next start draws."""
    with open_library(file) as library:
        assert session.keep(library, {"look": "a look", "question": ["SELECT 1 WHERE 0"]})
    return file


def test_what_was_left_is_found(tmp_path: Path) -> None:
    found = glance(str(kept(tmp_path / "library.sqlite")), lambda facts: facts["$.look"] == "a look")
    assert found is not None and found.text("$.look") == "a look" and found.rows == []
    assert glance(str(tmp_path / "library.sqlite"), lambda facts: False) is None


def test_a_library_that_another_program_holds_is_gone_without(tmp_path: Path) -> None:
    file = kept(tmp_path / "library.sqlite")
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    holder.execute("CREATE TABLE held (x)")
    try:
        assert glance(str(file), lambda facts: True) is None
    finally:
        holder.rollback()
        holder.close()
    assert glance(str(file), lambda facts: True) is not None


def test_what_is_no_library_is_gone_without(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no library at all " * 500)
    for name in ("text", "missing", "with ?question#mark%"):
        assert glance(str(tmp_path / name), lambda facts: True) is None
        assert name == "text" or not (tmp_path / name).exists(), "and nothing is made"
