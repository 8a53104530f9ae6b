"""Choosing a theme: what is seen, what is kept, what Esc brings back."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from tests.ui.room_driver import many, opened, stocked
from tuireader.config import load, palettes
from tuireader.ui.looks import themes
from tuireader.ui.looks.theming import around


def test_textuals_themes_are_known_by_name() -> None:
    assert set(palettes.TEXTUALS) == set(BUILTIN_THEMES)


async def test_steps_are_seen_and_esc_brings_back(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    async with opened(stocked(tmp_path, many(3)), config_file=config) as room:
        await room.press("g", "T", "j")
        assert room.app.theme == "dark"
        assert "[dark]" in room.told
        await room.press("k", "k")
        assert room.app.theme == palettes.TEXTUALS[-1], "it goes round"
        await room.press("escape")
        assert room.app.theme == "ansi"
        assert not config.exists()
        await room.press("j")
        assert room.chosen == "Title 1", "the keys run commands again"


async def test_enter_writes_it_with_all_comments_kept(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('# mine\ntheme = "ansi"  # for now\n\n[keys]\n# none\n')
    async with opened(stocked(tmp_path, many(3)), config_file=config) as room:
        await room.press("g", "T", "j", "j", "enter")
        assert config.read_text() == '# mine\ntheme = "light"  # for now\n\n[keys]\n# none\n'
        assert room.app.theme == room.app.config.theme == "light"
        assert "written into" in room.told


async def test_where_there_is_no_file_one_is_made(tmp_path: Path) -> None:
    config = tmp_path / "of" / "mine" / "config.toml"
    async with opened(stocked(tmp_path, many(3)), config_file=config) as room:
        await room.press("g", "T", "j", "enter")
    assert load(config).theme == "dark"
    assert config.stat().st_mode & 0o777 == 0o600


async def test_a_file_that_is_wrong_stays_as_it_is(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("them = 3\n")
    async with opened(stocked(tmp_path, many(3)), config_file=config) as room:
        await room.press("g", "T", "j", "enter")
        assert "until you leave" in room.told
        assert "line 1" in room.told
    assert config.read_text() == "them = 3\n"


async def test_a_theme_of_ones_own_is_among_them_and_a_wrong_one_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "themes"
    folder.mkdir()
    (folder / "mine.toml").write_text('primary = "#ff0000"\nforeground = "ansi_white"\nbackground = "ansi_black"\n')
    (folder / "zwrong.toml").write_text('primary = "#ff0000"\nforegruond = "ansi_white"\nbackground = "ansi_balck"\n')
    async with opened(stocked(tmp_path, many(3)), (120, 30), config_file=tmp_path / "config.toml") as room:
        await room.press("g", "T", *"jjjjj")
        assert room.app.theme == "mine"
        await room.press("j")
        assert room.app.theme == "mine"
        assert 'line 2: foregruond is no part of a theme, did you mean "foreground"?' in room.told
        await room.press("enter")
        assert room.app.theme == "ansi"


def test_as_many_names_as_fit_stand_around_the_chosen_one() -> None:
    names = ("one", "two", "three", "four")
    assert around(names, 0, 40) == "[one] two  three  four "
    assert around(names, 3, 18) == "< three [four]"
    assert around(names, 1, 0) == "<[two]>"


COMBINED = list(product(("#f00", "ansi_default"), ("#000000", "ansi_black", "ansi_default"), ("true", "false")))


@pytest.mark.parametrize(
    "combinations", [COMBINED[1::4], pytest.param(COMBINED, marks=pytest.mark.long)], ids=["some", "all"]
)
async def test_whatever_colours_a_theme_of_ones_own_has_it_is_drawn(
    tmp_path: Path, combinations: list[tuple[str, str, str]]
) -> None:
    folder = tmp_path / "themes"
    folder.mkdir()
    for number, (ink, paper, ansi) in enumerate(combinations):
        written = f'primary = "{ink}"\nforeground = "{ink}"\nbackground = "{paper}"\nansi = {ansi}\n'
        (folder / f"t{number}.toml").write_text(written)
    async with opened(stocked(tmp_path, many(3)), config_file=tmp_path / "config.toml") as room:
        for number in range(len(combinations)):
            themes.use(room.app, f"t{number}", tmp_path / "config.toml")
            await room.press("t", "escape", "slash", "escape")
            assert room.alive
            assert "Title 0" in room.screen[1]
