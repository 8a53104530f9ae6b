"""The program itself: palette, repaint, the next pane, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui import panes
from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _palette(room: Room) -> None:
    from tuireader.ui.keys import palette  # when it is first wanted

    palette.choose(room)


palette = Command("palette", ("ctrl+p",), "Palette", "Look for a command and run it.", "Program", _palette, place=4)
repaint = Command(
    "repaint",
    ("ctrl+l",),
    "Repaint",
    "Draw the whole screen anew.",
    "Program",
    lambda room: room.reader.repaint(),
    place=5,
)
switch = Command(
    "switch",
    ("tab",),
    "Other pane",
    "To the next pane: list, article, tags.",
    "Program",
    lambda room: panes.go_round(room),
    place=6,
)
quit = Command(
    "quit",
    ("Q",),
    "Leave",
    "Leave the reader. Nothing needs saving.",
    "Program",
    lambda room: room.app.exit(0),
    place=7,
)
