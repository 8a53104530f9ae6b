"""A role gets its look when it is first drawn, and another one when the stylesheet says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import many, opened, stocked


async def test_only_what_is_drawn_has_been_matched(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3, "a")), (80, 24)) as room:
        assert set(room.room.tags._component_styles) == set()
        drawn = set(room.room.list._component_styles)
        assert {"list--cursor", "list--title-unread", "list--date-unread"} <= drawn
        assert not drawn & {"list--title", "list--cursor-blurred"}
        await room.press("enter")
        assert "list--cursor-blurred" in room.room.list._component_styles
        assert "pane--code" not in room.room.pane._component_styles


async def test_another_theme_changes_what_was_drawn(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3, "a")), (80, 24)) as room:
        before = room.room.top.get_component_rich_style("status--left")
        room.room.app.theme = "dracula"
        await room.press("down")
        after = room.room.top.get_component_rich_style("status--left")
        assert before.color != after.color
        assert after.bold


async def test_a_role_there_is_not_is_refused(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3, "a")), (80, 24)) as room:
        with pytest.raises(KeyError, match="list--titel"):
            room.room.list.get_component_rich_style("list--titel")
