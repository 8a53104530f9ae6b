"""m, N: read ↔ unread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library.marks import marking
from tuireader.ui import targets
from tuireader.ui.commands import ON_AN_ARTICLE, Command
from tuireader.ui.commands.search import walk

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """Turn the mark over; in the list the cursor moves on, so that a run of articles is a run of m."""
    row = room.current
    if row is None or (room.pressing.last == "N" and walk(room, -1)):
        return
    one = not targets.are_selected(room)
    targets.change(room, marking.turn_read, doing="marking read or unread")
    if one and room.active is room.list and not room.pressing.playing:
        room.list.move(room.pressing.counting.times)


toggle_read = Command(
    "toggle_read", ("m", "N"), "Read or unread",
    "Mark the article read, or unread again; of several selected ones all, read if any is unread. While words are"
    " marked in an article, N goes to the one before.", "Mark", run,
    ready=ON_AN_ARTICLE, place=1,
)  # fmt: skip
