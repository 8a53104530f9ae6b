"""h, ←, q: back to where one came from; q leaves from the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui import panes
from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _back(room: Room) -> None:
    panes.back(room)


def _leave(room: Room) -> None:
    if not panes.back(room):
        room.app.exit(0)


back = Command(
    "back",
    ("h", "left"),
    "Back",
    "Back to the list; from a search or a tag filter, back to where you were.",
    "Read",
    _back,
    place=2,
)
back_or_leave = Command(
    "back_or_leave",
    ("q",),
    "Back or leave",
    "Back; at the top it leaves the reader.",
    "Read",
    _leave,
    place=3,
)
