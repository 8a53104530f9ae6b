"""The way back to exactly where one was: the rows as they stood, the cursor, the article and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.article import in_pane

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class WayBack:
    """What a room shows, kept while something else is shown."""

    def __init__(self, room: Room) -> None:
        self.selection = room.selection
        self._view = room.view
        self._rows = room.list.state()
        article = room.pane.article
        self._article = article.row.id if article is not None else None
        self._line = room.pane.top
        self._as_of = room.library.as_of()

    def go(self, room: Room) -> None:
        """Show it again. What has been changed meanwhile is shown as it is now, and stays where it was."""
        room.picking.leave(room, self.selection)
        room.selection, room.view = self.selection, self._view
        room.list.restore(self._view, self._rows)
        room.picking.come_back(room)
        if self._as_of != room.library.as_of():
            before = {row.id: row for row in room.list.items}
            room.list.update_rows(set(before))
            for row in room.list.items:
                if before.get(row.id) != row:
                    room.view.keep(row)
        room.show_counts()
        self._open(room)

    def _open(self, room: Room) -> None:
        """The article that was open, at its line."""
        shown = room.pane.article
        if self._article is None and shown is not None:
            in_pane.close(room)
        elif self._article is not None and (shown is None or shown.row.id != self._article):
            in_pane.reopen(room, self._article, self._line, go_there=False)
        elif self._article is not None:
            room.pane.to_line(self._line)
