"""What z brings back has its place again, also in a view that was sorted while it was gone."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import many, opened, stocked
from tuireader.config import Config


async def test_a_sorted_view_shows_what_is_brought_back(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3)), config=Config(order=("title",))) as room:
        await room.press("D", "D", "D", "U", "U")
        assert room.titles == []
        await room.press("z", "z", "z")
        assert room.titles == ["Title 0", "Title 1", "Title 2"]
        assert room.status.endswith("3 unread of 3")
