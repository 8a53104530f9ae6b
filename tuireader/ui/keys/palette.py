"""The palette: every command that can be run now, with its keys; typing looks for one, Enter runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.text import cells
from tuireader.ui.commands import Command
from tuireader.ui.dialogs.pick import Choice, Pick
from tuireader.ui.keys.writing import shown_keys

if TYPE_CHECKING:
    from tuireader.ui.room import Room

KEYS_WIDTH = 13
"""Cells of the keys' column."""


def choose(room: Room) -> None:
    """Ask for one, and run it in the room."""
    ready = _ready(room)

    def answer(choice: Choice | None) -> None:
        if choice is not None:
            room.action_command(ready[choice.number].name)

    choices = [_choice(room, number, command) for number, command in enumerate(ready)]
    room.app.push_screen(Pick("Command", choices, enter="run", typing=True), answer)


def _choice(room: Room, number: int, command: Command) -> Choice:
    """Found by title, keys, help and name."""
    keys = "  ".join(shown_keys(room.reader.bindings.keys_of(command, room.place)))
    beside = f"{keys}{' ' * max(2, KEYS_WIDTH - cells(keys))}{command.help}"
    return Choice(number, command.title, beside, f"{command.help} By its name: :{command.name}")


def _ready(room: Room) -> list[Command]:
    commands = room.reader.bindings.commands.values()
    ready = [one for one in commands if one.name != "palette" and one.ready(room)]
    return sorted(ready, key=lambda one: one.group == "Move")  # nobody looks for these here first
