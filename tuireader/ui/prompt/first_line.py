"""The first line: what is shown, in words, and how much of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library import overview
from tuireader.library.views import listing
from tuireader.ui.keys import hinting
from tuireader.ui.prompt import wording

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class FirstLine:
    """What the first line says, and what is said where there is nothing to show."""

    def __init__(self) -> None:
        self._counted = ""
        """How much the view holds, in words."""

    def show(self, room: Room, tallies: tuple[listing.Tally, listing.Tally] | None = None) -> None:
        """The first line: what is shown, in words, and how much of it; the tags' counts, the sources' width.

        `tallies`: how many rows the view has and how many are unread, where that is known already.
        """
        room.list.longest_source = overview.longest_title(room.library)
        total, unread = tallies or room.view.tallies()
        failing = overview.failing(room.library)
        aside = f"{failing:,} failing  " if failing else ""
        key_of = room.reader.bindings.key_of("list")
        aside += hinting.keyed(wording.hidden(room.view.hidden()), key_of)
        self._counted = f"{aside}{unread} unread of {total}"
        room.top.say(f"tuireader — {wording.in_words(room.library, room.selection)}")
        self.show_selected(room)
        if room.tags.display:
            room.beside.show(room)
        room.list.when_empty = hinting.lines(_when_empty(room, total.n), key_of)
        room.pane.advise(*hinting.lines(wording.NOTHING_OPEN if total.n else (), key_of))

    def show_selected(self, room: Room) -> None:
        """The first line's right side: how many rows are selected, and what the view holds."""
        selected = room.picking.words(room)
        room.top.say(room.top.left, f"{selected}   {self._counted}" if selected else self._counted)


def _when_empty(room: Room, total: int) -> tuple[str, ...]:
    subscribed = not total and any(source.kind == "feed" for source in overview.sources(room.library))
    return wording.when_empty(room.selection, running=room.errands.running, subscribed=subscribed)
