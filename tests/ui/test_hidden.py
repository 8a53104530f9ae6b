"""Hidden articles: out of sight, counted in words, shown by one key, told by more than a colour."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import many, opened, stocked
from tuireader.library import Library
from tuireader.library.marks import marking
from tuireader.library.views.listing import View
from tuireader.query import parse


def hidden_library(folder: Path, count: int = 3) -> Library:
    library = stocked(folder, many(8, "sea"))
    ids = [row.id for row in View(library, parse.parse("", 0)).page(limit=count)]
    marking.hide(library, ids)
    return library


async def test_hidden_articles_are_counted_in_words_and_one_key_shows_them(tmp_path: Path) -> None:
    async with opened(hidden_library(tmp_path)) as room:
        assert room.titles == [f"Title {n}" for n in range(3, 8)]
        assert "3 hidden, H shows them  5 unread of 5" in room.status
        await room.press("H")
        assert room.titles == [f"Title {n}" for n in range(8)]
        assert "hidden too" in room.status and "8 unread of 8" in room.status
        assert " - Title 0 " in room.rows[0]
        await room.press("H")
        assert room.titles == [f"Title {n}" for n in range(3, 8)]


async def test_what_is_hidden_by_hand_stays_in_sight_until_the_view_is_left(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(4))) as room:
        await room.press("j", "g", "h")
        assert room.titles == [f"Title {n}" for n in range(4)] and room.chosen == "Title 1"
        assert "hid “Title 1”" in room.told
        assert " - Title 1 " in room.rows[1]
        await room.press("U", "U")
        assert "Title 1" not in room.titles
        await room.press("z")
        assert "1 hidden" not in room.status


async def test_a_hidden_article_is_brought_back(tmp_path: Path) -> None:
    async with opened(hidden_library(tmp_path, 1)) as room:
        await room.press("H", "g", "g", "g", "h")
        assert "brought back “Title 0”" in room.told
        await room.press("H")
        assert room.titles == [f"Title {n}" for n in range(8)]
