"""S: the sort menu, a letter for each order. On the ``:`` line: ``sort unread,title``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader import orders
from tuireader.ui.commands import Argument, Command
from tuireader.ui.sort_menu import open_menu, order_by

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _by_name(room: Room, typed: str) -> None:
    names = typed.replace(",", " ").split()
    if unknown := orders.unknown(names):
        room.tell(f"{unknown[0]} is no order; there are {', '.join(orders.names())}, turned by a - before them")
    else:
        order_by(room, orders.written(orders.terms(",".join(names))))


sort = Command(
    "sort", ("S",), "Sort",
    "Sort by date, as received, by source, title, author, length, unread or starred first: a letter each; again, or"
    " as a capital, the other way round. Letters pressed one after the other sort by several.",
    "Find", open_menu, takes=Argument("ORDER", _by_name), place=6,
)  # fmt: skip
