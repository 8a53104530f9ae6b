"""A number typed before a key, in a list: how often, or which row. ``5j`` goes down five rows, ``12G`` to row 12."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuireader.ui.keys.sequences import Sequences
    from tuireader.ui.room import Room

MOST_DIGITS = 8


class Counting:
    """The number that is typed, until a key makes use of it."""

    def __init__(self) -> None:
        self.digits = ""

    @property
    def number(self) -> int | None:
        """What was typed; None if nothing was."""
        return int(self.digits) if self.digits else None

    @property
    def times(self) -> int:
        """How often a key is to do what it does."""
        return self.number or 1

    def take(self, room: Room, sequences: Sequences, key: str) -> bool:
        """Whether a key is a digit of a number here: a digit that is given to a command runs that."""
        if room.place != "list" or sequences.pending or not (key.isdecimal() and key.isascii() and len(key) == 1):
            return False
        if (key == "0" and not self.digits) or sequences.alone(key) is not None:
            return False
        self.digits = (self.digits + key)[:MOST_DIGITS]
        ways = (
            "{key:down} {key:up} move  {key:bottom} row  {key:select} select  {key:toggle_read} {key:star} and others"
        )
        room.tell(f"{self.digits} …  {ways}: so many articles  Esc")
        return True

    def clear(self) -> None:
        """The number has been made use of, or was given up."""
        self.digits = ""


def go_to_row(room: Room, number: int) -> None:
    """Put the cursor on a row of the view, counted from 1; on the last one where there are not so many."""
    row = room.view.at(max(0, number - 1))
    if row is None:
        room.list.end()
    else:
        room.list.go_to(row)
