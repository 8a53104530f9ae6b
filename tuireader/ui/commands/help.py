"""Question mark: every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """Opens over the room; the room stays as it is."""
    from tuireader.ui.dialogs.help import Help

    room.app.push_screen(Help())


help = Command("help", ("question_mark",), "Help", "Show every key and what it does.", "Program", run, place=2)
