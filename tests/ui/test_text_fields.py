"""Text fields always win: what can be typed is typed, whatever it runs elsewhere, under every set of keys."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, many, opened, stocked
from tuireader.config import Config
from tuireader.ui.keys.names import character_of
from tuireader.ui.keys.profiles import files
from tuireader.ui.keys.settling import settle

FIELDS = {
    "search": ("/",), "command": ("colon",), "add a tag": ("colon", *"add_tag", "enter"), "tags": ("t",),
    "filter": ("colon", *"filter", "enter"), "add a feed": ("colon", *"add_feed", "enter"),
}  # fmt: skip


def typed(room: Driver) -> str:
    """What stands in the field that has the focus."""
    return room.room.tags.typed if room.focus == "tags" else room.room.prompt.asked[1]


def letters(profile: str, seed: int) -> str:
    """Every character that is a key somewhere, and some of other scripts, in any order."""
    settled = settle(Config(profile=profile))
    bound = {
        typed for keys in settled.keys.values() for given in keys.values() for key in given
        for part in key.split(" ") if (typed := character_of(part)).strip()
    }  # fmt: skip
    every = sorted({*bound, *"qGj?йцöß日ひ한ـ"} - {"-", "!"})
    random.Random(seed).shuffle(every)
    return "q" + "".join(every)  # the tag filter takes a minus at the beginning for leaving out


@pytest.mark.parametrize(
    ("profile", "field"),
    [
        *(
            pytest.param("home", field, marks=() if field in ("search", "command", "tags") else pytest.mark.long)
            for field in FIELDS
        ),
        *(pytest.param(name, "add a feed", marks=pytest.mark.long) for name in files()),
    ],
)
async def test_every_key_that_types_is_typed(tmp_path: Path, profile: str, field: str) -> None:
    text = letters(profile, len(profile) + len(field))
    config = Config(profile=profile, keys={"tag_filter": ("t",)}, macros={"k": ("quit",)})
    async with opened(stocked(tmp_path, many(3, "q")), (80, 24), config) as room:
        await room.press(*FIELDS[field])
        before = typed(room)
        await room.burst(*text)
        assert typed(room) == before + text
        await room.press("ctrl+l", "f1", "pagedown")
        assert typed(room) == before + text and room.alive
        for _ in range(3):
            await room.press("escape")
        assert room.focus == "list" and not any(room.reads().values()), "Esc leaves every field"


async def test_keys_that_edit_keep_their_turn_among_letters(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3, "q"))) as room:
        await room.press("f")
        await room.burst(*"abcd", "backspace", "backspace", *"xy")
        assert typed(room) == "abxy"
        await room.burst("ctrl+a", "Z", "ctrl+e", "w", "left", "left", "v")
        assert typed(room) == "Zabxvyw"
        await room.burst("ctrl+e", "ctrl+u", *"new words", "ctrl+w", *"here", "home", "delete", "N")
        assert typed(room) == "New here"
        await room.burst("home", "ctrl+k", *"title:3", "backspace", "1", "enter")
        assert room.titles == ["Title 1"]
