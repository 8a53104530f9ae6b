"""The help: every key, scrolled by the usual ones, narrowed by what is typed."""

from __future__ import annotations

from pathlib import Path

from tests.ui.room_driver import many, opened, stocked
from tuireader.ui.commands import all_commands


async def test_what_is_typed_narrows_and_escape_shows_all_again(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        await room.press("?")
        assert "/ narrow" in room.screen[-1] and "One row down in a list" in "\n".join(room.screen)
        await room.type("/markdown copy")
        assert room.screen[0].split() == ["keys:", "markdown", "copy▏", "1", "of", str(len(all_commands()))]
        assert [line.strip() for line in room.screen if "y m" in line] == [
            "y m             Copy the article as Markdown, as saving it writes it."
        ]
        await room.press("escape")
        assert "One row down in a list" in "\n".join(room.screen)
        await room.press("escape")
        assert "Title 0" in room.screen[1]


async def test_a_single_sign_is_a_key(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        await room.press("?")
        for typed, found in (("F", "2 of"), ("G", "1 of"), ("g o", "1 of"), ("PgDn", "1 of"), ("nonsense", "0 of")):
            await room.type(f"/{typed}")
            assert found in room.screen[0], typed
            await room.press("escape")


async def test_letters_that_move_do_so_until_another_narrows(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        await room.press("?")
        top = room.screen
        for there, back in (("j", "k"), ("space", "pageup"), ("G", "g"), ("end", "home"), ("ctrl+d", "ctrl+u")):
            await room.press(there)
            assert room.screen != top, there
            await room.press(back)
            assert room.screen == top, back
        await room.type("tree")
        assert "keys: tree▏" in room.screen[0]
        for _ in "tree":
            await room.press("backspace")
        await room.press("backspace", "q")
        assert "Title 0" in room.screen[1] and room.alive


async def test_the_list_of_sources_has_its_own(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(3))) as room:
        await room.press("g", "s", "?")
        await room.type("/mute")
        assert "0 of" not in room.screen[0] and any("M  " in line for line in room.screen)
        await room.press("escape", "escape", "escape")
        assert "Title 0" in room.screen[1]
