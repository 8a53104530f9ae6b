"""What a rule announces while the reader is open is told, once, and rings where that is wanted."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import Driver, many, opened, stocked
from tuireader.config import Config
from tuireader.library import open_library
from tuireader.library.intake import importing
from tuireader.library.rules import keeping
from tuireader.model.rules import Rule


def take_in(folder: Path, *titles: str) -> None:
    """Another program takes in seed files."""
    for title in titles:
        (folder / f"{title}.txt").write_text(f"{title}\n\nThey leave at dawn.\n")
    with open_library(folder / "library.sqlite", durable=False) as library:
        list(importing.import_files(library, importing.find([folder / f"{title}.txt" for title in titles])))


async def came(room: Driver, folder: Path, *titles: str) -> None:
    take_in(folder, *titles)
    for _ in room.room.changed_elsewhere():
        await room.settle()


async def test_it_is_told_once_and_rings(tmp_path: Path) -> None:
    library = stocked(tmp_path, many(3))
    assert keeping.keep(library, Rule(0, "Strikes", "title:strike", ("announce",))) == ""
    take_in(tmp_path, "An old strike")
    async with opened(library, config=Config(notify="bell")) as room:
        sent: list[str] = []
        room.app._to_terminal = sent.append  # type: ignore[method-assign]
        room.room.hearing.begin(room.room)
        await came(room, tmp_path, "Fog")
        assert "Strikes" not in room.told and sent == []
        await came(room, tmp_path, "A strike", "Another strike")
        assert room.told.startswith("Strikes: “A strike” and 1 more")
        assert sent == ["\x07"]
        await room.press("j")
        await came(room, tmp_path, "Rain")
        assert "Strikes" not in room.told and sent == ["\x07"]


async def test_it_is_told_beside_what_an_errand_says(tmp_path: Path) -> None:
    library = stocked(tmp_path, many(3))
    assert keeping.keep(library, Rule(0, "Strikes", "title:strike", ("announce",))) == ""
    async with opened(library, (120, 24)) as room:
        room.room.hearing.begin(room.room)
        take_in(tmp_path, "A strike")
        room.room.news.errand_ended(room.room, "1 asked")
        assert room.told.startswith("Strikes: “A strike”; 1 asked")
