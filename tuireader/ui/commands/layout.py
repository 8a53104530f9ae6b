"""Backslash: the next way of sharing the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command
from tuireader.ui.looks.layouts import LAYOUTS, fitting

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """The next layout that fits this terminal."""
    fits = fitting(*room.app.size)
    at = fits.index(room.shown_layout) if room.shown_layout in fits else -1
    chosen = fits[(at + 1) % len(fits)]
    room.set_layout(chosen)
    room.tell(LAYOUTS[chosen])


layout = Command(
    "layout",
    ("backslash",),
    "Change the layout",
    "Tags beside list over article, list over article, or one at a time.",
    "Program",
    run,
    place=1,
)
