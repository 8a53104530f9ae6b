"""g t: the tags themselves; g -: a part of what narrows the list is taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command, Need

if TYPE_CHECKING:
    from tuireader.ui.dialogs.pick import Choice
    from tuireader.ui.room import Room


def _open(room: Room) -> None:
    from tuireader.ui.tags.screen import Tags  # when it is first wanted

    room.app.push_screen(Tags(room))


def _take_off(room: Room) -> None:
    from tuireader.ui.dialogs.pick import Choice, Pick
    from tuireader.ui.search.filter_parts import parts

    found = list(parts(room.library, room.selection))

    def answer(choice: Choice | None) -> None:
        if choice is not None:
            room.look(found[choice.number][1])

    if len(found) == 1:
        room.look(found[0][1])
    else:
        choices = [Choice(number, f"{number + 1}  {said}") for number, (said, _) in enumerate(found)]
        room.app.push_screen(Pick("Take off", choices, enter="take off"), answer)


def _narrowed(room: Room) -> bool:
    from tuireader.ui.search.filter_parts import parts

    return next(parts(room.library, room.selection), None) is not None


tags = Command(
    "tags", ("g t",), "The tags",
    "Every tag: rename, merge, give other names, colour, hide; all of it can be taken back.", "Find", _open, place=2,
)  # fmt: skip
take_off = Command(
    "take_off", ("g minus",), "Take a part off",
    "Choose a part of what narrows the list, a tag, the search, the source, and take it off.", "Find", _take_off,
    ready=Need(_narrowed, "nothing narrows the list"), place=8,
)  # fmt: skip
