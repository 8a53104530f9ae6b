"""The manual on the screen: opened, gone through, found in, left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import many, opened, stocked
from tuireader.config import Config
from tuireader.library import manual
from tuireader.ui.keys.bindings import Bindings
from tuireader.ui.manual import ManualText


@pytest.mark.parametrize("size", [(80, 24), pytest.param((120, 40), marks=pytest.mark.long), (30, 10)])
async def test_help_pressed_twice_opens_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(stocked(tmp_path, many(3)), size) as room:
        await room.press("question_mark", "question_mark")
        assert "First steps" in room.screen[1]
        await room.press("space", "G", "q")
        assert room.focus == "list"
        await room.press("j")
        assert room.chosen == "Title 1"


async def test_the_keys_in_it_are_those_of_the_reader(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3)), config=Config(keys={"star": ("f7",)})) as room:
        await room.press("question_mark", "question_mark")
        assert "f7 stars an article" in "\n".join(room.screen)


async def test_a_chapter_by_its_name_and_the_outline(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        await room.press("colon", *"manual ssh", "enter")
        assert "Over SSH" in room.screen[1]
        await room.press("g", "o", *"citing", "enter")
        await room.press("escape")
        await room.press("colon", *"manual nonsense", "enter")
        assert "there is no chapter nonsense" in room.told


async def test_words_are_found_in_it(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        await room.press("question_mark", "question_mark", "slash", *"opml", "enter")
        first = room.app.screen.query_one("#manual").find.at  # type: ignore[attr-defined]
        await room.press("n")
        assert room.app.screen.query_one("#manual").find.at == first + 1  # type: ignore[attr-defined]
        await room.press("N", "escape")
        assert room.app.screen.query_one("#manual").find is None  # type: ignore[attr-defined]
        await room.press("escape")
        assert room.focus == "list"


async def test_every_key_that_moves_moves_in_it(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        await room.press("question_mark", "question_mark")
        manual = room.app.screen
        for key in ("j", "pagedown", "ctrl+d", "right_square_bracket", "G", "k", "pageup", "ctrl+u", "g", "g", "space"):
            await room.press(key)
        assert room.app.screen is manual
        assert "Title" not in "\n".join(room.screen)


def test_the_first_chapter_is_the_beginning_of_all() -> None:
    text = ManualText(Bindings(Config()))
    whole = text.whole()
    assert text.first.blocks == whole.blocks[: len(text.first.blocks)]
    assert [one.text for one in whole.headings if one.level == 1] == [one.title for one in manual.chapters()]


async def test_what_lies_behind_the_first_chapter_is_read_when_it_is_wanted(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        await room.press("question_mark", "question_mark")
        page = room.app.screen.query_one("#manual")._page  # type: ignore[attr-defined]
        assert page.partial
        await room.press("G")
        assert not page.partial
        last = manual.chapters()[-1].text.split()[-1].strip("`.")
        assert last in "\n".join(room.screen)
