"""The sort menu on the last line: a letter puts that first, again or as a capital it turns; the list follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tuireader import orders
from tuireader.text import cells
from tuireader.ui.article_rows import grouping

if TYPE_CHECKING:
    from tuireader.ui.room import Room

GROUP = "g"
HOW = "again or as a capital: turned"
LEAVING = ("escape", "enter", "q", "S")


def open_menu(room: Room) -> None:
    """Until Esc, Enter or another key."""
    room.pressing.capture(room, lambda key: _take(room, key))
    _tell(room)


def order_by(room: Room, order: str) -> None:
    """Show the view in another order, and keep it for this view; the cursor stays on its article."""
    room.orders.settle(room.selection, order)
    room.look(replace(room.selection, order=order))


def group_by(room: Room, kind: grouping.Kind) -> None:
    """Put rows under headings of a kind; an order that parts them is changed to one that does not."""
    room.list.group(kind)
    order = grouping.ordered(kind, _wanted(room))
    if order != _wanted(room):
        order_by(room, order)


def _take(room: Room, key: str) -> bool:
    by = next((one for one in orders.BY if one.letter == key.lower()), None)
    if by is not None and len(key) == 1:
        order_by(room, orders.chosen(_wanted(room), by.name, turned=key.isupper()))
        _tell(room)
        return True
    if key == GROUP:
        group_by(room, grouping.following(room.list.grouping))
        _tell(room)
        return True
    room.pressing.capture(room, None)
    return key in LEAVING or room.take_key(key)


def _wanted(room: Room) -> str:
    """The order that was chosen last, also while its articles are still being sorted."""
    return room.orders.of(room.selection)


def _tell(room: Room) -> None:
    first = orders.terms(_wanted(room))[0]
    headings = {"none": "headings", "day": "[headings by day]", "source": "[headings by source]"}[room.list.grouping]
    ways = [f"{one.letter} {_name(one, first)}" for one in orders.BY]
    room.last_line.tell_lines(room, in_lines([*ways, f"{GROUP} {headings}", HOW], room.app.size.width - 2))


def in_lines(ways: Sequence[str], width: int) -> list[str]:
    """The menu in as many lines as it needs, nothing torn apart."""
    lines = ["Sort by"]
    for way in ways:
        if cells(lines[-1]) + 2 + cells(way) <= width:
            lines[-1] += f"  {way}"
        else:
            lines.append(f"   {way}")
    return lines


def _name(by: orders.By, first: orders.Term) -> str:
    name = {"newest": "date", "received": "received"}.get(by.name, by.name)
    return f"[{name}{' turned' if first[1] else ''}]" if by.name == first[0] else name
