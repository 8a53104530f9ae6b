"""A row is drawn anew only where it would be another."""

from __future__ import annotations

from dataclasses import replace

from tuireader.model.rows import Row
from tuireader.ui.article_rows.drawn_rows import MOST, DrawnRows
from tuireader.ui.article_rows.rows import Piece


class Counted:
    """Draws the title, and counts how often."""

    def __init__(self) -> None:
        self.times = 0
        self.known = DrawnRows()

    def __call__(self, row: Row, how: object = None) -> tuple[Piece, ...]:
        def draw() -> list[Piece]:
            self.times += 1
            return [(row.title, "title")]

        return self.known.pieces(row, how, draw)


def a_row(id: int = 1, title: str = "One") -> Row:
    return Row(id, 0, title, "A source", "feed", None, 0, False, False)


def test_the_same_row_is_drawn_once() -> None:
    drawn, row = Counted(), a_row()
    assert drawn(row) == drawn(row) == (("One", "title"),)
    assert drawn.times == 1


def test_another_value_of_a_row_is_drawn_anew() -> None:
    drawn, row = Counted(), a_row()
    drawn(row)
    assert drawn(replace(row, title="Two")) == (("Two", "title"),)
    assert drawn(row) == (("One", "title"),)


def test_what_else_counts_has_it_drawn_anew() -> None:
    drawn, row = Counted(), a_row()
    drawn(row, (80, "minute 1"))
    drawn(row, (80, "minute 1"))
    drawn(row, (80, "minute 2"))
    drawn(row, (79, "minute 2"))
    assert drawn.times == 3


def test_rows_are_forgotten_in_the_end() -> None:
    drawn, first = Counted(), a_row()
    for id in range(2, MOST + 2):
        drawn(a_row(id))
    drawn(first)
    drawn(first)
    drawn(a_row(MOST + 1))
    assert drawn.times == MOST + 2
