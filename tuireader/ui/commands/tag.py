"""+ and -: put a tag on the article, take one off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library import marking
from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _ask(room: Room, *, add: bool) -> None:
    row, ids = room.current, room.targets
    if row is None:
        return
    several = len(ids) > 1
    if not (several or add or row.tags):
        room.tell("this article has no tags")
        return

    def answer(text: str | None) -> None:
        names = [name for part in (text or "").split(",") if (name := part.strip())]
        if names:
            room.change(
                lambda: marking.tag(room.library, ids, names if add else [], [] if add else names),
                none="nothing to add: it is there already" if add else "there is no such tag on it",
            )

    if several:
        room.ask(f"tags to {'add to' if add else 'take off'} {len(ids):,} articles:", answer)
        return
    last = "" if add or not row.tags else row.tags[-1]
    room.ask("tags to add:" if add else f"tag to take off ({', '.join(row.tags)}):", answer, text=last)


add_tag = Command(
    "add_tag", ("plus",), "Add tags", "Put tags on the article; several parted by commas.", "Mark",
    lambda room: _ask(room, add=True), ready=ON_AN_ARTICLE, place=4,
)  # fmt: skip
remove_tag = Command(
    "remove_tag", ("minus",), "Take a tag off", "Take tags off the article.", "Mark",
    lambda room: _ask(room, add=False), ready=ON_AN_ARTICLE, place=5,
)  # fmt: skip
