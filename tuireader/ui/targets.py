"""What a verb acts on: in the list the articles that are selected, else the current one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tuireader.library import Library
from tuireader.model.changes import Change

if TYPE_CHECKING:
    from typing import Unpack

    from tuireader.ui.beside.saving import Said
    from tuireader.ui.room import Room


def are_selected(room: Room) -> bool:
    """Whether verbs act on what is selected in the list."""
    return not room.reading and room.picking.any()


def ids(room: Room) -> tuple[int, ...]:
    """The ids of the articles that a verb acts on: those selected, so many as a number says, or the current one."""
    if are_selected(room):
        return room.picking.targets(room)
    if room.place == "list" and room.pressing.counting.number:
        return room.picking.from_cursor(room)
    return () if room.current is None else (room.current.id,)


def when_known(room: Room, act: Callable[[Sequence[int]], None]) -> None:
    """Act on them once it is known which they are: very many are gathered beside the keys first."""
    if are_selected(room):
        room.picking.when_known(room, lambda: act(ids(room)))
    else:
        act(ids(room))


def change(room: Room, make: Callable[[Library, Sequence[int]], Change | None], **more: Unpack[Said]) -> None:
    """Make a change of them and show it, as `Room.change` does."""

    def known(these: Sequence[int]) -> None:
        more["articles"] = len(these)
        room.change(lambda library: make(library, these), **more)

    when_known(room, known)
