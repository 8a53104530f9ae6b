"""The program itself: layout, help, command line, palette, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _palette(room: Room) -> None:
    room.app.action_command_palette()


layout = Command(
    "layout", ("backslash",), "Change the layout",
    "Tags beside list over article, list over article, or one at a time.",
    "Program", lambda room: room.next_layout(), place=1,
)  # fmt: skip
help = Command("help", ("question_mark",), "Help", "Show every key and what it does.", "Program", lambda room: room.show_help(), place=2)
command_line = Command(
    "command_line",
    ("colon",),
    "Command line",
    "Run a command by its name.",
    "Program",
    lambda room: room.ask_command(),
    place=3,
)
palette = Command("palette", ("ctrl+p",), "Palette", "Look for a command and run it.", "Program", _palette, place=4)
repaint = Command(
    "repaint",
    ("ctrl+l",),
    "Repaint",
    "Draw the whole screen anew.",
    "Program",
    lambda room: room.repaint(),
    place=5,
)
switch = Command(
    "switch",
    ("tab",),
    "Other pane",
    "To the next pane: list, article, tags.",
    "Program",
    lambda room: room.next_pane(),
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
