"""D: take the article out of the library. Not asked about: z brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library.marks import marking
from tuireader.ui import targets
from tuireader.ui.beside import bulk
from tuireader.ui.commands import ON_AN_ARTICLE, Argument, Command
from tuireader.ui.prompt import completers

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """The list shows what is left; no refresh or import brings the article back."""
    several = targets.are_selected(room)

    def deleted() -> None:
        if several:
            room.picking.clear(room)

    targets.change(room, marking.delete, doing="deleting", then=deleted)


delete = Command(
    "delete",
    ("D",),
    "Delete",
    "Delete the article, or all that are selected; z brings them back, a refresh does not.",
    "Mark",
    run,
    ready=ON_AN_ARTICLE,
    place=8,
    takes=Argument("QUERY", bulk.delete, completers.query),
)
