"""A source shown in the list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.model.selections import Selection
from tuireader.model.sources import Source
from tuireader.ui import panes

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def show_source(room: Room, source: Source) -> None:
    """The articles of a source, in the present order; all of them where none is unread."""
    unread_only = room.selection.unread_only and source.unread > 0
    room.look(Selection(unread_only=unread_only, source=source.id, order=room.selection.order), keep_place=False)
    panes.to_list(room)
