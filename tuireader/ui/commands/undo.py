"""z and Z: take back, do again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library import marking
from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _undo(room: Room) -> None:
    said = "taken back: {} ({key:redo} does it again)"
    room.change(lambda: marking.undo(room.library), said=said, none="nothing to take back")


def _redo(room: Room) -> None:
    room.change(lambda: marking.redo(room.library), said="done again: {}", none="nothing to do again")


undo = Command(
    "undo",
    ("z",),
    "Take back",
    "Take back what was done last to articles or sources, also after a restart.",
    "Mark",
    _undo,
    place=6,
)
redo = Command("redo", ("Z",), "Do again", "Do again what was taken back.", "Mark", _redo, place=7)
