"""What Textual sends piece by piece shows what the whole screen would: no sign is lost where a piece ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, draft, opened, stocked
from tuireader.ui.terminal.canvas import Canvas, tokens_of

KINDS = ("霧の鐘、百年ぶりに岬の港で鳴る" * 3, "عّودّة العّبّاّرّةّ الليلية إلى الخليج" * 2, "e\u0301a\u0308" * 30)
"""Wide characters, marks on letters: moved a cell to the right in each row, they are cut at every place."""


def watched(room: Driver) -> Callable[[], list[str]]:
    """What a terminal shows of all that is drawn from now on, begun with the whole screen."""
    canvas = Canvas(*room.app.size)
    display, console = room.app._display, room.app.console
    canvas.draw(tokens_of(room.app.screen._compositor.render_update(full=True).render_segments(console)))

    def drawn(screen: object, update: object) -> None:
        if screen is room.app.screen and hasattr(update, "render_segments"):
            canvas.draw(tokens_of(update.render_segments(console)))
        display(screen, update)  # type: ignore[arg-type]

    room.app._display = drawn  # type: ignore[method-assign]
    return lambda: ["".join(row.cells) for row in canvas.rows]


@pytest.mark.parametrize("text", KINDS)
async def test_tags_over_the_list_leave_it_whole(tmp_path: Path, text: str) -> None:
    titles = [draft("a" * n + text, "tag", hours=n, body=text * 9) for n in range(12)]
    async with opened(stocked(tmp_path, titles)) as room:
        await room.press("j", "enter")
        shows = watched(room)
        for keys in (("t",), ("escape",), ("q", "t"), ("enter",)):
            await room.press(*keys)
        await room.settle()
        assert shows() == room.screen
