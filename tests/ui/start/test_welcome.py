"""The first screen: asked once, answered in the configuration, and in nobody's way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import many, opened, stocked
from tuireader.config import Config, load
from tuireader.library import Library, open_library
from tuireader.ui.start.welcome import Welcome


def new(folder: Path) -> Path:
    """Where the configuration of a new reader would lie."""
    return folder / "settings" / "config.toml"


@pytest.mark.parametrize(
    "size", [(80, 24), (30, 8), *(pytest.param(size, marks=pytest.mark.long) for size in ((120, 40), (60, 14)))]
)
async def test_an_answer_is_written_and_holds_at_once(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(stocked_with_nothing(tmp_path), size, config_file=new(tmp_path)) as room:
        assert isinstance(room.app.screen, Welcome)
        await room.press("j")
        chosen = room.app.screen._page.profiles[1]
        await room.press("enter")
        assert load(new(tmp_path)).profile == chosen.name
        assert room.app.bindings.settled.profile.name == chosen.name
        await room.press("escape")
        assert room.focus == "list"
    async with opened(stocked_with_nothing(tmp_path), size, load(new(tmp_path)), new(tmp_path)) as room:
        assert not isinstance(room.app.screen, Welcome)


@pytest.mark.parametrize("key", ["escape", "q", "a", "I"])
async def test_every_other_choice_leads_on_and_it_is_not_asked_again(tmp_path: Path, key: str) -> None:
    async with opened(stocked_with_nothing(tmp_path), config_file=new(tmp_path)) as room:
        await room.press(key)
        assert not isinstance(room.app.screen, Welcome)
        assert room.focus == ("prompt-field" if key in "aI" else "list")
        assert room.alive
    assert not new(tmp_path).exists()
    async with opened(stocked_with_nothing(tmp_path), config_file=new(tmp_path)) as room:
        assert not isinstance(room.app.screen, Welcome)


async def test_it_is_in_nobodys_way(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(1)), config_file=new(tmp_path)) as room:
        assert not isinstance(room.app.screen, Welcome), "there is something to read"
    (tmp_path / "other").mkdir()
    async with opened(
        stocked_with_nothing(tmp_path / "other"), config=Config(profile="mutt"), config_file=new(tmp_path)
    ) as room:
        assert not isinstance(room.app.screen, Welcome), "the keys are settled"


async def test_help_is_there_too(tmp_path: Path) -> None:
    async with opened(stocked_with_nothing(tmp_path), config_file=new(tmp_path)) as room:
        await room.press("question_mark")
        assert "manual" in room.screen[-1]
        await room.press("escape")
        assert isinstance(room.app.screen, Welcome)


def stocked_with_nothing(folder: Path) -> Library:
    """A new library."""
    return open_library(folder / "library.sqlite", durable=False)
