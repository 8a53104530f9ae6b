"""s: a star on, a star off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library import marking
from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """Turn the star over."""
    row = room.current
    if row is not None:
        room.change(lambda: marking.star(room.library, [row.id], not row.starred))


star = Command(
    "star", ("s",), "Star", "Star the article, or take the star off.", "Mark", run,
    ready=ON_AN_ARTICLE, place=2,
)  # fmt: skip
