"""Keys of lists and articles go straight to their commands; those for a field go to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.ui.room_driver import many, opened, stocked
from tuireader.ui.keys import straight
from tuireader.ui.widgets.cursor_list import CursorList
from tuireader.ui.widgets.reading_pane import ReadingPane


async def test_a_list_and_an_article_are_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    for widget in (CursorList, ReadingPane):
        monkeypatch.setattr(widget, "on_key", lambda self, event: asked.append(event.key), raising=False)
    async with opened(stocked(tmp_path, many(9)), (80, 24)) as room:
        await room.press("j", "j", "enter", "space", "q", "k", "T", "j")
        assert asked == []


async def test_which_keys_go_straight(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9)), (80, 24)) as room:

        def goes(name: str) -> bool:
            return straight.goes(room.app, events.Key(name, name))

        assert goes("j")
        assert not goes("ctrl+c"), "it counts everywhere"
        for field in ("/", "t"):
            await room.press(field)
            assert not goes("a"), "a letter is for the field"
            await room.press("escape")
            assert goes("j")
