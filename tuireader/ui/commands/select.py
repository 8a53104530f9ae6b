"""x, X, V: select articles in the list; what acts on an article then acts on all of them. Esc selects nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command, Need

if TYPE_CHECKING:
    from tuireader.ui.room import Room

IN_A_LIST = Need(
    lambda room: room.active is room.list and room.list.chosen is not None, "there is nothing here to select"
)


def _turn(room: Room) -> None:
    room.picking.turn(room)


def _all(room: Room) -> None:
    room.picking.all_in_view(room)


def _range(room: Room) -> None:
    room.picking.stretch(room)


select = Command(
    "select", ("x",), "Select",
    "Select the article for what comes next, or no more, and go on; Esc selects nothing.",
    "Mark", _turn, ready=IN_A_LIST, where=("list",), place=11,
)  # fmt: skip
select_all = Command(
    "select_all", ("X",), "Select all", "Select all articles of this view, seen or not; again, none.",
    "Mark", _all, ready=IN_A_LIST, where=("list",), place=12,
)  # fmt: skip
select_range = Command(
    "select_range", ("V",), "Select a range", "Select from here to where the cursor goes, until V again.",
    "Mark", _range, ready=IN_A_LIST, where=("list",), place=13,
)  # fmt: skip
