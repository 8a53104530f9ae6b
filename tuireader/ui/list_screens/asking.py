"""A query asked for in a list of things: what is wrong with it is pointed at while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tuireader.errors import QueryError
from tuireader.library.views import completing, saved_views
from tuireader.ui.search.filtering import said

if TYPE_CHECKING:
    from tuireader.ui.list_screens.screen import ListScreen


def ask_query(screen: ListScreen[Any], label: str, answer: Callable[[str | None], None], text: str) -> None:
    """Ask for a query, with `text` typed already; names are completed."""

    def typed(text: str) -> None:
        try:
            saved_views.parse(screen.library, text)
        except QueryError as error:
            point(screen, error)
        else:
            screen.prompt.point(0, "")

    screen.ask(label, answer, text=text, typed=typed, complete=completing.query(screen.library))


def point(screen: ListScreen[Any], error: QueryError) -> None:
    """Point at what is wrong with the query that stands on the last line."""
    screen.prompt.point(error.column, said(error))
