"""Moving in whatever has the focus: by rows in a list, by lines in an article."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tuireader.ui.commands import Command
from tuireader.ui.keys.counting import go_to_row

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _lines(by: int) -> Callable[[Room], None]:
    return lambda room: room.active.move(by * room.pressing.counting.times)


def _pages(by: float) -> Callable[[Room], None]:
    return lambda room: room.active.move(int(by * room.active.page_height) * room.pressing.counting.times)


def _to_end(room: Room) -> None:
    """To the row whose number was typed, else to the last one."""
    if room.pressing.counting.number is None:
        room.active.end()
    else:
        go_to_row(room, room.pressing.counting.number)


def _to_start(room: Room) -> None:
    """To the row whose number was typed, else to the first one."""
    go_to_row(room, room.pressing.counting.number) if room.pressing.counting.number else room.active.home()


down = Command(
    "down",
    ("j", "down"),
    "Down",
    "One row down in a list, one line down in an article; after a number so many rows.",
    "Move",
    _lines(1),
    place=1,
)
up = Command("up", ("k", "up"), "Up", "One row or line up.", "Move", _lines(-1), place=2)
top = Command(
    "top",
    ("g g", "g", "home"),
    "To the top",
    "To the first row or line; of a doubled key one press is enough if nothing follows it.",
    "Move",
    _to_start,
    place=3,
)
bottom = Command(
    "bottom",
    ("G", "end"),
    "To the bottom",
    "To the last row or line; after a number to that row.",
    "Move",
    _to_end,
    place=4,
)
half_down = Command("half_down", ("ctrl+d",), "Half a page down", "Half a page down.", "Move", _pages(0.5), place=5)
half_up = Command("half_up", ("ctrl+u",), "Half a page up", "Half a page up.", "Move", _pages(-0.5), place=6)
page_down = Command("page_down", ("pagedown", "ctrl+f"), "Page down", "A page down.", "Move", _pages(1), place=7)
page_up = Command("page_up", ("pageup",), "Page up", "A page up.", "Move", _pages(-1), place=8)
