"""g S: the statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _run(room: Room) -> None:
    from tuireader.ui.statistics.screen import Statistics

    room.app.push_screen(Statistics(room))


statistics = Command(
    "statistics", ("g S",), "Statistics",
    "How much comes in, when, from which sources and with which tags, how much is read, which sources are silent.",
    "News", _run, place=9,
)  # fmt: skip
