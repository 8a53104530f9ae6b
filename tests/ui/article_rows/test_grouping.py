"""Rows under headings: the cursor stops at none of them, what is seen is whole, and the counts are the view's."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, draft, opened, stocked
from tuireader.config import Config
from tuireader.text import cells
from tuireader.ui.article_rows import grouping


def lines(room: Driver) -> list[str]:
    return [line.rstrip() for line in room.rows]


def assert_sound(room: Driver) -> None:
    """Every row stands under its heading, and the cursor is seen."""
    shown = room.room.list
    assert lines(room)[0].startswith("── ")
    above = ""
    for y, text in enumerate(lines(room)):
        index = shown.index_at(y)
        if index is None:
            above = text or above
        else:
            assert shown.line_of(index) == y
            assert grouping.words(shown.items[index], shown.grouping, shown.view.library.now()) in above  # type: ignore[union-attr]
            assert shown.items[index].title in text
    assert shown.line_of(shown.cursor) is not None
    full = len([text for text in lines(room) if text])
    assert full == shown.size.height or shown.top == 0


async def test_days_are_parted_and_counted(tmp_path: Path) -> None:
    library = stocked(tmp_path, [draft(f"Title {n}", hours=n * 9) for n in range(8)])
    async with opened(library, config=Config(group="day")) as room:
        assert [text for text in lines(room) if text.startswith("──")] == [
            "── Today, 14 November ── 3",
            "── Yesterday, 13 November ── 3",
            "── Sunday, 12 November ── 2",
        ]
        for n in range(1, 8):
            await room.press("j")
            assert room.chosen == f"Title {n}", "headings are passed over"
            assert_sound(room)
        await room.press("D")
        assert "── Sunday, 12 November ── 1" in lines(room)
        await room.press("S", "t", "escape")
        assert not any(text.startswith("──") for text in lines(room)), "titles are not parted by days"
        await room.press("S", "g", "escape")
        assert [text for text in lines(room) if text.startswith("──")] == ["── A source ── 7"]
        await room.press("S", "g", "escape", "S", "g", "escape")
        assert lines(room)[0].startswith("── Today"), "none, then by day again"


async def test_sources_are_parted_in_their_order(tmp_path: Path) -> None:
    stocked(tmp_path, [draft("One", hours=1), draft("Two", hours=9)], source="Beta").close()
    library = stocked(tmp_path, [draft("Three", hours=3)], source="alpha")
    async with opened(library) as room:
        await room.press("colon", *"group source", "enter")
        assert [text.split()[-1] for text in lines(room) if text] == [
            "1", "Three", "2", "One", "Two",
        ]  # fmt: skip
        assert "by source" in room.status
        assert_sound(room)
        await room.press("colon", *"group week", "enter")
        assert "no kind of heading" in room.told


@pytest.mark.parametrize(
    "size", [(60, 7), *(pytest.param(size, marks=pytest.mark.long) for size in ((80, 24), (120, 40)))]
)
async def test_a_drunken_walk_under_headings(tmp_path: Path, size: tuple[int, int]) -> None:
    dice, at, count = random.Random(7), 0, 700
    library = stocked(
        tmp_path, [draft(f"Title {n}", hours=n * dice.choice((1, 5, 5)) if n < 3 else n * 5) for n in range(count)]
    )
    async with opened(library, size, config=Config(group="day")) as room:
        titles = [row.title for row in room.room.view.walk()]
        shown = room.room.list
        for _ in range(120):
            step = dice.choice((1, -1, 1, -1, 6, -6, 25, -25, 250, -250, 0, 9999))
            if step == 0:
                shown.home()
            elif step == 9999:
                shown.end()
            else:
                shown.move(step)
            at = {0: 0, 9999: count - 1}.get(step, max(0, min(count - 1, at + step)))
            assert room.chosen == titles[at], step
            assert_sound(room)


async def test_a_click_on_a_heading_chooses_nothing(tmp_path: Path) -> None:
    library = stocked(tmp_path, [draft(f"Title {n}", hours=n * 9) for n in range(8)])
    async with opened(library, config=Config(group="day", mouse="on")) as room:
        await room.press("j")
        assert room.room.list.index_at(0) is None
        assert room.room.list.index_at(1) == 0
        assert room.room.list.index_at(99) is None


@pytest.mark.parametrize("width", range(1, 60))
def test_a_heading_fills_any_width(width: int) -> None:
    for said in ("Tuesday, 8 February", "日々の便り", ""):
        assert cells(grouping.drawn(said, "12", width)) == width


def test_headings_are_only_where_they_part_what_stands_together() -> None:
    for kind, order, wanted in (
        ("day", "newest", True), ("day", "unread,oldest", True), ("day", "title", False), ("day", "received", False),
        ("source", "source,title", True), ("source", "newest", False), ("none", "newest", False),
    ):  # fmt: skip
        assert grouping.applies(kind, order) == wanted  # type: ignore[arg-type]
        assert grouping.applies(kind, grouping.ordered(kind, order)) or kind == "none"  # type: ignore[arg-type]
