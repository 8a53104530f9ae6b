"""Every command can be reached: by a key of some profile, in the palette, and by its name behind the colon."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import many, opened, stocked
from tuireader.config import Config
from tuireader.ui.commands import Command, all_commands, by_name
from tuireader.ui.dialogs.pick import Pick
from tuireader.ui.keys.bindings import Bindings
from tuireader.ui.keys.profiles import profiles
from tuireader.ui.prompt.colon import Order, order

NAMES = [command.name for command in all_commands()]


@pytest.mark.parametrize("name", NAMES)
def test_by_its_name_behind_the_colon(name: str) -> None:
    """As it is called, in words, and with an argument where it takes one."""
    commands = by_name()
    assert order(name, commands) == Order(name)
    assert order(f":{name.replace('_', ' ')}", commands) == Order(name)
    if commands[name].takes is not None:
        assert order(f"{name} 12", commands) == Order(name, "12")


def test_by_a_key() -> None:
    """Of the usual keys, or of another profile; verbs that need an argument are for the colon."""
    tables = [Bindings(Config(profile=profile)) for profile in profiles()]
    without = [one.name for one in all_commands() if not any(table.keys_of(one) for table in tables)]
    assert [name for name in without if by_name()[name].takes is None] == []


async def test_in_the_palette(tmp_path: Path) -> None:
    """Each that is ready is listed, and found by its title and by its name; in the list and in an article."""
    seen: set[str] = set()
    async with opened(stocked(tmp_path, many(3))) as room:
        for keys in ((), ("/", *"title", "enter"), ("enter",)):
            await room.press(*keys)
            ready = _ready(room.room)
            await room.press("ctrl+p")
            pick = room.app.screen
            assert isinstance(pick, Pick)
            for command in ready:
                for typed in ("", command.title, command.name.replace("_", " ")):
                    pick._narrow(typed)
                    assert command.title in {choice.text for choice in pick._list.items}, typed
                seen.add(command.name)
            await room.press("escape", "escape")
    assert set(NAMES) - seen <= {"palette", *NEEDING_MORE}


NEEDING_MORE = frozenset(
    {"stop", "come_back", "copy_links", "copy_numbered", "link", "links", "link_letters", "images"}
)
"""What is ready only in an article with links or images, after a jump, or while something is under way."""


def _ready(room: object) -> list[Command]:
    return [one for one in all_commands() if one.name != "palette" and one.ready(room)]  # type: ignore[arg-type]
