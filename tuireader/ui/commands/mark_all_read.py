"""A: all in view read. Not asked about: z brings back exactly what it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library.marks import marking
from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """Every article of the present view, seen or not, and no other."""
    query = room.view.query
    none = "all of these are read already"
    room.change(
        lambda library: marking.mark_read_where(library, query), none=none, articles=None, doing="marking all read"
    )


mark_all_read = Command(
    "mark_all_read",
    ("A",),
    "All read",
    "Mark all articles of this view read; z takes it back.",
    "Mark",
    run,
    place=3,
)
