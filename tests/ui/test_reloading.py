"""The configuration read anew: what holds at once, what is wrong, and that nothing moves."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from tests.ui.room_driver import many, opened, stocked
from tuireader.config import Config
from tuireader.ui import reloading


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "settings").mkdir()
    return tmp_path / "settings" / "config.toml"


def test_of_every_setting_it_is_known_when_it_holds() -> None:
    known = [*reloading.AT_ONCE, *reloading.WHEN_USED, *reloading.AT_START]
    assert sorted(known) == sorted(each.name for each in fields(Config))


async def test_a_key_takes_it_over_and_nothing_moves(tmp_path: Path, config: Path) -> None:
    async with opened(stocked(tmp_path, many(90, "tag")), (80, 24), config_file=config) as room:
        await room.press(*"jjjjjjjjjjjjjjjjjjjjjjjjj")
        place = room.place
        config.write_text('theme = "light"\ndates = "absolute"\ncursor = "marker"\nescape_delay = 300\n')
        await room.press("g", "C")
        assert room.app.theme == "light"
        assert room.room.list.by_marker
        assert "2023-11-14" in room.rows[0]
        assert room.place == place
        assert "theme, cursor, dates are as it says; escape_delay at the next start" in room.told


async def test_an_open_article_stays_where_it_is(tmp_path: Path, config: Path) -> None:
    body = "\n\n".join(f"Paragraph {n}. " + "word " * 60 for n in range(60))
    library = stocked(tmp_path, (one for one in many(1)))
    library.db.execute("UPDATE bodies SET body = ?", [body])
    async with opened(library, (120, 24), config_file=config) as room:
        await room.press("enter", "space", "space", "space")
        pane = room.room.pane
        place = pane.place
        config.write_text("text_width = 50\n")
        await room.press("g", "C")
        assert pane.text_width == 50
        assert place is not None and pane.place is not None
        assert pane.place[0] == place[0]


async def test_what_is_wrong_is_told_with_its_line_and_all_stays(tmp_path: Path, config: Path) -> None:
    async with opened(stocked(tmp_path, many(3)), config_file=config) as room:
        for wrong, told in (
            ('dates = "absolute"\ntheme = "lihgt"', 'no theme lihgt, did you mean "light"?'),
            ('dates = "absolute"\ncursro = "bar"', 'line 2: cursro is no setting, did you mean "cursor"?'),
            ('dates = "absolute"\ntheme = "light"\n[keys]\nno_such = ["x"]', "there is no command no_such"),
        ):
            config.write_text(wrong)
            await room.press("g", "C")
            assert told in room.told
            assert room.app.theme == "ansi"
            assert not room.room.list.style.whole


async def test_a_written_file_is_taken_over_by_itself_once_it_rests(tmp_path: Path, config: Path) -> None:
    async with opened(stocked(tmp_path, many(3)), config_file=config) as room:
        look = room.room.reloading.look
        config.write_text('theme = "light"')
        look(room.room)
        assert room.app.theme == "ansi", "an editor may still be writing"
        look(room.room)
        assert room.app.theme == "light"
        config.unlink()
        look(room.room)
        look(room.room)
        assert room.app.theme == "ansi"


async def test_keys_are_others_at_once(tmp_path: Path, config: Path) -> None:
    async with opened(stocked(tmp_path, many(3)), config_file=config) as room:
        config.write_text('[keys]\ndown = ["f5"]')
        await room.press("g", "C", "f5")
        assert room.chosen == "Title 1"
        await room.press("j")
        assert room.chosen == "Title 1"
