"""Rows as they were drawn last: nearly all that a step of the list shows was on the screen before it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from tuireader.model.rows import Row
from tuireader.ui.article_rows.rows import Piece

MOST = 1000
"""Rows that are remembered; what is on a screen is far less."""


class DrawnRows:
    """The pieces of rows, until they would be others."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Row, Hashable, tuple[Piece, ...]]] = {}

    def pieces(self, row: Row, how: Hashable, draw: Callable[[], Sequence[Piece]]) -> tuple[Piece, ...]:
        """What `draw` says of a row. It is asked again only for another value of the row, or where `how` differs:
        all else that counts."""
        found = self._known.get(row.id)
        if found is not None and found[0] is row and found[1] == how:
            return found[2]
        drawn = tuple(draw())
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[row.id] = row, how, drawn
        return drawn
