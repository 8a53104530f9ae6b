"""What the list shows: another selection, once its rows are in order, and the cursor where it was."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tuireader import orders
from tuireader.library.views import choosing, listing
from tuireader.model.rows import Row
from tuireader.model.selections import Selection

if TYPE_CHECKING:
    from tuireader.ui.room import Room

AT_ONCE = 2000
"""Articles that are sorted while a key waits; more are sorted beside the keys."""


class Viewing:
    """From one view to the next, and back to where one was."""

    def __init__(self) -> None:
        self._places: dict[Selection, tuple[Row, int]] = {}
        """Where the cursor was in a view that was left: the row and its line on the screen."""

    def begin(self, room: Room) -> None:
        """Show the view of the room; one that must be sorted first, for now by date."""
        wanted = room.selection
        if self.takes_long(room.view):
            room.selection = replace(wanted, order="newest")
            self.renew(room)
            room.call_after_refresh(self.look, room, wanted)
        room.list.show(room.view)

    def look(self, room: Room, selection: Selection, *, keep_place: bool = True) -> None:
        """Show another selection; the cursor stays on its article while that is in view, else it is where it was.

        In the order that was chosen for that view, if one was.
        """
        selection = room.orders.ordered(selection)
        if selection == room.selection:
            room.gathering.stop(room)
            return
        self.remember(room)
        view, chosen = choosing.view_of(room.library, selection), room.list.chosen
        if not keep_place:
            self._show(room, selection, view)
        elif chosen is not None and view.holds(chosen):
            self._show(room, selection, view, chosen, room.list.cursor - room.list.top)
        else:
            self._show(room, selection, view, *self._places.get(selection, (None, None)))

    def return_to(self, room: Room, selection: Selection, view: listing.View | None = None) -> None:
        """Back to a selection that was left, with the cursor where it was. `view`: the very view, if it was kept."""
        row, line = self._places.get(selection, (None, None))
        self._show(room, selection, view or choosing.view_of(room.library, selection), row, line)
        room.picking.come_back(room)

    def _show(
        self, room: Room, selection: Selection, view: listing.View, row: Row | None = None, line: int | None = None
    ) -> None:
        """Show a view, as soon as it is sorted; until then what is shown stays."""
        self.when_sorted(room, view, lambda: self._show_now(room, selection, view, row, line))

    def when_sorted(self, room: Room, view: listing.View, then: Callable[[], None]) -> None:
        """Do something with a view when its rows are in order: at once, or when they are sorted beside the keys."""

        def sorted_now(ids: array[int]) -> None:
            view.take(ids)
            then()

        if self.takes_long(view):
            said = f"sorting {orders.in_words(view.order)}"
            room.gathering.start(room, said, lambda library: view.within(library).sorted_ids(), sorted_now)
        else:
            room.gathering.stop(room)
            then()

    @staticmethod
    def takes_long(view: listing.View) -> bool:
        """Whether sorting its articles would hold up the keys."""
        if not view.unsorted:
            return False
        total, _ = view.tallies()
        return not total.whole or total.n > AT_ONCE

    def _show_now(
        self, room: Room, selection: Selection, view: listing.View, row: Row | None, line: int | None
    ) -> None:
        room.picking.leave(room, selection)
        room.selection, room.view = selection, view
        room.list.show(view, at=row, line=line)
        room.news.all_seen(room)
        room.show_counts()

    def renew(self, room: Room) -> None:
        """The view as it is in the library now; `read_anew` shows it."""
        room.view = choosing.view_of(room.library, room.selection)

    def read_anew(self, room: Room) -> None:
        """The rows of the view from the library; the cursor stays on its article, or on the first row."""
        row, line = room.list.chosen, room.list.cursor - room.list.top
        first = room.list.cursor == 0
        at = None if first or row is None or not room.view.holds(row) else row
        room.list.show(room.view, at=at, line=line)

    def remember(self, room: Room) -> None:
        """Keep in mind where the cursor is in this view."""
        if room.list.chosen is not None:
            self._places[room.selection] = (room.list.chosen, room.list.cursor - room.list.top)
