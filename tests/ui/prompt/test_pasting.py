"""A megabyte pasted anywhere: no field chokes on it, no list takes it for keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.ui.room_driver import Driver, many, opened, stocked
from tuireader.ui.widgets.prompt_line import LONGEST

MEGABYTE = "tag:x OR (ferries " * 60_000


async def paste(room: Driver, text: str) -> None:
    event = events.Paste(text)
    event.set_sender(room.app)
    assert room.app._driver is not None
    room.app._driver.send_message(event)
    await room.settle()


PLACES = [
    *["", "slash", "f", "t", "enter slash", "g s slash"],
    *(
        pytest.param(keys, marks=pytest.mark.long)
        for keys in ("enter", ":", "plus", "a", "g r n", "g t slash", "F a", "? slash", "g O", "g S")
    ),
]
"""What is pressed before."""


@pytest.mark.parametrize("keys", PLACES)
async def test_it_is_taken_as_far_as_a_line_goes_and_presses_nothing(tmp_path: Path, keys: str) -> None:
    async with opened(stocked(tmp_path, many(5, "sea"))) as room:
        await room.press(*keys.split())
        reads = room.reads()
        await paste(room, MEGABYTE)
        assert len(room.app.screen.prompt.asked[1] if hasattr(room.app.screen, "prompt") else "") <= LONGEST
        assert len(room.room.tags.typed) <= 200
        assert all(len(line) <= 80 for line in room.screen)
        assert room.reads() == reads and room.alive
        for _ in range(4):
            await room.press("escape")
        await room.press("j")
        assert room.alive


async def test_lines_become_one_and_go_where_the_cursor_is(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(5))) as room:
        await room.press("slash", "a", "d", "left")
        await paste(room, "b\n\n  c\x1b[2J\r\n")
        assert room.room.prompt.asked[1] == "ab c[2Jd"
        await room.press("ctrl+a", "ctrl+k")
        await paste(room, "x" * (LONGEST + 50))
        assert len(room.room.prompt.asked[1]) == LONGEST
        await paste(room, "more")
        assert len(room.room.prompt.asked[1]) == LONGEST
