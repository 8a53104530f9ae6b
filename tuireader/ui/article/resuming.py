"""The place in each article is kept: when it is left, every second while it moves, and when the reader ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library.articles import resuming

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class Resuming:
    """What was kept last of the article that is open, so that nothing is written twice."""

    def __init__(self) -> None:
        self._kept: tuple[int, resuming.Place | None] = (0, None)

    def begin(self, room: Room, article: int) -> resuming.Place | None:
        """The place at which an article is to be opened; None: its beginning."""
        place = resuming.place(room.library, article)
        self._kept = (article, place)
        return place

    def keep(self, room: Room) -> None:
        """Keep the place in the article that is open, if it is another than the one kept.

        While another program writes the library this does nothing, and the next second tries again.
        """
        article = room.pane.article
        if article is None:
            return
        now = (article.row.id, room.pane.place_to_keep)
        if now != self._kept and resuming.keep(room.library, *now):
            self._kept = now
