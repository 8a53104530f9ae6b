"""Macros: commands one after the other, as if they were typed; one undo takes back all they have changed.

What one of them asks is answered before the next, and a large change is made before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuireader.library.marks import marking

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def play(room: Room, steps: Sequence[str]) -> None:
    """Run the steps; the first that cannot be run ends it, and so does Esc at a question."""
    room.saving.made = []
    _go_on(room, steps)


def _go_on(room: Room, steps: Sequence[str]) -> None:
    for at, step in enumerate(steps):
        if not _do(room, step):
            break
        rest = steps[at + 1 :]

        def go_on(rest: Sequence[str] = rest, *, done: bool) -> None:
            _go_on(room, rest if done else ())

        if room.prompt.asking:
            room.pressing.afterwards = go_on
            return
        if room.saving.when_done(go_on):
            return
    made = room.saving.made
    room.saving.made = []
    if len(made) > 1:
        room.attempt(marking.join, room.library, made)


def _do(room: Room, step: str) -> bool:
    """Run one step; whether that could be done. Why not is told."""
    from tuireader.ui.prompt import command_line

    room.pressing.playing = True
    try:
        return command_line.obey(room, step)
    finally:
        room.pressing.playing = False
