"""Read, or unread, whatever it was before: without usual keys, for fingers that know two keys for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library.marks import marking
from tuireader.ui import targets
from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _set(room: Room, *, read: bool) -> None:
    """In the list the cursor moves on, as when a mark is turned over."""
    one, state = not targets.are_selected(room), "read" if read else "unread"
    targets.change(
        room,
        lambda library, ids: marking.mark_read(library, ids, read),
        none=f"already {state}",
        doing=f"marking {state}",
    )
    if one and room.active is room.list and not room.pressing.playing:
        room.list.move(1)


mark_read = Command(
    "mark_read", (), "Mark read", "Mark the article read, whatever it was.", "Mark",
    lambda room: _set(room, read=True), ready=ON_AN_ARTICLE, place=10,
)  # fmt: skip
mark_unread = Command(
    "mark_unread", (), "Mark unread", "Mark the article unread, whatever it was.", "Mark",
    lambda room: _set(room, read=False), ready=ON_AN_ARTICLE, place=11,
)  # fmt: skip
