"""Colon: a command by its name, with what it takes behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui import colon
from tuireader.ui.commands import Command, by_name

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """A name, or the beginning of one; a wrong one is answered with the nearest."""
    ask(room)


def ask(room: Room, text: str = "") -> None:
    """The command line, with `text` typed already."""

    def answer(typed: str | None) -> None:
        if typed is not None:
            obey(room, typed)

    from tuireader.ui.widgets.prompt_line import Field

    room.ask(":", answer, text=text)
    if text.endswith(" "):  # what is asked with is brought on one line, and trimmed
        room.prompt.query_one(Field).insert_text_at_cursor(" ")


def obey(room: Room, text: str) -> None:
    """Do what a line says, or tell why that cannot be."""
    wanted = colon.order(text, by_name())
    if isinstance(wanted, colon.Wrong):
        room.tell(wanted.reason)
    elif wanted is not None:
        command = by_name()[wanted.name]
        if not room.check_action("command", (wanted.name,)):
            room.tell(command.ready.otherwise)
        elif wanted.argument and command.takes is not None:
            room.last_line.untell(room)
            room.attempt(command.takes.run, room, wanted.argument)
        else:
            room.action_command(wanted.name)


command_line = Command(
    "command_line", ("colon",), "Command line", "Run a command by its name.", "Program", run, place=3
)
