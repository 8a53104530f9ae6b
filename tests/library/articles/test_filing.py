"""Files are made whole or not at all, over nothing, through no link."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.errors import TuireaderError
from tuireader.library.articles import filing, handing_over


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    made = [filing.add(tmp_path, "a.md", text) for text in (b"one", b"two", b"three")]
    assert [path.name for path in made] == ["a.md", "a-2.md", "a-3.md"]
    assert [path.read_bytes() for path in made] == [b"one", b"two", b"three"]
    assert names(tmp_path) == ["a-2.md", "a-3.md", "a.md"], "nothing else is left"


def test_no_link_is_followed(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    folder.mkdir()
    (folder / "a.md").symlink_to(outside)
    assert filing.add(folder, "a.md", b"x").name == "a-2.md"
    with pytest.raises(TuireaderError, match="there already"):
        filing.write(folder / "a.md", b"x")
    assert not outside.exists()
    filing.write(folder / "a.md", b"y", force=True)
    assert not outside.exists()
    assert (folder / "a.md").read_bytes() == b"y"
    assert not (folder / "a.md").is_symlink()


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(TuireaderError, match="there already"):
        filing.write(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"mine"
    filing.write(tmp_path / "a", b"x", force=True)
    assert (tmp_path / "a").read_bytes() == b"x"
    assert names(tmp_path) == ["a"]


def database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE one (two)")


KEPT = {
    "a pipe": (os.mkfifo, "not a regular file"),
    "a device": (lambda path: path.symlink_to(os.devnull), "not a regular file"),
    "a folder": (Path.mkdir, "is a folder"),
    "a link to a folder": (lambda path: path.symlink_to(path.parent), "is a folder"),
    "a database": (database, "is a database"),
}


@pytest.mark.parametrize("kind", KEPT)
def test_what_is_no_file_of_that_kind_stays_even_if_forced(tmp_path: Path, kind: str) -> None:
    make, said = KEPT[kind]
    make(tmp_path / "there")
    before = (tmp_path / "there").lstat()
    with pytest.raises(TuireaderError, match=said):
        filing.write(tmp_path / "there", b"x", force=True)
    after = (tmp_path / "there").lstat()
    assert (after.st_ino, after.st_mode, after.st_size) == (before.st_ino, before.st_mode, before.st_size)
    assert names(tmp_path) == ["there"]


def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert filing.add(tmp_path, "a.md", b"one").read_bytes() == b"one"
    assert filing.add(tmp_path, "a.md", b"two").name == "a-2.md"
    assert names(tmp_path) == ["a-2.md", "a.md"]


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(TuireaderError, match="folder is not there"):
        filing.write(tmp_path / "no" / "a", b"x")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(TuireaderError, match="cannot be written"):
        filing.write(tmp_path / "file" / "a", b"x")
    with pytest.raises(TuireaderError, match="file"):
        filing.make_folder(tmp_path / "file" / "a")


@given(st.sets(st.integers(2, 40)))
def test_a_number_is_one_that_is_free(taken: set[int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in taken | {1}:
            (folder / ("a.md" if number == 1 else f"a-{number}.md")).write_bytes(b"old")
        path = filing.add(folder, "a.md", b"new")
        assert path.read_bytes() == b"new"
        assert len(list(folder.iterdir())) == len(taken) + 2


@pytest.mark.parametrize("name", ["n" * 300 + ".bib", "n" * 300 + "/", "loop/x.bib", "a\0b.bib"])
def test_a_name_that_cannot_be_is_said(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(TuireaderError):
        handing_over.place_of(name)
    assert names(tmp_path) == ["loop"]


def test_nobodys_home_is_a_name_like_any_other() -> None:
    assert handing_over.place_of("~nobody-of-that-name/x.bib") == Path("~nobody-of-that-name/x.bib")
