"""g T: another theme, seen before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _run(room: Room) -> None:
    from tuireader.ui.looks.theming import Theming

    if room.reader.no_color:
        room.tell("NO_COLOR is set, so that nothing is coloured; start without it to choose a theme")
    else:
        Theming(room).begin()


theme = Command(
    "theme", ("g T",), "Theme",
    "Choose the colours: every step shows them, Enter writes the theme into config.toml, Esc brings the old one back.",
    "Program", _run, place=19,
)  # fmt: skip
