"""z and Z: take back, do again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library.marks import marking
from tuireader.ui.beside.saving import FEW
from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _undo(room: Room) -> None:
    said = "taken back: {} ({key:redo} does it again)"
    _turn(room, back=True, said=said, none="nothing to take back")


def _redo(room: Room) -> None:
    _turn(room, back=False, said="done again: {}", none="nothing to do again")


def _turn(room: Room, *, back: bool, said: str, none: str) -> None:
    """While a change is under way it waits for that, and is as large as it must be taken for."""
    articles = None if room.saving.running else marking.weight(room.library, FEW + 1, back=back)
    doing = "taking back" if back else "doing again"
    room.change(marking.undo if back else marking.redo, said=said, none=none, articles=articles, doing=doing)


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
