"""The list of saved views: shown, kept, edited, renamed, moved, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from tuireader.model.changes import Change
from tuireader.ui.list_screens.screen import ListScreen
from tuireader.ui.saved_views import showing
from tuireader.ui.saved_views.counting import Counting
from tuireader.ui.saved_views.rows import ViewGlance
from tuireader.ui.saved_views.view_list import ViewList
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class SavedViews(ListScreen[ViewGlance]):
    """Every view with its counts; below them the query of the chosen one, as it was typed."""

    list: ViewList

    PLACE = "views"
    THINGS = ("saved view", "saved views")
    HINTS: ClassVar[tuple[str, ...]] = (
        "{views_show} show", "{views_back} back", "{views_keep} keep what the list shows", "{views_edit} edit",
        "{views_rename} rename", "{views_delete} delete", "{views_down} {views_up} move", "{views_add} new",
        "{undo} undo",
    )  # fmt: skip
    EMPTY = (
        "There are no saved views yet.",
        "",
        "Narrow the list by a filter, by tags or a search, then come back:",
        "{views_keep}  keeps what the list shows under a name",
        "{views_add}  writes one from nothing",
        "{views_back}  goes back",
    )
    NO_ONE = "there is no view here; {key:views_keep} keeps what the list shows, {key:views_add} writes one"

    def __init__(self, room: Room) -> None:
        super().__init__(room, ViewList(id="view-list"), at=showing.name_of(room.selection.query) or None)
        self.query_line = StatusLine(id="view-query", grows=True)
        self.counting = Counting(self.library, self.call_later, self.put)

    def middle(self) -> ComposeResult:
        yield self.list
        yield self.query_line

    def found(self) -> Sequence[ViewGlance]:
        return self.counting.glances(known=self._items)

    def words_of(self, item: ViewGlance) -> str:
        return f"{item.view.name} {item.view.query}"

    def moved(self) -> None:
        view = self.chosen.view if self.chosen is not None else None
        where = " (in config.toml)" if view is not None and view.configured else ""
        self.query_line.say(f"query  {view.query}{where}" if view is not None else "")

    def open_chosen(self) -> None:
        if self.chosen is not None:
            showing.show(self.room, self.chosen.view.name)
            self.leave()

    def done(self, change: Change) -> None:
        if change.views or change.articles:
            self.reload()
