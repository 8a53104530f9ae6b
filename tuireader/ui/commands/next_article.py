"""J and K: the next and the previous article; n and p: the next and the previous unread one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command
from tuireader.ui.commands.search import walk

if TYPE_CHECKING:
    from tuireader.ui.room import Room


MOST_STEPS = 100
"""Steps from one unread article to the next that one key takes."""


def to_unread(room: Room, *, backwards: bool = False, opening: bool = False) -> None:
    """Put the cursor on the next unread row, and open it if wanted; says so if there is none."""
    chosen = room.list.chosen
    row = room.view.next_unread(room.view.key_of(chosen) if chosen else None, backwards=backwards)
    if row is None:
        room.tell("no unread article " + ("before this one" if backwards else "after this one"))
        return
    room.list.go_to(row)
    if opening:
        room.open(row)


def _unread(room: Room, *, backwards: bool) -> None:
    if backwards or not walk(room, 1):
        for _ in range(min(room.pressing.counting.times, MOST_STEPS)):
            to_unread(room, backwards=backwards, opening=room.reading)


def _article(room: Room, by: int) -> None:
    before = room.list.chosen
    room.list.move(by * room.pressing.counting.times)
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
