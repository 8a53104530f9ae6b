"""The article's address is opened, the article marked read, and the next one is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library.marks import marking
from tuireader.ui import targets
from tuireader.ui.commands import ON_AN_ARTICLE, Command
from tuireader.ui.commands.link import open_link

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """What opening tells stands: it may be the address itself."""
    one = not targets.are_selected(room)
    targets.change(room, marking.mark_read, doing="marking read")
    open_link.run(room)
    if one and room.active is room.list and not room.pressing.playing:
        room.list.move(1)


open_and_mark = Command(
    "open_and_mark", (), "Open and mark read",
    "Open the article's address and mark it read; in the list, on to the next.", "Read", run,
    ready=ON_AN_ARTICLE, place=10,
)  # fmt: skip
