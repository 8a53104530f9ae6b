"""`tuireader backup` and `restore`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import Here


def test_there_and_back(stocked: Here, tmp_path: Path) -> None:
    before = stocked.ok("list", "--json").out
    (made,) = stocked.ok("backup").lines()
    stocked.ok("delete", "1", "2")
    said = stocked.ok("restore", made).lines()
    assert len(said) == 2 and said[1].startswith("as it was before: ")
    assert stocked.ok("list", "--json").out == before
    stocked.ok("restore", said[1].partition(": ")[2])
    assert len(stocked.ok("list").lines()) == 2


def test_a_place_of_ones_own_is_never_overwritten(stocked: Here, tmp_path: Path) -> None:
    stocked.ok("backup", tmp_path / "mine.sqlite")
    said = stocked("backup", tmp_path / "mine.sqlite")
    assert said.code == 2 and "is there already" in said.err and said.out == ""
    said = stocked("backup", tmp_path / "other.sqlite", "--keep", "2")
    assert said.code == 2 and "leave out the place" in said.err and not (tmp_path / "other.sqlite").exists()
    assert stocked.ok("backup", tmp_path).lines()[0].startswith(str(tmp_path / "library-"))


def test_what_is_no_copy_is_said(stocked: Here, tmp_path: Path) -> None:
    said = stocked("restore", tmp_path / "none.sqlite")
    assert said.code == 3 and "there is no such file" in said.err
    (tmp_path / "text").write_text("text")
    assert stocked("restore", tmp_path / "text").code == 3


def test_what_is_no_library_is_not_called_damaged(stocked: Here, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Only words.\n" * 400)
    said = stocked("restore", note)
    assert said.code == 3 and said.out == ""
    way = "Name a copy that `backup` made"
    assert said.err == f"tuireader: {note}: is none of tuireader's libraries. {way}\n"
