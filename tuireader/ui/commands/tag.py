"""+ and -: put a tag on the article, take one off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuireader.library.marks import marking, tag_completing
from tuireader.ui import targets
from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _ask(room: Room, *, add: bool) -> None:
    targets.when_known(room, lambda ids: _ask_for(room, ids, add=add))


def _ask_for(room: Room, ids: Sequence[int], *, add: bool) -> None:
    row = room.current
    if row is None:
        return
    several = len(ids) > 1
    if not (several or add or row.tags):
        room.tell("this article has no tags")
        return

    there = tag_completing.carried(room.library, ids)
    missing = (
        f"there is no such tag on {'them' if several else 'it'}, only {', '.join(there)}" if there else "it has no tags"
    )

    def answer(text: str | None) -> None:
        names = [name for part in (text or "").split(",") if (name := part.strip())]
        if names:
            room.change(
                lambda library: marking.tag(library, ids, names if add else [], [] if add else names),
                none="nothing to add: it is there already" if add else missing,
                articles=len(ids),
                doing="tagging",
            )

    complete = (
        tag_completing.adding(room.library, ids, room.beside.tags(room.library))
        if add
        else tag_completing.removing(there)
    )
    if several:
        label = f"tags to {'add to' if add else 'take off'} {len(ids):,} articles:"
        room.ask(label, answer, complete=complete, history="tag" if add else None)
    elif add:
        room.ask("tags to add:", answer, complete=complete, history="tag")
    else:
        room.ask("tag to take off:", answer, text=there[0] if len(there) == 1 else "", complete=complete)


add_tag = Command(
    "add_tag",
    ("plus",),
    "Add tags",
    "Put tags on the article, or on those selected; several parted by commas. Tab completes: first what similar ones"
    " have.",
    "Mark",
    lambda room: _ask(room, add=True),
    ready=ON_AN_ARTICLE,
    place=4,
)
remove_tag = Command(
    "remove_tag",
    ("minus",),
    "Take a tag off",
    "Take tags off the article, or off those selected; no refresh brings them back.",
    "Mark",
    lambda room: _ask(room, add=False),
    ready=ON_AN_ARTICLE,
    place=5,
)
