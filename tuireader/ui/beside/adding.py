"""A feed that was added: which of several it is to be, and its articles once it is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuireader.library import overview
from tuireader.ui.sources.showing import show_source

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def pick_feed(room: Room, feeds: Sequence[tuple[str, str]]) -> None:
    """Ask which of several feeds (address, title) is to be added."""
    from tuireader.ui.dialogs.pick import Choice, Pick

    def answer(choice: Choice | None) -> None:
        if choice is not None:
            wanted = feeds if choice.number == len(feeds) else [feeds[choice.number]]
            room.errands.add(room, *(url for url, _ in wanted))

    choices = [Choice(number, title or url, url, url) for number, (url, title) in enumerate(feeds)]
    choices += [Choice(len(feeds), f"all {len(feeds)} of them")] if len(feeds) > 1 else []
    room.app.push_screen(Pick(f"{len(feeds)} feeds are there", choices, enter="add"), answer)


def where(room: Room) -> tuple[object, ...]:
    """What the reader looks at: the same as long as nothing else has been done."""
    return room.selection, room.focused, room.list.cursor, room.app.screen


def added(room: Room, url: str, *, waiting: bool) -> None:
    """A feed was added: it is selected where the reader waits for it, else only told."""
    source = overview.source_at(room.library, url)
    if source is None or not waiting:
        return
    if room.over is not None:
        room.over.source_came(source.id)
    elif room.active is room.list:
        show_source(room, source)
