"""The statistics on the screen: pages, steps, and the way to a source or a tag."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, many, opened, stocked


async def at_statistics(room: Driver) -> None:
    await room.press("g", "S")
    await room.until(lambda: "counting" not in room.screen[0], "the numbers")
    await room.settle()


@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.long), (120, 40), (40, 12)])
async def test_pages_and_the_way_back(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(stocked(tmp_path, many(30, "sea")), size) as room:
        await at_statistics(room)
        assert "30 articles, 30 unread" in "\n".join(room.screen)
        for page in ("Sources", "Tags", "Hours", "Silent", "Overview"):
            await room.press("tab")
            assert f"[{page}]"[: size[0] - 30] in room.screen[0] or size[0] < 80
        await room.press("escape")
        assert room.focus == "list"


async def test_enter_shows_a_source_or_a_tag(tmp_path: Path) -> None:
    stocked(tmp_path, many(3, "sea"), source="Other").close()
    async with opened(stocked(tmp_path, many(30, "land"))) as room:
        await at_statistics(room)
        await room.press("2")
        assert "A source" in room.screen[3]
        await room.press("j", "enter")
        assert "from Other" in room.status
        await at_statistics(room)
        await room.press("3", "enter")
        assert "land" in room.status
        assert len(room.titles) > 3


async def test_steps_go_from_line_to_line_that_leads_somewhere(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(30, "sea"))) as room:
        await at_statistics(room)
        await room.press("enter")
        assert "Enter shows the articles" in room.told
        await room.press("j")
        shown = room.app.screen.query_one("#stat-list")
        assert shown.chosen.about.name == "A source"  # type: ignore[attr-defined]
        await room.press("j")
        assert shown.chosen.about.name == "sea"  # type: ignore[attr-defined]
        await room.press("j", "k", "k")
        assert shown.chosen.about.name == "A source"  # type: ignore[attr-defined]


async def test_leaving_while_it_is_counted_harms_nothing(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(30, "sea"))) as room:
        await room.burst("g", "S", "escape", "j")
        assert room.chosen == "Title 1"
