"""From one source's articles to those of the next, by title: without usual keys, for fingers that know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library import overview
from tuireader.ui.commands import Command
from tuireader.ui.sources.showing import show_source

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _to(room: Room, by: int, *, unread: bool = False) -> None:
    """From all sources to the first or the last; past the last one nothing."""
    here = room.selection.source
    there = [one for one in overview.sources(room.library) if one.id == here or one.unread or not unread]
    at = next((place for place, one in enumerate(there) if one.id == here), -1 if by > 0 else len(there))
    wanted = at + by
    if not 0 <= wanted < len(there):
        kind = "unread source" if unread else "source"
        room.tell(f"there is no {kind} {'after' if by > 0 else 'before'} this one")
    else:
        show_source(room, there[wanted])


next_source = Command(
    "next_source", (), "Next source", "The articles of the next source, by title.", "News",
    lambda room: _to(room, 1), place=20,
)  # fmt: skip
previous_source = Command(
    "previous_source", (), "Previous source", "The articles of the source before, by title.", "News",
    lambda room: _to(room, -1), place=21,
)  # fmt: skip
next_unread_source = Command(
    "next_unread_source", (), "Next unread source", "The articles of the next source that has unread ones.", "News",
    lambda room: _to(room, 1, unread=True), place=22,
)  # fmt: skip
previous_unread_source = Command(
    "previous_unread_source", (), "Previous unread source",
    "The articles of the source before that has unread ones.", "News",
    lambda room: _to(room, -1, unread=True), place=23,
)  # fmt: skip
