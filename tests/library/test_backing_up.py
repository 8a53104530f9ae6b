"""Copies of the library, made while it is in use, and made the library again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.library_builder import DAY, Shelf, draft
from tuireader.errors import LibraryError, NotALibraryError, UnwritableError
from tuireader.library import backing_up, open_library
from tuireader.library.marks import marking
from tuireader.store.writing import transaction


def full(shelf: Shelf) -> list[int]:
    ids = shelf.add(draft("Ferry", tags="sea"), draft("Fog", guid="fog"))
    marking.star(shelf.library, ids[:1])
    shelf.index()
    return ids


def test_a_copy_holds_all_and_is_one_file_of_its_owner(shelf: Shelf) -> None:
    full(shelf)
    made = backing_up.back_up(shelf.library)
    assert made == shelf.folder / "backups" / "library-2023-11-14T221320Z.sqlite"
    assert list(made.parent.iterdir()) == [made] and made.stat().st_mode & 0o777 == 0o600
    with open_library(made) as copy:
        assert Shelf(shelf.folder, copy).marks() == shelf.marks()
    assert backing_up.back_up(shelf.library).name == "library-2023-11-14T221320Z-2.sqlite"


def test_a_copy_is_made_while_another_program_writes(shelf: Shelf) -> None:
    full(shelf)
    before = shelf.marks()
    with closing(sqlite3.connect(shelf.library.path, isolation_level=None)) as other, transaction(other):
        other.execute("UPDATE articles SET read = 1")
        made = backing_up.back_up(shelf.library)
    with open_library(made) as copy:
        assert Shelf(shelf.folder, copy).marks() == before


def test_nothing_is_overwritten(shelf: Shelf) -> None:
    there = shelf.write("mine.sqlite", "mine")
    with pytest.raises(UnwritableError, match="is there already"):
        backing_up.back_up(shelf.library, there)
    assert there.read_text() == "mine"


def test_old_copies_are_let_go_and_nothing_else(shelf: Shelf) -> None:
    made = []
    for _ in range(4):
        made.append(backing_up.back_up(shelf.library))
        shelf.clock.go_on(DAY)
    mine = shelf.write("backups/library-of-mine.sqlite", "mine")
    assert backing_up.let_go(shelf.library, 2) == made[:2]
    assert sorted(made[0].parent.iterdir()) == sorted([*made[2:], mine])


def test_restored_it_is_as_it_was_then_and_what_it_was_is_kept(shelf: Shelf) -> None:
    ids = full(shelf)
    then = shelf.marks()
    made = backing_up.back_up(shelf.library, shelf.folder / "copy.sqlite")
    content = made.read_bytes()
    marking.mark_read(shelf.library, ids)
    shelf.add(draft("Later", guid="later"))
    now = shelf.marks()
    kept = backing_up.restore(shelf.library.path, made)
    assert kept is not None and shelf.marks() == then  # an open reader sees it
    shelf.check()
    assert made.read_bytes() == content
    assert backing_up.restore(shelf.library.path, kept) is not None
    assert shelf.marks() == now
    assert not list((shelf.folder / "backups").glob("*restoring*"))


def test_a_damaged_library_is_put_aside_and_replaced(shelf: Shelf) -> None:
    full(shelf)
    then, path = shelf.marks(), shelf.library.path
    made = backing_up.back_up(shelf.library, shelf.folder / "copy.sqlite")
    shelf.library.close()
    path.write_bytes(b"no library at all, but somebody's file")
    kept = backing_up.restore(path, made)
    assert kept is not None and kept.read_bytes() == b"no library at all, but somebody's file"
    shelf.library = open_library(path, durable=False)
    assert shelf.marks() == then


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        (b"", "is none of tuireader's libraries"),
        (b"text\n" * 400, "is none of tuireader's libraries"),
    ],
)
def test_what_is_no_copy_changes_nothing(shelf: Shelf, content: bytes | None, said: str) -> None:
    full(shelf)
    before = shelf.marks()
    copy = shelf.folder / "copy.sqlite"
    if content is not None:
        copy.write_bytes(content)
    with pytest.raises(LibraryError, match=said):
        backing_up.restore(shelf.library.path, copy)
    assert shelf.marks() == before
    with pytest.raises(LibraryError, match="is the library itself"):
        backing_up.restore(shelf.library.path, shelf.library.path)


def test_a_copy_with_a_damaged_page_is_refused(shelf: Shelf) -> None:
    full(shelf)
    made = backing_up.back_up(shelf.library, shelf.folder / "copy.sqlite")
    content = bytearray(made.read_bytes())
    for page in range(4, len(content) // 8192):
        content[page * 8192 : page * 8192 + 200] = b"\xff" * 200
    made.write_bytes(content)
    with pytest.raises(NotALibraryError, match="is damaged"):
        backing_up.restore(shelf.library.path, made)
    shelf.check()


def test_there_need_not_be_a_library(shelf: Shelf) -> None:
    full(shelf)
    made = backing_up.back_up(shelf.library)
    elsewhere: Path = shelf.folder / "new" / "library.sqlite"
    assert backing_up.restore(elsewhere, made) is None
    with open_library(elsewhere) as restored:
        assert Shelf(shelf.folder, restored).marks() == shelf.marks()
