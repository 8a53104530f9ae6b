"""What shares the screen, at any size; cursor and reading place outlive a resize."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.ui.room_driver import Driver, draft, many, opened, stocked, wide
from tuireader.config import Config
from tuireader.paths import shipped

LONG = "\n\n".join(f"Paragraph {n:03}. " + "Words of it, 日本語 and more. " * 12 for n in range(60))


def shown(room: Driver) -> set[str]:
    """What can be seen of tags, list and pane."""
    return {
        widget.id or ""
        for widget in (room.room.tags, room.room.list, room.room.pane)
        if widget.display and widget.size.area
    }


async def test_each_size_has_its_layout(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9, "a")), (120, 40)) as room:
        assert shown(room) == {"tags", "list", "pane"}
        assert room.tags == ["a 9/9"]
        await room.press("enter")
        assert "This is the text of Title 0" in wide(room.screen)
        await room.resize(80, 24)
        assert shown(room) == {"list", "pane"}
        await room.press("t")
        assert "tags" in shown(room)
        await room.press("escape", "q")
        await room.resize(59, 15)
        assert shown(room) == {"list"}
        await room.press("enter")
        assert shown(room) == {"pane"}
        assert "This is the text of Title 0" in wide(room.screen)
        await room.press("q")
        assert shown(room) == {"list"}
        await room.resize(120, 40)
        assert shown(room) == {"tags", "list", "pane"}


async def test_the_layout_key_goes_round(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9, "a")), (120, 40)) as room:
        await room.press("enter", "q")
        seen = []
        for _ in range(4):
            await room.press("\\")
            seen.append(shown(room))
            assert room.told.startswith(("tags beside", "list o"))
        assert seen == [{"list", "pane"}, {"list"}, {"tags", "list", "pane"}, {"list", "pane"}]
        await room.press("\\", "j", "enter", "\\")
        assert (room.focus, room.open) == ("pane", "Title 1")
    async with opened(stocked(tmp_path), (120, 40), Config(layout="single")) as room:
        assert shown(room) == {"list"}
        await room.press("enter", "t", "escape", "q", "j")
        assert room.chosen == "Title 1"


SOME = [(1, 1), (120, 40), (2, 3), (60, 16)]
ALL = [
    *SOME, *[(300, 100), (80, 24), (5, 2), (19, 60), (300, 1), (1, 100), (59, 15), (100, 24)],
    *((dice.randint(1, 300), dice.randint(1, 100)) for dice in [random.Random(7)] for _ in range(6)),
]  # fmt: skip


@pytest.mark.parametrize("sizes", [SOME, pytest.param(ALL, marks=pytest.mark.long)], ids=["some", "all"])
async def test_resizing_keeps_cursor_and_reading_place(tmp_path: Path, sizes: list[tuple[int, int]]) -> None:
    async with opened(stocked(tmp_path, [draft("Long", "a", "日本", body=LONG, hours=50), *many(90)])) as room:
        await room.press(*["j"] * 50, "enter", *["space"] * 6)
        assert room.open == "Long"
        read = paragraph(room)
        assert read > 5
        for width, height in sizes:
            await room.resize(width, height)
            await room.settle()
            assert_sound(room, width, height)
            assert (room.open, room.chosen, room.focus) == ("Long", "Long", "pane")
        await room.resize(80, 24)
        await room.settle()
        assert abs(paragraph(room) - read) <= 1
        await room.press("q")
        for width, height in sizes[: len(sizes) // 2]:
            await room.resize(width, height)
            await room.press(
                "j",
                "k",
                "t",
                "a",
                "escape",
                "escape",
                "/",
                "x",
                "escape",
                "?",
                "j",
                "q",
                "enter",
                "space",
                "q",
                "h",
            )
            assert_sound(room, width, height)
            if room.chosen != "Long":
                await room.press("k", "j")
            assert room.focus == "list"
            assert room.chosen in room.titles


def assert_sound(room: Driver, width: int, height: int) -> None:
    """Every line drawn is as wide as it claims."""
    for widget in (room.room.list, room.room.tags, room.room.pane, room.room.top, room.room.bottom):
        if widget.display and widget.size.area:
            for y in range(widget.size.height):
                strip = widget.render_line(y)
                assert sum(cell_len(segment.text) for segment in strip) == widget.size.width, (
                    widget.id,
                    width,
                    height,
                    strip.text,
                )
    assert len(room.screen) == height


def paragraph(room: Driver) -> int:
    """The number of the first paragraph that begins in sight."""
    pane = room.room.pane
    lines = [pane.render_line(y).text for y in range(1, pane.size.height)]
    return next(int(line.split("Paragraph ")[1][:3]) for line in lines if "Paragraph " in line)


THEMES = sorted(file.stem for file in (shipped("styles") / "themes").glob("*.toml"))


@pytest.mark.parametrize(
    "theme", [pytest.param(one, marks=() if one in ("ansi", "mono") else pytest.mark.long) for one in THEMES]
)
async def test_every_theme_draws_and_tells_marks_apart(tmp_path: Path, theme: str) -> None:
    """H3: unread, chosen, starred and excluded differ by more than colour, under any theme."""
    library = stocked(tmp_path, many(9, "a", "b"))
    async with opened(library, (120, 40), Config(theme=theme)) as room:
        assert room.app.theme == theme
        await room.press("j", "s", "enter", "q", "t", *"-b", "tab", "escape", "escape", "escape")
        looks = {}
        for y, name in ((0, "unread"), (1, "chosen"), (2, "unread too")):
            strip = room.room.list.render_line(y)
            looks[name] = {
                (segment.style.bold, segment.style.reverse, segment.style.dim)
                for segment in strip
                if segment.style and segment.text.strip()
            }
        assert looks["unread"] == looks["unread too"]
        assert looks["unread"] != looks["chosen"]
        assert "★" in room.rows[1]
        assert "●" in room.rows[0]
        assert "●" not in room.rows[1]


async def test_messages_give_way_to_the_hints(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9, "a"))) as room:
        hints = room.told
        for keys in (
            ["s"],
            ["A"],
            ["z"],
            ["\\"],
            ["g", "f"],
            ["o"],
            ["t", "enter"],
            ["t", "escape"],
            ["/", "T", "enter"],
            ["colon", *"xx", "enter"],
        ):
            await room.press(*keys)
            await room.press("j")
            assert room.told == hints, keys
