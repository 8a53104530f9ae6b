"""The filter line: the list narrowed by a query, as it is typed where it can be understood.

What is searched runs beside the keys, as the search in the list does; while the query cannot be understood the list
stays as it is, and what is wrong is told over the place; where only its end is missing, what stands there so far is
asked. Esc goes back to exactly where one was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tuireader.errors import QueryError
from tuireader.library.views import completing, saved_views
from tuireader.query import unfinished
from tuireader.text import line
from tuireader.ui import panes
from tuireader.ui.search.way_back import WayBack

if TYPE_CHECKING:
    from tuireader.ui.room import Room

LABEL = "filter:"


def ask(room: Room, text: str | None = None, before: WayBack | None = None) -> None:
    """Ask for a query. `text`: what is typed already, if it is not the present one; `before`: where Esc goes."""
    if room.active is not room.list:
        panes.to_list(room)
    way_back = before or WayBack(room)

    names = completing.names(room.library)

    def typing(typed: str) -> None:
        _typed(room, completing.without_half(names, typed), way_back)

    room.viewing.remember(room)
    room.ask(
        LABEL,
        lambda typed: _answered(room, typed, way_back),
        text=room.selection.query if text is None else text,
        typed=typing,
        complete=completing.query(room.library, names),
        history="filter",
    )


def show(room: Room, query: str) -> None:
    """Narrow the list by a query, in place of the one it had. QueryError where it cannot be understood."""
    query = line(query)
    saved_views.parse(room.library, query)
    if room.active is not room.list:
        panes.to_list(room)
    room.searching.seek(room, replace(room.selection, query=query))
    room.searching.conclude(room)


def _typed(room: Room, text: str, before: WayBack, *, refused: bool = False) -> bool:
    """Show what a query finds, or what it finds so far; False where it cannot be understood as it is. `refused`: what
    is wrong is told before ways to go on are offered."""
    query = line(text)
    fault = _fault(room, query)
    room.prompt.point(fault.column if fault else 0, said(fault) if fault else "", first=refused)
    if fault is not None and not fault.unfinished:
        return False
    if fault is not None:
        query = unfinished.so_far(query)
        if _fault(room, query) is not None:
            return False
    wanted = replace(before.selection, query=query)
    if wanted == before.selection:
        room.searching.give_up()
        if room.selection != wanted:
            before.go(room)
    elif wanted != room.searching.wanted(room):
        room.searching.seek(room, wanted)
    return fault is None


def _fault(room: Room, query: str) -> QueryError | None:
    """What is wrong with a query."""
    try:
        saved_views.parse(room.library, query)
    except QueryError as error:
        return error
    return None


def _answered(room: Room, text: str | None, before: WayBack) -> None:
    if text is None:
        room.searching.give_up()
        before.go(room)
    elif not _typed(room, text, before):
        ask(room, text, before)
        _typed(room, text, before, refused=True)
    elif line(text) != before.selection.query:
        room.searching.conclude(room)


def said(error: QueryError) -> str:
    """What is wrong, without its column, which is pointed at; where it is known what was meant, that alone."""
    if error.next_step.startswith("Did you mean"):
        return error.next_step
    message = error.message.removeprefix(f"column {error.column + 1}: ")
    return f"{message}. {error.next_step}" if error.next_step else message
