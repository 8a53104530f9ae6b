"""Keys of one's own: G1 of what readers ask for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal_screen import Terminal
from tests.ui.room_driver import many, opened, stocked, wide
from tuireader.config import Config
from tuireader.errors import ConfigError
from tuireader.ui.commands import PLACES, all_commands, by_name
from tuireader.ui.keys.settling import settle
from tuireader.ui.keys.writing import shown, shown_keys


def test_usual_keys_clash_nowhere() -> None:
    for place in PLACES:
        keys = [key for command in all_commands() for key in command.keys if place in command.where]
        assert sorted(keys) == sorted(set(keys))
        assert settle(Config()).keys[place] == {one.name: one.keys for one in all_commands() if place in one.where}
    assert settle(Config()).faults == ()


async def test_every_command_can_have_any_key(tmp_path: Path) -> None:
    """G1: ö, й, function keys, control letters."""
    free = [
        *"öйλßжñцукенгшщзхъфывапролдэячсмитьбю",
        *"αβγδεζηθικμνξοπρστυφχψωЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ",
        *(f"f{n}" for n in range(1, 25)),
        *(f"ctrl+{c}" for c in "abeghknorstvwxy"),
    ]
    names = [command.name for command in all_commands() if command.name not in ("quit", "back_or_leave")]
    given = dict(zip(names, ((key,) for key in free), strict=False))
    assert len(given) == len(names)
    async with opened(stocked(tmp_path, many(9, "a")), (80, 24), Config(keys=given)) as room:
        ran: list[str] = []
        run = room.room.action_command
        room.room.check_action = lambda action, parameters: True  # type: ignore[method-assign]
        for place in PLACES:
            here = [name for name in names if place in by_name()[name].where]
            room.room.action_command = lambda name: ran.append(name)  # type: ignore[method-assign]
            for name in here:
                await room.press(*given[name])
            assert ran == here
            await room.press(*"jksAUz")
            assert ran == here, "the usual ones are free"
            ran.clear()
            room.room.action_command = run  # type: ignore[method-assign]
            await room.press(*given["open"])


def test_keys_are_shown_as_they_are_typed() -> None:
    given = ("right_square_bracket", "number_sign", "g question_mark", "ctrl+d", "pagedown", "ö", "f5", "vertical_line")
    assert shown_keys(given) == ["]", "#", "g ?", "^D", "PgDn", "ö", "f5", "|"]
    assert shown_keys((*"123456789", "number_sign")) == ["1-9", "#"]
    assert shown_keys("12") == ["1", "2"]
    assert all(len(shown(key)) < 10 for command in all_commands() for key in command.keys), "no names of Textual's"


async def test_the_help_lists_the_keys_that_work(tmp_path: Path) -> None:
    config = Config(keys={"star": ("ö", "f5"), "down": ()})
    async with opened(stocked(tmp_path, many(9)), (100, 60), config) as room:
        await room.press("j", "down")
        assert room.chosen == "Title 0"
        await room.press("ö")
        assert "★" in room.rows[0]
        await room.press("f5", "s")
        assert "★" not in room.rows[0]
        await room.press("?", "/", *"star the")
        assert ["ö", "f5", "Star"] in [line.split()[:3] for line in room.screen]
        await room.press("escape", "/", *"one row down")
        assert ":down One row down" in " ".join(wide(room.screen).split())


async def test_an_unknown_theme_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"there is no theme nonesuch.*ansi"):
        async with opened(stocked(tmp_path), config=Config(theme="nonesuch")):
            pass


def test_a_wrong_key_is_told_and_the_reader_starts(own_home: Path) -> None:
    (own_home / "config.toml").write_text('[keys]\nstra = ["x"]\nstar = ["f5"]\n', encoding="utf-8")
    with Terminal([sys.executable, "-m", "tuireader", "seeds/"], 100, 10) as terminal:
        terminal.wait_for("config.toml, line 2: there is no command stra (did you mean star?)")
        terminal.press("Q")
        assert terminal.wait_exit() == 0
        assert "Traceback" not in terminal.text()


async def test_several_wrong_keys_are_counted_and_the_sound_ones_work(tmp_path: Path) -> None:
    config = Config(keys={"stra": ("x",), "star": ("f5", "nonesuch"), "list": {"down": ("n",)}}, profile="newsbot")
    async with opened(stocked(tmp_path, many(9)), (100, 20), config) as room:
        assert "there is no profile newsbot" in room.told and "and 2 more" in room.told
        await room.press("n", "f5")
        assert "★" in room.rows[1] and "more" not in room.told
