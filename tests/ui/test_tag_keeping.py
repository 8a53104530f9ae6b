"""The list of tags, and parts of the filter taken off one by one."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import draft, opened, stocked
from tuireader.library import Library, overview


def tagged(folder: Path) -> Library:
    return stocked(
        folder, [draft("One", "ukr", "sea"), draft("Two", "Ukraine", "sea"), draft("Three", "Uncategorized")]
    )


def names(library: Library) -> list[str]:
    return [tag.name for tag in overview.tags(library) if not tag.hidden]


async def test_tags_are_kept_in_their_list(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path)) as room:
        library = room.app.library
        await room.press("g", "t")
        assert any("Uncategorized" in text and "hidden" in text for text in room.screen)
        await room.press("/", *"ukr", "down", "escape", "escape", "g", "t")
        await room.press("j", "m", *"ukraine", "enter")
        assert names(library) in (["sea", "Ukraine"], ["Ukraine", "sea"])
        assert any("also ukr" in text for text in room.screen)
        await room.press("z")
        assert sorted(names(library)) == ["Ukraine", "sea", "ukr"]
        await room.press("home", "e", "ctrl+u", *"Ocean", "enter")
        assert "Ocean" in names(library)
        await room.press("c", "j", "j", "enter", "H")
        assert "Ocean" not in names(library)
        assert next(tag.colour for tag in overview.tags(library) if tag.name == "Ocean") == 2
        await room.press("H", "a", *"Meer", "enter", "enter")
        assert "tagged Ocean" in room.status
        assert sorted(room.titles) == ["One", "Two"]


async def test_each_part_of_the_filter_is_taken_off(tmp_path: Path) -> None:
    async with opened(tagged(tmp_path)) as room:
        await room.press("t", *"sea", "tab", *"-ukraine", "enter", "g", "u")
        assert "tagged sea" in room.status and "unread" in room.status
        await room.press("g", "minus")
        assert any("1  tagged sea" in text for text in room.screen)
        await room.press("j", "enter")
        assert "not Ukraine" not in room.status and "tagged sea" in room.status
        await room.press("g", "minus", "enter")
        assert "tagged" not in room.status
