"""Where the cursor rests on a row whose title is cut, the last line shows it whole; while it moves nothing is sent."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tuireader.text import fit

if TYPE_CHECKING:
    from tuireader.ui.room import Room

REST = 0.7
"""Seconds without a move: a key that is held down, or pressed again and again, sends no titles."""


class Resting:
    """The title on the last line."""

    def __init__(self) -> None:
        self._shown = False
        self._due: asyncio.TimerHandle | None = None

    def moved(self, room: Room) -> None:
        """The cursor is on another row: what stands there changes when it rests, so that a step sends no more."""
        if self._due is not None:
            self._due.cancel()
        self._due = asyncio.get_running_loop().call_later(REST, self.rest, room)

    def rest(self, room: Room) -> None:
        """The cursor stays where it is."""
        if room.last_line.told or room.active is not room.list or not room.is_mounted or room.prompt.asking:
            return
        title, width = room.list.cut_title(), room.app.size.width - room.bottom.right_width - 2
        was_shown, self._shown = self._shown, bool(title) and width > 0
        if self._shown:
            room.bottom.say(fit(title, width).rstrip(), told=True)
        elif was_shown:
            room.last_line.show_hints(room)
