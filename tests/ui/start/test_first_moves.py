"""A cursor that moves on the first screen leaves it as it would have been drawn there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.decoded_screen import Cell, Decoder
from tuireader.store.finding.glance import Glimpse, Moment, Seen
from tuireader.ui.article_rows.rows import ROLES
from tuireader.ui.start import first_paint
from tuireader.ui.start.first_moves import Moves
from tuireader.ui.terminal.looks import Looks
from tuireader.ui.terminal.sgr import PLAIN, applied

NOW = 1_700_000_000
COLUMNS, ROWS = 60, 8
TITLES = ("Night ferry returns", "霧の鐘、百年ぶりに", "x", "A title that is too long for the width of this small list")


def glimpse(*, x: int = 0, ground: str = "", **listed: Any) -> Glimpse:
    """A list of four between a head and a foot; `x`: its first column."""
    looks = Looks()
    for number, role in enumerate((*ROLES, "cursor", "cursor-blurred")):
        looks.see(role, applied(PLAIN, f"{31 + number % 6};{1 if 'unread' in role else 2}{ground}"))
    facts: dict[str, Any] = {"$.bare": int(looks.bare()), "$.rows": ROWS, "$.columns": COLUMNS}
    facts |= {f'$.turns."{pair}"': turn for pair, turn in looks.turns().items()}
    facts |= {f"$.beside[{y}]": "beside"[: x if 1 <= y <= 4 else 6] for y in range(ROWS)}
    whole = {"x": x, "y": 1, "width": COLUMNS - x, "height": 4, "line": 0, "focus": 1, "longest": 8, "dates": 0,
             "strftime": "", "format": "", "index": 0, "one": 0}  # fmt: skip
    facts |= {f"$.list.{name}": value for name, value in {**whole, **listed}.items()}
    rows = [
        Seen(title, "A source", Moment(NOW - n * 10_000, None), NOW, n == 2, n == 1) for n, title in enumerate(TITLES)
    ]
    return Glimpse(facts, rows)


def cells(*texts: str) -> list[list[Cell]]:
    screen = Decoder(COLUMNS, ROWS)
    for text in texts:
        screen.feed(text.encode())
    return screen.screen.cells()


@pytest.mark.parametrize("x", [0, 12])
@pytest.mark.parametrize("ground", ["", ";44"])
@given(st.lists(st.sampled_from([1, -1]), max_size=8))
def test_the_screen_is_as_if_drawn_there(x: int, ground: str, steps: list[int]) -> None:
    found = glimpse(x=x, ground=ground)
    moves, line = Moves(found, NOW), 0
    shown = [moves.screen()]
    for step in steps:
        said = moves.by(step)
        assert (said is None) == (line + step >= len(TITLES))
        line = min(max(0, line + step), len(TITLES) - 1)
        shown.append(said or "")
    assert moves.screen() == first_paint.screen(glimpse(x=x, ground=ground, line=line), NOW)
    assert cells(*shown) == cells(moves.screen())


def test_the_terminals_cursor_stays_where_the_screen_left_it() -> None:
    drawn, moved = Decoder(COLUMNS, ROWS), Decoder(COLUMNS, ROWS)
    moves = Moves(glimpse(), NOW)
    for screen in (drawn, moved):
        screen.feed(moves.screen().encode())
    moved.feed((moves.by(1) or "").encode())
    assert (moved.screen.cursor.x, moved.screen.cursor.y) == (drawn.screen.cursor.x, drawn.screen.cursor.y)


@pytest.mark.parametrize("listed", [{"line": -1}, {"focus": 0}, {"height": 1}])
def test_without_a_cursor_or_room_nothing_moves(listed: dict[str, int]) -> None:
    assert Moves(glimpse(**listed), NOW).by(1) is None


def test_at_the_top_up_does_nothing() -> None:
    assert Moves(glimpse(), NOW).by(-1) == ""
