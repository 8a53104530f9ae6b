"""News: what has come into the library since the list was read is announced, and shown when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library import Library
from tuireader.library.views import announcing, choosing, listing

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class Newsstand:
    """What has come in since the list was read."""

    def __init__(self, library: Library) -> None:
        self.come = announcing.News()
        self._newest = announcing.newest(library)
        self._filling = False
        """Whether an errand is filling what was an empty list, and the reader has touched nothing since."""

    def show(self, room: Room) -> None:
        """Read the view anew. The cursor stays on its article; at the top of the list what is new comes into sight."""
        view = choosing.view_of(room.library, room.selection)
        room.viewing.when_sorted(room, view, lambda: self._show(room, view))

    def _show(self, room: Room, view: listing.View) -> None:
        room.view = view
        came, from_top = self.come.here, room.list.top == 0
        room.viewing.read_anew(room)
        if from_top:
            room.list.show_start()
        self.all_seen(room)
        room.show_counts()
        if came and room.selection.order == "oldest":
            room.tell(f"{came:,} new at the end; {{key:bottom}} goes there")
        elif came and room.selection.order not in ("newest", "received"):
            room.tell(f"{came:,} new, each in its place")
        elif came and room.list.top > 0:
            room.tell(f"{came:,} new above; {{key:top}} goes there")

    def all_seen(self, room: Room) -> None:
        """The list has been read anew: nothing is to be announced."""
        self._newest, self.come = announcing.newest(room.library), announcing.News()
        room.last_line.show_progress(room)

    def count(self, room: Room) -> None:
        """Announce what has come in; an empty list shows it, as long as the errand that fills it runs and the reader
        touches nothing; any other stays as it is until asked."""
        self.come = announcing.since(room.library, self._newest, room.view)
        self._filling = not room.list.items or (self._filling and _untouched(room))
        if self.come.here and self._filling:
            self.show(room)
        else:
            room.show_counts()
            room.last_line.show_progress(room)
        self._filling = self._filling and room.errands.running

    def errand_ended(self, room: Room, said: str) -> None:
        """An errand has ended: what it brought is announced, and what came of it is told."""
        room.attempt(self.count, room)
        self._filling = False
        said = "; ".join(filter(None, (room.hearing.listen(room), said)))
        if room.over is not None:
            room.over.reload(whole=True)
        if said:
            room.tell(said)


def _untouched(room: Room) -> bool:
    """Whether the reader is where a start leaves him: on the first row of the list, nothing open, nothing asked."""
    at_start = room.list.cursor == room.list.top == 0 and room.active is room.list
    return at_start and room.pane.article is None and not room.prompt.asking
