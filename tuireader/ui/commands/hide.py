"""g h and H: hide articles or bring them back; show what is hidden among the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tuireader.library.marks import marking
from tuireader.ui import targets
from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _hide(room: Room) -> None:
    """Hide; where all of them are hidden, bring them back."""
    targets.change(room, marking.turn_hidden, said="{} ({key:undo} takes it back)", doing="hiding")


def _show(room: Room) -> None:
    room.look(replace(room.selection, hidden_too=not room.selection.hidden_too))


hide = Command(
    "hide", ("g h",), "Hide",
    "Hide the article: it is kept, but in no view, count or search; of a hidden one: bring it back.",
    "Mark", _hide, ready=ON_AN_ARTICLE, place=9,
)  # fmt: skip
show_hidden = Command(
    "show_hidden", ("H",), "Show hidden too", "Show hidden articles among the others, or none of them again.", "Find",
    _show, place=6,
)  # fmt: skip
