"""Enter, l, →: open the article under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command, Need
from tuireader.ui.keys.counting import go_to_row

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """Into the pane; from the pane there is nowhere further to go."""
    if room.pressing.counting.number is not None:
        go_to_row(room, room.pressing.counting.number)
    if room.list.chosen is not None:
        room.open(room.list.chosen)


open_article = Command(
    "open",
    ("enter", "l", "right"),
    "Open",
    "Open the article under the cursor, or after a number that row's; it is then read.",
    "Read",
    run,
    ready=Need(
        lambda room: room.active is room.list and room.list.chosen is not None,
        "there is nothing to open here; Space reads on",
    ),
    place=1,
)
