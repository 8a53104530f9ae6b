"""s: a star on, a star off."""

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
    """Turn the star over."""
    targets.change(room, marking.turn_star, doing="starring")


star = Command(
    "star", ("s",), "Star", "Star the article, or take the star off; of several selected ones, if all have one.",
    "Mark", run, ready=ON_AN_ARTICLE, place=2, takes=Argument("QUERY", bulk.star, completers.query),
)  # fmt: skip
