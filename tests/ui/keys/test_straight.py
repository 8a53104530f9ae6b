"""Keys of lists and articles go straight to their commands; none overtakes one that goes round."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.ui.room_driver import draft, many, opened, stocked
from tuireader.ui.keys.straight import Straight
from tuireader.ui.widgets.cursor_list import CursorList
from tuireader.ui.widgets.reading_pane import ReadingPane


def key(name: str) -> events.Key:
    return events.Key(name, name)


async def test_a_list_and_an_article_are_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    for widget in (CursorList, ReadingPane):
        monkeypatch.setattr(widget, "on_key", lambda self, event: asked.append(event.key), raising=False)
    async with opened(stocked(tmp_path, many(9)), (80, 24)) as room:
        await room.press("j", "j", "enter", "space", "q", "k", "T", "j")
        assert asked == []


async def test_a_key_waits_for_one_that_goes_round(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9)), (80, 24)) as room:
        straight, app = Straight(), room.app
        assert straight.goes(app, key("j"))
        assert not straight.goes(app, key("ctrl+c")), "it counts everywhere"
        assert straight.goes(app, key("j"))
        await room.press("/")
        first, second, third = key("a"), key("b"), key("c")
        assert not straight.goes(app, first)
        await room.press("escape")
        assert not straight.goes(app, second), "the first is on its way still"
        straight.came_back(first)
        assert not straight.goes(app, third), "the second is"
        straight.came_back(third)
        assert straight.goes(app, key("j"))


async def test_a_key_that_a_field_takes_holds_up_none(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9)), (80, 24)) as room:
        straight, app = Straight(), room.app
        await room.press("/")
        typed = key("a")
        assert not straight.goes(app, typed)
        typed.stop()
        await room.press("escape")
        assert straight.goes(app, key("j"))


async def test_typed_at_once_comes_to_the_same(tmp_path: Path) -> None:
    keys = [
        "/",
        *"other",
        "enter",
        "j",
        "enter",
        "space",
        "q",
        "k",
        "s",
        "t",
        "b",
        "enter",
        "j",
        "m",
        "/",
        "x",
        "escape",
        "j",
    ]
    seen = []
    for at_once in (False, True):
        drafts = [*many(9, "a"), *(draft(f"Other {n}", "b", hours=n) for n in range(9))]
        async with opened(stocked(tmp_path / str(at_once), drafts), (80, 24)) as room:
            await (room.burst if at_once else room.press)(*keys)
            seen.append((room.place, room.screen))
    assert seen[0] == seen[1]
