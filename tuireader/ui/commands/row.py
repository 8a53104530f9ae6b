"""The row of a number: ``:12``. By keys it is the number before G."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui import panes
from tuireader.ui.commands import Argument, Command, asks
from tuireader.ui.keys.counting import go_to_row

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _go(room: Room, typed: str) -> None:
    if not typed.isdecimal():
        room.tell(f"{typed} is no number of a row")
        return
    panes.to_list(room)
    go_to_row(room, int(typed))


row = Command(
    "row", (), "To a row", "To the row of that number, counted from the first; a number before the bottom key too.",
    "Move", asks("row"), takes=Argument("NUMBER", _go), place=4,
)  # fmt: skip
