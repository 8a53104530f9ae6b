"""The manual: ? pressed twice, or :manual with the name of a chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.errors import UsageError
from tuireader.ui.commands import Argument, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def open_manual(room: Room, chapter: str = "") -> None:
    """Opens over the room; the room stays as it is. `chapter`: a name or a title, or the beginning of one."""
    from tuireader.library import manual as text
    from tuireader.ui.manual import Manual

    at = text.chapter(chapter)
    if chapter and at is None:
        names = ", ".join(one.name for one in text.chapters())
        raise UsageError(f"there is no chapter {chapter}", next_step=f"There are {names}")
    room.app.push_screen(Manual(room, at))


manual = Command(
    "manual", (), "Manual", "The manual, in chapters; ? in the help opens it too.", "Program", open_manual, place=3,
    takes=Argument("CHAPTER", open_manual),
)  # fmt: skip
