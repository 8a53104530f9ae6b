"""Saved views shown in the list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library.views import saved_views
from tuireader.model.selections import Selection
from tuireader.ui import panes

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def show(room: Room, name: str) -> None:
    """Show a view in place of what is shown, in the present order. UsageError if there is none of that name, QueryError
    if it cannot be understood."""
    from tuireader.query.show import quoted_value

    view = saved_views.named(room.library, name)
    query = f"view:{quoted_value(view.name)}"
    saved_views.parse(room.library, query)
    panes.to_list(room)
    if room.selection != Selection(query=query, order=room.selection.order):
        room.look(Selection(order=room.selection.order, query=query), keep_place=False)
    room.last_line.untell(room)


def show_views_anew(room: Room) -> None:
    """Saved views have changed: what names one is shown as it asks now, under the same cursor."""
    if room.selection.query:
        room.viewing.renew(room)
        room.viewing.read_anew(room)
        room.show_counts()


def name_of(query: str) -> str:
    """The view that a query is of and nothing else; empty if it is of none."""
    from tuireader.query.fields import VIEW
    from tuireader.query.tokens import tokens

    found = tokens(query, lenient=True)
    one = found[0] if len(found) == 1 else None
    return one.text if one is not None and one.field is not None and one.field.name == VIEW else ""
