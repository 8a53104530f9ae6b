"""^R: the best hits of a search first, or the newest first again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command, Need

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _run(room: Room) -> None:
    room.searching.turn_rank(room)


rank = Command(
    "rank",
    ("ctrl+r",),
    "The best first",
    "In a search, also while typing it: the best hits first, or the newest first again.",
    "Find",
    _run,
    Need(lambda room: room.searching.stands(room), "this is for a search: {key:search} begins one"),
    place=3,
)
