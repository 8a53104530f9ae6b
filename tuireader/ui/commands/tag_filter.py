"""t: to the tag filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui import panes
from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """Show the tags and let them be typed at."""
    panes.to_tags(room)


tag_filter = Command(
    "tag_filter",
    ("t",),
    "Filter by tags",
    "To the tags: type to narrow, Enter to choose, - first to leave out, Tab to choose several.",
    "Find",
    run,
    place=1,
)
