"""`tuireader doctor` names damaged pages; `--salvage` brings over what can be read, from a file SQLite gives up too."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.running import Here


def damage(library: Path, number: int) -> bytes:
    """Zero a page, past SQLite; what stands in the file then."""
    with closing(sqlite3.connect(library)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = db.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(library.read_bytes())
    content[(number - 1) * size : number * size] = bytes(size)
    library.write_bytes(content)
    return bytes(content)


def page_of(library: Path, table: str) -> int:
    with closing(sqlite3.connect(library)) as db:
        return int(db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0])


def test_a_damaged_page_is_named_and_the_rest_is_saved(stocked: Here, own_home: Path) -> None:
    library, new = own_home / "library.sqlite", own_home / "new.sqlite"
    number = page_of(library, "bodies")
    before = damage(library, number)
    looked = stocked("doctor")
    assert looked.code == 1
    assert f"damaged: bodies        page {number}" in looked.out
    assert "--salvage NEW" in looked.out
    said = stocked("doctor", "--salvage", new)
    assert said.code == 1, "what is lost is no success"
    assert "of 4 articles the text is lost" in said.out
    assert "4 brought over" in said.out
    assert library.read_bytes() == before
    assert "file                   sound" in stocked("--library", new, "doctor").out
    assert len(stocked("--library", new, "list").lines()) == 4


def test_a_library_that_sqlite_gives_up(stocked: Here, own_home: Path) -> None:
    library, new = own_home / "library.sqlite", own_home / "new.sqlite"
    damage(library, 1)
    assert stocked("list").code == 3
    listed = stocked("doctor", "--salvage", new)
    assert (listed.code, listed.err) == (1, "")
    assert "damaged: schema        page 1" in listed.out
    assert len(stocked("--library", new, "list").lines()) == 4


def test_where_something_is_already(stocked: Here, own_home: Path) -> None:
    new = own_home / "new.sqlite"
    assert stocked("doctor", "--salvage", new).code == 0
    again = stocked("doctor", "--salvage", new)
    assert again.code == 3
    assert "is there already" in again.err
    assert stocked("doctor", "--salvage", "x", "--repair").code == 2
