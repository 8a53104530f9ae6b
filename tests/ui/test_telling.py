"""What is told is told whole, and moves nothing."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import many, opened, stocked
from tuireader.config import Config

LONG = (
    "not added: an HTML page, not a feed; and no feed is named there. "
    "Look on the page for the words feed or RSS, and add that address"
)


async def test_what_is_too_long_for_the_line_stands_over_what_is_above_it(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(40))) as room:
        before = room.screen
        room.room.tell(LONG)
        await room.settle()
        assert " ".join(line.strip() for line in room.screen[-2:]) == LONG
        assert room.screen[:-2] == before[:-2], "nothing moves"
        await room.press("g", "x")
        assert room.screen[:-1] == before[:-1] and room.told == "nothing is under way"


async def test_it_follows_the_size_and_ends_somewhere(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(40))) as room:
        room.room.tell(LONG)
        await room.resize(50, 24)
        assert " ".join(line.strip() for line in room.screen[-3:]) == LONG
        await room.resize(140, 24)
        assert room.told == LONG
        before = room.screen
        room.room.tell(LONG * 20)
        await room.settle()
        assert room.screen[-1].rstrip().endswith("…") and room.screen[:-4] == before[:-4]
        await room.press("j")
        assert "Title 39" not in room.told and "move" in room.told


async def test_the_keys_that_are_told_are_those_that_count(tmp_path: Path) -> None:
    keys = {"undo": ("f7",), "redo": ()}
    async with opened(stocked(tmp_path, many(9)), config=Config(keys=keys)) as room:
        await room.press("A")
        assert room.told == "marked 9 read (f7 takes it back)"
        await room.press("f7")
        assert room.told == "taken back: marked 9 read (:redo does it again)"
        room.room.tell("“{key:nothing} {0}” stands")
        await room.settle()
        assert room.told == "“:nothing {0}” stands"


async def test_the_key_of_macros_says_where_they_are_written(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9))) as room:
        await room.press("comma")
        assert room.told == "there are no macros yet: write some under [macros] in config.toml"
    async with opened(stocked(tmp_path, many(9)), config=Config(macros={"k": ("star",)})) as room:
        await room.press("comma", "k")
        assert "★" in room.rows[0]
