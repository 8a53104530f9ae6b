"""A library whose file is moved away while it is open takes everything with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import many, opened, stocked
from tuireader.library import open_library
from tuireader.library.marks import marking
from tuireader.library.views import listing
from tuireader.query import tree
from tuireader.ui.beside import watching


def marks(path: Path) -> dict[str, bool]:
    """Titles in the library at `path`, and whether they are read."""
    with open_library(path, make=False) as library:
        return {row.title: row.read for row in listing.View(library, tree.All()).walk()}


def test_what_was_marked_goes_with_the_file(tmp_path: Path) -> None:
    library = stocked(tmp_path, many(3))
    first, second, _ = listing.View(library, tree.All()).walk()
    marking.mark_read(library, [first.id])
    assert not library.moved_away()
    library.path.rename(tmp_path / "elsewhere.sqlite")
    assert library.moved_away()
    marking.mark_read(library, [second.id])
    library.close()
    assert marks(tmp_path / "elsewhere.sqlite") == {"Title 0": True, "Title 1": True, "Title 2": False}


async def test_the_reader_says_so_and_loses_nothing_to_a_kill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "EVERY", 0.02)
    async with opened(stocked(tmp_path, many(3)), (120, 24)) as room:
        await room.press("m")
        (tmp_path / "library.sqlite").rename(tmp_path / "elsewhere.sqlite")
        await room.until(lambda: "was moved away or replaced" in room.told, "the word of it")
        await room.press("m")

        def kept() -> bool:
            copy = tmp_path / "as-a-kill-leaves-it.sqlite"
            copy.write_bytes((tmp_path / "elsewhere.sqlite").read_bytes())
            return marks(copy) == {"Title 0": True, "Title 1": True, "Title 2": False}

        await room.until(kept, "both marks in the file itself")
