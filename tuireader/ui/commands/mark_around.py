"""M, g M, g O: all above in the view read, all below, all that are older than a day or an age. z takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library.marks import marking
from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.library import Library
    from tuireader.model.changes import Change
    from tuireader.ui.room import Room

_NONE = "there is nothing unread "


def _beside(room: Room, *, above: bool) -> None:
    row, view = room.current, room.view
    if row is not None:
        where = "above this article" if above else "below this article"

        def make(library: Library) -> Change | None:
            return marking.mark_read(library, view.within(library).ids_beyond(row, backwards=above))

        room.change(make, none=_NONE + where, articles=None, doing="marking read")


def _older(room: Room) -> None:
    query = room.view.query

    def answer(typed: str | None) -> None:
        if typed and typed.strip():
            room.change(
                lambda library: marking.mark_read_older(library, query, typed), none=f"{_NONE}that is older",
                articles=None, doing="marking read",
            )  # fmt: skip

    room.ask("mark read what is older than (3d, 2w, 2026-01-31, yesterday):", answer)


mark_above_read = Command(
    "mark_above_read", ("M",), "Above read", "Mark all articles above this one in the view read.", "Mark",
    lambda room: _beside(room, above=True), ready=ON_AN_ARTICLE, place=3,
)  # fmt: skip
mark_below_read = Command(
    "mark_below_read", ("g M",), "Below read", "Mark all articles below this one in the view read.", "Mark",
    lambda room: _beside(room, above=False), ready=ON_AN_ARTICLE, place=3,
)  # fmt: skip
mark_older_read = Command(
    "mark_older_read", ("g O",), "Older read",
    "Mark all articles of the view read that are older than an age or a day.", "Mark", _older, place=3,
)  # fmt: skip
