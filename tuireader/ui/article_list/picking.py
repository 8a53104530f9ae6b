"""Selecting articles in the list: one by one, a range that grows with the cursor, all that the view holds.

A selection belongs to its view: another view begins without one. What acts on articles takes `targets`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tuireader.library.views import listing
from tuireader.model.rows import Row
from tuireader.model.selections import Selection
from tuireader.ui.article_list.picked import Picked
from tuireader.ui.beside.saving import MOMENT

if TYPE_CHECKING:
    from tuireader.ui.room import Room

AT_ONCE = 1000
"""Of more articles than this the ids are gathered beside the keys."""


MOST_COUNTED = 5000
"""Articles that a number typed before a key can name."""


class Picking:
    """What is selected in the present view."""

    def __init__(self) -> None:
        self.picked = Picked()
        self.since: Row | None = None
        """The article at which a range began that reaches to the cursor."""
        self._all = False
        """Whether all in view are being gathered."""
        self._then: Callable[[], None] | None = None
        """What waits until they are."""
        self._left: dict[Selection, tuple[Picked, Row | None]] = {}
        """What was selected in views that were left, and where a range began there."""

    # ------------------------------------------------------------ what is selected

    def holds(self, room: Room, row: Row) -> bool:
        """Whether a row is selected."""
        if row.id in self.picked:
            return True
        chosen = room.list.chosen
        return self.since is not None and chosen is not None and room.view.stretches(row, self.since, chosen)

    def any(self) -> bool:
        """Whether anything is, or is about to be."""
        return bool(self.picked) or self.since is not None or self._all

    def targets(self, room: Room) -> tuple[int, ...]:
        """The ids of all that is selected, in the list's order as far as its rows are at hand."""
        self._settle(room)
        if len(self.picked) > AT_ONCE:
            return tuple(self.picked)
        shown = [row.id for row in room.list.items if row.id in self.picked]
        return (*shown, *(set(self.picked) - set(shown)))

    def words(self, room: Room) -> str:
        """How many are selected, for the first line; empty if none."""
        if self._all:
            return "selecting all"
        if self.since is None or room.list.chosen is None:
            return f"{len(self.picked):,} selected" if self.picked else ""
        items, ends = room.list.items, {self.since.id, room.list.chosen.id}
        places = [place for place, row in enumerate(items) if row.id in ends]
        if len(places) == len(ends):
            more = sum(row.id not in self.picked for row in items[places[0] : places[-1] + 1])
            return f"{len(self.picked) + more:,} selected"
        found = room.view.tally_between(self.since, room.list.chosen)
        return f"{found} selected"

    # ------------------------------------------------------------ selecting

    def turn(self, room: Room) -> None:
        """Select the article under the cursor, or no more, and go on to the next; a range that grew ends there."""
        row = room.list.chosen
        if row is None:
            return
        count = room.pressing.counting.times
        if self.since is not None:
            self._settle(room)
        elif count > 1:
            self.picked.add(self.from_cursor(room))
        else:
            self.picked.turn(row.id)
        room.list.redraw(room.list.cursor)
        room.list.move(count)
        self.show(room, every_row=count > 1)

    def from_cursor(self, room: Room) -> tuple[int, ...]:
        """The ids of as many articles as a number says that was typed, from the cursor on."""
        row, count = room.list.chosen, min(room.pressing.counting.times, MOST_COUNTED)
        if row is None:
            return ()
        after = room.view.page(room.view.key_of(row), limit=count - 1) if count > 1 else []
        return (row.id, *(one.id for one in after))

    def stretch(self, room: Room) -> None:
        """Begin a range at the cursor, or end it here."""
        if self.since is not None:
            self._settle(room)
        else:
            self.since = room.list.chosen
            room.list.redraw(room.list.cursor)
        self.show(room)

    def all_in_view(self, room: Room) -> None:
        """Select all that the view holds, or nothing if all are selected."""
        total, _ = room.view.tallies()
        if total.whole and total.n and total.n == len(self.picked) and self.since is None:
            self.clear(room)
        elif total.whole and total.n <= AT_ONCE:
            self._took_all(room, self.picked.merged(room.view.ids()))
        else:
            self._all = True
            view, picked = room.view, Picked(self.picked)
            room.gathering.start(
                room,
                "selecting all",
                lambda library: picked.merged(view.within(library).ids()),
                lambda found: self._took_all(room, found),
                lost=lambda: self._lost_all(room),
            )
            self.show(room)

    @property
    def waits(self) -> bool:
        """Whether something waits until it is known which articles are selected."""
        return self._then is not None

    def when_known(self, room: Room, then: Callable[[], None]) -> None:
        """Do something once it is known which articles are selected: now, or when they have been gathered."""
        since, chosen = self.since, room.list.chosen
        if self._all:
            self._then = then
        elif since is None or chosen is None or _is_small(room.view.tally_between(since, chosen)):
            then()
        else:
            view, picked = room.view, Picked(self.picked)
            self._then = then
            room.gathering.start(
                room,
                "selecting",
                lambda library: picked.merged(view.within(library).ids_between(since, chosen)),
                lambda found: self._took_all(room, found),
                lost=lambda: self._lost_all(room),
                patience=MOMENT,
            )

    def _lost_all(self, room: Room) -> None:
        self._all, self._then = False, None
        if room.is_mounted:
            self.show(room)

    def _took_all(self, room: Room, found: Picked) -> None:
        self._all, self.since, self.picked = False, None, found
        self.show(room, every_row=True)
        then, self._then = self._then, None
        if then is not None:
            then()

    def clear(self, room: Room) -> bool:
        """Select nothing; False if nothing was."""
        if not self.any():
            return False
        if self._all:
            room.gathering.stop(room)
        self.picked, self.since, self._all, self._then = Picked(), None, False, None
        self.show(room, every_row=True)
        return True

    def leave(self, room: Room, selection: Selection) -> None:
        """Another view is about to be shown: nothing is selected there, unless it differs by its order alone."""
        if replace(room.selection, order=selection.order) == selection:
            return
        self._left.pop(room.selection, None)
        if self.picked or self.since is not None:
            self._left[room.selection] = self.picked, self.since
        self.clear(room)

    def come_back(self, room: Room) -> None:
        """A view that was left is shown again as it was."""
        if (left := self._left.pop(room.selection, None)) is not None:
            self.picked, self.since = left
            self.show(room, every_row=True)

    def changed(self, room: Room, ids: tuple[int, ...]) -> None:
        """These articles have been changed: what is no longer in the library is selected no more."""
        changed = [id for id in ids if id in self.picked] if self.picked else []
        if gone := listing.missing(room.library, changed):
            self.picked.drop(gone)
            self.show(room)

    def _settle(self, room: Room) -> None:
        """What is about to be selected is: a range grows no further, all are gathered at once."""
        if self._all:
            room.gathering.stop(room)
            self._took_all(room, self.picked.merged(room.view.ids()))
        elif self.since is not None and room.list.chosen is not None:
            self.picked = self.picked.merged(room.view.ids_between(self.since, room.list.chosen))
            self.since = None

    # ------------------------------------------------------------ showing it

    def moved(self, room: Room) -> None:
        """The cursor is elsewhere: a range that began has grown or shrunk."""
        if self.since is not None:
            self.show(room, every_row=True)

    def show(self, room: Room, *, every_row: bool = False) -> None:
        """Tell how many are selected; `every_row`: rows that are not the cursor's look otherwise too."""
        room.list.is_selected = partial(self.holds, room) if self.picked or self.since is not None else None
        if every_row:
            room.list.refresh()
        room.first_line.show_selected(room)
        room.last_line.show_hints(room)


def _is_small(tally: listing.Tally) -> bool:
    """Whether so many articles are gathered while a key waits."""
    return tally.whole and tally.n <= AT_ONCE
