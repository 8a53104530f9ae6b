"""Macros: commands one after the other, as if they were typed. What one of them asks is answered before the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def play(room: Room, steps: Sequence[str]) -> None:
    """Run the steps; the first that cannot be run ends it, and so does Esc at a question."""
    for at, step in enumerate(steps):
        if not _do(room, step):
            return
        if room.prompt.asking:
            room.pressing.afterwards = lambda at=at: play(room, steps[at + 1 :])
            return


def _do(room: Room, step: str) -> bool:
    """Run one step; whether that could be done. Why not is told."""
    from tuireader.ui.commands import command_line

    room.pressing.playing = True
    try:
        return command_line.obey(room, step)
    finally:
        room.pressing.playing = False
