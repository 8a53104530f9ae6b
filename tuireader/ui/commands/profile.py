"""g R: which reader the fingers know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Argument, Command

if TYPE_CHECKING:
    from tuireader.model.completions import Completion
    from tuireader.ui.room import Room


def _run(room: Room) -> None:
    from tuireader.ui.keys import profiling

    profiling.choose(room)


def _use(room: Room, name: str) -> None:
    from tuireader.ui.keys import profiling

    profiling.use(room, name.strip())


def _complete(room: Room, text: str, cursor: int) -> Completion | None:
    from tuireader.ui.keys import profiling

    return profiling.complete(room, text, cursor)


profile = Command(
    "profile", ("g R",), "Other keys",
    "Which reader do your fingers know? Choose its keys; they hold at once and stand in config.toml.",
    "Program", _run, place=20, takes=Argument("NAME", _use, _complete),
)  # fmt: skip
