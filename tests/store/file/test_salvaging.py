"""A library with pages overwritten at random: every article on undamaged pages comes over, and the old file stays."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from tests.library_builder import Shelf, draft, made
from tuireader.errors import NotALibraryError, UnwritableError
from tuireader.library import open_library
from tuireader.library.marks import marking
from tuireader.store.file import salvaging
from tuireader.store.file.pages import File

SIZE = 400
MARKS = "SELECT id, title, url, read, starred, source_id, sort FROM articles ORDER BY id"
TEXTS = "SELECT article_id, form, body FROM bodies ORDER BY 1"
TAGGED = "SELECT article_id, tag_id FROM article_tags ORDER BY 1, 2"
NAMED = "SELECT id, name FROM tags ORDER BY 1"
SOURCES = "SELECT id, url, title FROM sources ORDER BY 1"


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(question).fetchall()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles short and long (over several pages), read, starred, tagged, from three sources; in one file."""
    shelf = made(tmp_path_factory.mktemp("whole"))
    for name in ("Signals", "Harbour", "Lights"):
        texts = [f"{name} {n} " + "the mist and the sea. " * (n % 7 * 90) for n in range(SIZE // 3)]
        shelf.save(*(draft(f"{name} {n}", t, guid=str(n), tags="sea far") for n, t in enumerate(texts)), source=name)
    shelf.index()
    marking.mark_read(shelf.library, [*range(1, 90)])
    marking.star(shelf.library, [*range(50, 99, 3)])
    marking.tag(shelf.library, [7, 9], ["mine"])
    shelf.library.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shelf.library.close()
    return shelf.folder / "library.sqlite"


def salvaged(path: Path, folder: Path) -> salvaging.Salvaged:
    """What comes over; the new library is sound, the old one untouched."""
    before = path.read_bytes()
    found = salvaging.salvage(path, folder / "new.sqlite")
    assert path.read_bytes() == before
    with open_library(folder / "new.sqlite") as new:
        shelf = Shelf(folder, new)
        shelf.index()
        shelf.check()
    return found


def test_of_a_sound_library_all_comes_over(library: Path, tmp_path: Path) -> None:
    found = salvaged(library, tmp_path)
    assert (found.broken, found.textless) == ({}, 0)
    for question in (MARKS, TEXTS, TAGGED, NAMED, SOURCES, "SELECT * FROM identities ORDER BY 1, 2"):
        assert ask(tmp_path / "new.sqlite", question) == ask(library, question), question


def test_what_stands_in_the_write_ahead_log_comes_over(tmp_path: Path) -> None:
    shelf = made(tmp_path)
    shelf.library.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shelf.add(draft("Ferries"), draft("Mist", guid="2"))
    assert (tmp_path / "library.sqlite-wal").stat().st_size
    found = salvaging.salvage(tmp_path / "library.sqlite", tmp_path / "new.sqlite")
    assert found.rows["articles"] == 2
    shelf.library.close()


def test_what_was_deleted_does_not_come_back(tmp_path: Path) -> None:
    """Pages that were put together leave free ones behind, with rows on them that were deleted later."""
    shelf = made(tmp_path)
    shelf.save(*(draft(f"Harbour {n}", "the mist and the sea. " * 20, guid=str(n)) for n in range(900)))
    shelf.library.db.execute("PRAGMA secure_delete=OFF")
    for which in ("id % 3 <> 0", "id % 2 = 0", "id % 5 <> 0"):
        shelf.library.db.execute(f"DELETE FROM articles WHERE {which}")
    shelf.library.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shelf.library.close()
    path = tmp_path / "library.sqlite"
    assert File(path).free(), "else nothing is proven"
    salvaged(path, tmp_path)
    assert ask(tmp_path / "new.sqlite", MARKS) == ask(path, MARKS)


@cache
def whereabouts(path: Path) -> dict[int, set[int]]:
    """The pages that hold an article: its row and its text."""
    file, found = File(path), dict[int, set[int]]()
    for number in range(2, file.count + 1):
        page = file.page(number)
        for row in page.rows if page is not None else ():
            if salvaging._table_of(page.kind, row) in ("articles", "bodies") and row.rowid is not None:  # type: ignore[union-attr]
                found.setdefault(row.rowid, set()).add(number)
    return found


def long_texts(path: Path, damaged: set[int]) -> set[int]:
    """Articles whose text goes on over a damaged page that belongs to no tree."""
    file = File(path)
    return {number for number in damaged if file.page(number) is None}


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 8))])
def test_every_article_on_undamaged_pages_comes_over(library: Path, tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    where, content = whereabouts(library), bytearray(library.read_bytes())
    assert len(where) == SIZE // 3 * 3
    size = File(library).size
    damaged = set(dice.sample(range(2, len(content) // size + 1), dice.choice([1, 3, 10, 30])))
    for number in damaged:
        noise = bytes(size) if dice.random() < 0.3 else dice.randbytes(size)
        content[(number - 1) * size : number * size] = noise
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(content)
    found = salvaged(path, tmp_path)
    before = {row[0]: row for row in ask(library, MARKS)}
    texts = {row[0]: row for row in ask(library, TEXTS)}
    after = {row[0]: row for row in ask(tmp_path / "new.sqlite", MARKS)}
    read = {row[0]: row for row in ask(tmp_path / "new.sqlite", TEXTS)}
    overflown = bool(long_texts(library, damaged))
    for id, pages in where.items():
        if not pages & damaged:
            assert after[id] == before[id]
            if not overflown:
                assert read[id] == texts[id]
    assert set(after) <= set(before), "nothing that was not there"
    assert found.rows["articles"] == len(after)


def test_a_first_page_that_is_gone(library: Path, tmp_path: Path) -> None:
    """Without it SQLite sees no database at all."""
    size = File(library).size
    content = library.read_bytes()
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(random.Random(1).randbytes(size) + content[size:])
    found = salvaged(path, tmp_path)
    assert found.rows["articles"] == SIZE // 3 * 3
    assert ask(tmp_path / "new.sqlite", MARKS) == ask(library, MARKS)
    assert ask(tmp_path / "new.sqlite", TEXTS) == ask(library, TEXTS)


def test_which_pages_are_damaged_is_said(library: Path, tmp_path: Path) -> None:
    size, content = File(library).size, bytearray(library.read_bytes())
    number = next(iter(whereabouts(library)[5]))
    content[(number - 1) * size : number * size] = bytes(size)
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(content)
    (pages,) = [pages for table, pages in salvaging.look(path).items() if table in ("articles", "bodies")]
    assert pages == [number]
    assert salvaging.look(library) == {}


def test_what_is_no_library_and_what_is_there_already(tmp_path: Path, library: Path) -> None:
    (tmp_path / "text").write_bytes(b"not a database" * 1000)
    with pytest.raises(NotALibraryError, match="nothing that can be read"):
        salvaging.salvage(tmp_path / "text", tmp_path / "new.sqlite")
    assert not (tmp_path / "new.sqlite").exists()
    (tmp_path / "there").write_bytes(b"mine")
    with pytest.raises(UnwritableError, match="is there already"):
        salvaging.salvage(library, tmp_path / "there")
    assert (tmp_path / "there").read_bytes() == b"mine"
