"""g r: the rules for what comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _run(room: Room) -> None:
    from tuireader.ui.rules.screen import Rules

    room.app.push_screen(Rules(room))


rules = Command(
    "rules", ("g r",), "Rules",
    "What is done with articles that come in: read, starred, tagged, hidden, highlighted or announced by a query;"
    " each tried on the past first, with how often it has touched something.",
    "Find", _run, place=12,
)  # fmt: skip
