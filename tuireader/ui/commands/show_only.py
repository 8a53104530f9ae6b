"""U, *, g f, O: only what is unread, starred, of this source; the order; Esc: everything again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tuireader import orders
from tuireader.library import overview
from tuireader.model.selections import Selection
from tuireader.ui import panes
from tuireader.ui.article_list.sort_menu import order_by
from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _unread(room: Room) -> None:
    room.look(replace(room.selection, unread_only=not room.selection.unread_only))


def _starred(room: Room) -> None:
    room.look(replace(room.selection, starred_only=not room.selection.starred_only))


def _order(room: Room) -> None:
    order_by(room, orders.turn(room.orders.of(room.selection)))


def _source(room: Room) -> None:
    if room.selection.source is not None:
        room.look(replace(room.selection, source=None))
    elif room.current is not None and (found := overview.source_of(room.library, room.current.id)) is not None:
        room.look(replace(room.selection, source=found))


def _clear(room: Room) -> None:
    if room.saving.stop(room) or room.handing.stop(room):
        return
    if room.reading and room.pane.find is not None:
        room.pane.look_for("")
        room.last_line.show_hints(room)
    elif room.active is not room.list:
        panes.back(room)
    elif room.picking.clear(room):
        return
    elif room.gathering.stop(room):
        room.orders.settle(room.selection, room.selection.order)
    elif room.searching.leave(room):
        return
    elif room.selection == Selection(order=room.selection.order):
        room.errands.stop(room)
    else:
        room.look(Selection(order=room.selection.order))


unread_only = Command(
    "unread_only", ("U",), "Only unread", "Show only unread articles, or all again.", "Find", _unread, place=3
)
starred_only = Command(
    "starred_only",
    ("asterisk",),
    "Only starred",
    "Show only starred articles, or all again.",
    "Find",
    _starred,
    place=4,
)
this_source = Command(
    "this_source",
    ("g f",),
    "Only this source",
    "Show only this article's source, or all again.",
    "Find",
    _source,
    place=5,
)
turn_order = Command(
    "turn_order", ("O",), "Turn the order", "Turn the order: oldest first in place of newest first, Z to A.", "Find",
    _order, place=6,
)  # fmt: skip
clear_filter = Command(
    "clear_filter",
    ("escape",),
    "Clear the filter",
    "Stop a large change of marks; end a find in an article; back to the list; from a search to where it began; in"
    " the list select nothing, show"
    " everything again; then stop what is under way.",
    "Find",
    _clear,
    place=7,
)
