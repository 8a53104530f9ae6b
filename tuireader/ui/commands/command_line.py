"""Colon: a command by its name."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from tuireader.text import fold
from tuireader.ui.commands import Command, by_name

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """A name, or the beginning of one; a wrong one is answered with the nearest."""

    def answer(text: str | None) -> None:
        wanted = fold(text or "").replace(" ", "_").replace("-", "_")
        if not wanted:
            return
        names = [name for name in by_name() if name == wanted] or [n for n in by_name() if n.startswith(wanted)]
        if not names:
            near = difflib.get_close_matches(wanted, by_name(), 1)
            room.tell(f"there is no command {text}" + (f"; did you mean {near[0]}?" if near else "; ? lists them all"))
        elif not room.check_action("command", (names[0],)):
            room.tell(by_name()[names[0]].ready.otherwise)
        else:
            room.action_command(names[0])

    room.ask(":", answer)


command_line = Command(
    "command_line", ("colon",), "Command line", "Run a command by its name.", "Program", run, place=3
)
