"""g s: the list of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """Opens over the room; the room stays as it is."""
    from tuireader.ui.sources.screen import Sources  # when it is first wanted

    room.app.push_screen(Sources(room, at=room.selection.source))


sources = Command(
    "sources",
    ("g s",),
    "The sources",
    "Every source, how it fares, and what you settle for it; failing ones first.",
    "News",
    run,
    place=8,
)
