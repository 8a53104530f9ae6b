"""What is sent piece by piece adds up to the whole screen as Textual draws it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual._compositor import CompositorUpdate
from textual.geometry import Region

from tests.ui.random_keys import Fingers
from tests.ui.room_driver import Driver, draft, many, opened, stocked
from tuireader.ui.app import Reader
from tuireader.ui.looks.painting import Lines
from tuireader.ui.terminal.canvas import Canvas, tokens_of

MOVE = re.compile("\x1b\\[[0-9;]*H")


class Line:
    """The line to a terminal, and what that terminal shows."""

    def __init__(self) -> None:
        self.sent: list[CompositorUpdate] = []
        self._shown: Canvas | None = None

    def send(self, app: Reader, screen: object, update: object) -> None:
        """In place of Textual's own, which does nothing where there is no terminal."""
        if isinstance(update, CompositorUpdate):
            self.sent.append(update)
            self._shown = self._shown or Canvas(*app.size)
            self._shown.draw(tokens_of(update.render_segments(app.console)))

    def check(self, hands: Driver) -> None:
        """See that the terminal shows what the whole screen would be."""
        whole, wanted = hands.app.screen._compositor.render_full_update(), Canvas(*hands.app.size)
        wanted.draw(tokens_of(whole.render_segments(hands.app.console)))
        assert self._shown is not None
        for y, (row, other) in enumerate(zip(self._shown.rows, wanted.rows, strict=True)):
            assert row == other, f"row {y}: {''.join(row.cells)!r} is {''.join(other.cells)!r}"


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    found = Line()
    monkeypatch.setattr(Reader, "_display", lambda app, screen, update: found.send(app, screen, update))
    return found


@pytest.mark.parametrize("size", [(130, 30), (37, 9)])
async def test_all_that_was_sent_is_the_whole_screen(tmp_path: Path, line: Line, size: tuple[int, int]) -> None:
    wide = [draft("漢字の記事 " * 30, "日本", hours=n) for n in (3, 5)]
    async with opened(stocked(tmp_path, [*many(60, "a", "b"), *wide]), size) as hands:
        fingers = Fingers(7)
        for _ in range(25):
            await fingers.press(hands, lambda: None)
            line.check(hands)


async def test_a_step_is_two_rows_of_the_list_and_nothing_else(tmp_path: Path, line: Line) -> None:
    async with opened(stocked(tmp_path, many(60)), (80, 24)) as hands:
        line.sent.clear()
        await hands.press("j")
        (update,) = line.sent
        assert isinstance(update, Lines)
        assert len(MOVE.findall(update.render_segments(hands.app.console))) == 2
        line.sent.clear()
        await hands.press("pagedown")
        assert [type(update) for update in line.sent] == [Lines]


async def test_some_columns_are_drawn_alone(tmp_path: Path, line: Line) -> None:
    async with opened(stocked(tmp_path, many(60)), (80, 24)) as hands:
        line.sent.clear()
        hands.room.list.refresh(Region(9, 2, 30, 1))
        await hands.settle()
        (update,) = line.sent
        canvas = Canvas(80, 24)
        canvas.draw(tokens_of(update.render_segments(hands.app.console)))
        assert "".join(canvas.rows[hands.room.list.region.y + 2].cells) == f"{'':9}{hands.rows[2][9:39]}{'':41}"


async def test_where_something_lies_over_the_list_textual_draws(tmp_path: Path, line: Line) -> None:
    async with opened(stocked(tmp_path, many(60)), (60, 12)) as hands:
        hands.room.tell("a word and another word, " * 8)
        await hands.settle()
        line.sent.clear()
        hands.room.list.move(1)
        hands.room.list.refresh()
        await hands.settle()
        assert line.sent and not any(isinstance(update, Lines) for update in line.sent)
        line.check(hands)
