"""Space: read on. A page, and at the end of an article the next unread one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui import panes
from tuireader.ui.commands import Command
from tuireader.ui.commands.next_article import to_unread

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """One key to read everything: opens, pages, goes on."""
    article, chosen = room.pane.article, room.list.chosen
    if article is None or (not room.reading and chosen is not None and chosen.id != article.row.id):
        if chosen is not None:
            room.open(chosen)
    elif not room.pane.at_end:
        panes.to_article(room)
        room.pane.move(room.pane.page_height)
    else:
        to_unread(room, opening=True)


read_on = Command(
    "read_on",
    ("space",),
    "Read on",
    "Open, then a page on; at the end of an article the next unread one.",
    "Read",
    run,
    place=4,
)
