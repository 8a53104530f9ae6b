"""f: narrow the list by a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Argument, Command
from tuireader.ui.prompt import completers

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _run(room: Room) -> None:
    from tuireader.ui.search import filtering  # the language is loaded when it is first wanted

    filtering.ask(room)


def _show(room: Room, query: str) -> None:
    from tuireader.ui.search import filtering

    filtering.show(room, query)


filter_line = Command(
    "filter", ("f",), "Filter by a query",
    "Narrow the list by a query as you type it, beside tags and search: tag:x -tag:y is:unread age:<3d (a OR b) and"
    " more, newsboat's and elfeed's filters too; Tab completes, Esc goes back to exactly where you were.",
    "Find", _run, place=2, takes=Argument("QUERY", _show, completers.query),
)  # fmt: skip
