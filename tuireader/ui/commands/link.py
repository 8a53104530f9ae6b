"""o and y: open the article's address, copy it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _open(room: Room) -> None:
    row = room.current
    if row is not None and row.url:
        room.tell(room.reader.open_address(row.url))
    else:
        room.tell("this article has no address")


def _copy(room: Room) -> None:
    row = room.current
    if row is not None and row.url:
        room.tell(room.reader.copy_text(row.url))
    else:
        room.tell("this article has no address to copy")


open_link = Command(
    "open_link",
    ("o",),
    "Open the link",
    "Open the article's address in a browser; over SSH copy and show it.",
    "Read",
    _open,
    place=9,
)
copy_link = Command(
    "copy_link",
    ("y",),
    "Copy the link",
    "Copy the article's address, through tmux and SSH.",
    "Read",
    _copy,
    place=10,
)
