"""Which reader do your fingers know?"""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, many, opened, stocked
from tuireader.config import Config, load
from tuireader.ui.app import Reader


@asynccontextmanager
async def settled(tmp_path: Path, content: str):  # type: ignore[no-untyped-def]
    file = tmp_path / "config.toml"
    file.write_text(content)
    app = Reader(stocked(tmp_path, many(9)), load(file), config_file=file)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield Driver(app, pilot), file


async def test_the_chosen_keys_hold_at_once_and_stand_in_the_configuration(tmp_path: Path) -> None:
    async with settled(tmp_path, '# mine\n\n[keys]\nstar = ["f5"]\n') as (room, file):
        assert "j k move" in room.told
        await room.press("g", "R")
        assert "Keys of which reader" in room.screen[0]
        assert room.screen[-1].startswith(" Enter choose  Esc back  / narrow  j k move")
        assert "tuireader" in room.screen[1] and "j k move" in "\n".join(room.screen[-5:-1])
        await room.press("/", *"elfeed", "enter")
        assert file.read_text() == '# mine\n\nprofile = "elfeed"\n\n[keys]\nstar = ["f5"]\n'
        await room.press("n", "n")
        assert room.chosen == "Title 2" and "n p move" in room.told
        await room.press("f5")
        assert "★" in room.rows[2], "one's own keys lie over it"
        await room.press("?")
        assert "those of elfeed, ' R others" in room.screen[0]


async def test_by_its_name_and_not_by_another(tmp_path: Path) -> None:
    async with settled(tmp_path, "") as (room, file):
        await room.press("colon", *"profile newsbot", "enter")
        assert "there is no profile newsbot" in room.told and file.read_text() == ""
        await room.press("colon", *"profile ", "tab", "tab", "escape")
        await room.press("colon", *"profile mutt", "enter")
        assert load(file).profile == "mutt" and room.app.config.profile == "mutt"


@pytest.mark.parametrize(("profile", "keys"), [("home", "jj"), ("elfeed", "nn"), ("home", "оо")])
async def test_lists_to_choose_from_move_as_fingers_do(tmp_path: Path, profile: str, keys: str) -> None:
    async with opened(stocked(tmp_path, many(9)), config=Config(profile=profile)) as room:
        await room.press("colon", *"profile", "enter")
        before = room.app.screen.query_one("#pick-list").cursor  # type: ignore[attr-defined]
        await room.press(*keys)
        assert room.app.screen.query_one("#pick-list").cursor == before + 2  # type: ignore[attr-defined]
        await room.press("q")
        assert room.focus == "list" and room.alive


async def test_hints_and_empty_lists_name_the_keys_that_work(tmp_path: Path) -> None:
    config = Config(profile="newsboat", keys={"add_feed": ("f5",), "samples": ()})
    async with opened(stocked(tmp_path), (80, 24), config) as room:
        assert "↓ ↑ move" in room.told and "A all read" in room.told
        text = "\n".join(room.screen)
        assert "f5    add a feed" in text and "read the sample" not in text
