"""Colon: a command by its name, with what it takes behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command
from tuireader.ui.prompt import command_line as line

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """A name, or the beginning of one; a wrong one is answered with the nearest."""
    line.ask(room)


command_line = Command(
    "command_line", ("colon",), "Command line",
    "Run a command by its name, with what it is about behind it. Tab completes, ↑ brings back lines typed before.",
    "Program", run, place=3,
)  # fmt: skip
