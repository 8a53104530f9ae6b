"""Esc and a key right behind it are both done, unless the key with Alt means something."""

from __future__ import annotations

from pathlib import Path

from textual import events

from tests.ui.room_driver import Driver, many, opened, stocked
from tuireader.config import Config
from tuireader.ui.terminal.key_parser import Chord


async def chord(room: Driver, key: str, character: str | None = None) -> None:
    room.app.post_message(Chord(events.Key(key, character or key)))
    await room.settle()


async def test_escape_leaves_the_article_and_the_key_is_the_lists(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9)), (80, 24)) as room:
        await room.press("enter")
        assert room.focus == "pane"
        await chord(room, "j")
        assert (room.focus, room.chosen) == ("list", room.titles[1])


async def test_escape_leaves_a_field_and_the_key_is_no_letter_of_it(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9)), (80, 24)) as room:
        await room.press("/", "n", "e")
        await chord(room, "t")
        assert room.focus == "tags"
        await chord(room, "G")
        assert room.chosen == room.titles[-1]


async def test_in_a_field_alt_moves_by_words(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9)), (80, 24)) as room:
        await room.press(":")
        await room.type("tag sea harbour")
        await chord(room, "backspace", "\x7f")
        await chord(room, "b")
        assert room.room.prompt.asked[1] == "tag sea "
        await room.type("old ")
        assert room.room.prompt.asked[1] == "tag old sea "


async def test_what_is_bound_with_alt_is_not_taken_apart(tmp_path: Path) -> None:
    config = Config(keys={"bottom": ("M-g",)})
    async with opened(stocked(tmp_path, many(9)), (80, 24), config=config) as room:
        await room.press("enter")
        await chord(room, "g")
        assert room.focus == "pane", "no Esc"
        await room.press("escape")
        await chord(room, "g")
        assert room.chosen == room.titles[-1]
