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


async def test_lines_are_made_once_until_they_look_different(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(30, "a")), (80, 24)) as room:
        listed = room.room.list
        before = [listed.render_line(y) for y in range(4)]
        await room.press("down")
        assert [listed.render_line(y) is line for y, line in enumerate(before)] == [False, False, True, True]
        await room.press("up")
        assert [listed.render_line(y) is line for y, line in enumerate(before)] == [True, True, True, True]
        await room.press("s", "down")
        assert [listed.render_line(y) is line for y, line in enumerate(before)] == [False, False, True, True]
        room.room.app.theme = "dracula"
        await room.press("down")
        assert listed.render_line(3)._segments[1].style != before[3]._segments[1].style


async def test_a_role_looks_as_what_lies_below_its_widget(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3, "a")), (80, 24)) as room:
        top = room.room.top
        before = top.rich_style
        room.room.app.theme = "dracula"
        await room.press("down")
        assert top.rich_style.bgcolor != before.bgcolor
