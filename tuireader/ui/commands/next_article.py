"""J and K: the next and the previous article; n and p: the next and the previous unread one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command
from tuireader.ui.commands.search import walk

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _unread(room: Room, *, backwards: bool) -> None:
    if not backwards and walk(room, 1):
        return
    if room.reading:
        room.open_next_unread(backwards=backwards)
    else:
        room.to_unread(backwards=backwards)


def _article(room: Room, by: int) -> None:
    before = room.list.chosen
    room.list.move(by)
    row = room.list.chosen
    if row is None or row is before:
        room.tell("this is the last article" if by > 0 else "this is the first article")
    elif room.reading:
        room.open(row)


next_unread = Command(
    "next_unread", ("n",), "Next unread",
    "To the next unread article; while reading, open it. While words are marked in the article, to the next of them.",
    "Read",
    lambda room: _unread(room, backwards=False), place=5,
)  # fmt: skip
previous_unread = Command(
    "previous_unread", ("p",), "Previous unread", "To the previous unread article; while reading, open it.", "Read",
    lambda room: _unread(room, backwards=True), place=6,
)  # fmt: skip
next_article = Command(
    "next_article", ("J",), "Next article", "The next article; while reading, open it.", "Read",
    lambda room: _article(room, 1), place=7,
)  # fmt: skip
previous_article = Command(
    "previous_article", ("K",), "Previous article", "The previous article; while reading, open it.", "Read",
    lambda room: _article(room, -1), place=8,
)  # fmt: skip
