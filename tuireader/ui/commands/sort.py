"""S: the sort menu, a letter for each order. On the ``:`` line: ``sort unread,title``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader import orders
from tuireader.ui.article_list.sort_menu import group_by, open_menu, order_by
from tuireader.ui.article_rows import grouping
from tuireader.ui.commands import Argument, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _by_name(room: Room, typed: str) -> None:
    names = typed.replace(",", " ").split()
    if unknown := orders.unknown(names):
        room.tell(f"{unknown[0]} is no order; there are {', '.join(orders.names())}, turned by a - before them")
    else:
        order_by(room, orders.written(orders.terms(",".join(names))))


def _by_kind(room: Room, typed: str) -> None:
    if (kind := typed.strip().lower()) in grouping.KINDS:
        group_by(room, kind)
    else:
        room.tell(f"{typed} is no kind of heading; there are {', '.join(grouping.KINDS)}")


group = Command(
    "group", (), "Headings", "Put the articles under headings, by day or by source, or under none; as S does too.",
    "Find", lambda room: group_by(room, grouping.following(room.list.grouping)),
    takes=Argument("day, source or none", _by_kind), place=6,
)  # fmt: skip
sort = Command(
    "sort", ("S",), "Sort",
    "Sort by date, as received, by source, title, author, length, unread or starred first: a letter each; again, or"
    " as a capital, the other way round. Letters pressed one after the other sort by several.",
    "Find", open_menu, takes=Argument("ORDER", _by_name), place=6,
)  # fmt: skip
