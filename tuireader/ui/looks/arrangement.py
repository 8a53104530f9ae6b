"""What of the room is shown: a layout that fits the terminal, and in it the tags, the list, the article.

What comes or goes is only shown or not: another class, of the room or of a widget in it, would make Textual match
styles anew at every article that is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.looks.layouts import LAYOUTS, fitting

if TYPE_CHECKING:
    from tuireader.ui.room import Room

ROOMY = (100, 150)
"""Columns of the terminal from which on tags have room for more than names and counts: over the list, beside it."""


class Arrangement:
    """What the reader wants to see, and the layout that is shown."""

    def __init__(self, wanted: str) -> None:
        """`wanted`: one of `LAYOUTS`, or ``auto`` for the roomiest that fits."""
        self._wanted = wanted
        self.layout = ""
        """The layout that is shown."""
        self.in_article = False
        """Whether the reader is in the article: where there is room for one thing only, it is the one shown."""
        self.with_tags = False
        """Whether the tags have been asked for."""
        self.idle = True
        """Whether no article is open."""

    def choose(self, room: Room, wanted: str | None = None) -> None:
        """Share the screen in the wanted layout (the one wanted last if None), or in the best that fits."""
        self._wanted = wanted or self._wanted
        fits = fitting(*room.app.size)
        self.layout = self._wanted if self._wanted in fits else fits[0]
        for name in LAYOUTS:
            room.set_class(name == self.layout, f"-{name}")
        self.apply(room)

    def apply(self, room: Room) -> None:
        """Show what is to be seen."""
        single = self.layout == "single"
        room.list.display = not (single and self.in_article)
        room.pane.display = self.in_article if single else not (self.layout == "stacked" and self.idle)
        with_tags, had_tags = self.with_tags or self.layout == "columns", room.tags.display
        room.tags.display = with_tags
        if had_tags and not with_tags:
            # Textual draws what they stood over alone, and loses the signs that their edge had cut.
            room.list.refresh()
            room.pane.refresh()
        room.tags.set_class(room.app.size.width >= ROOMY[self.layout == "columns"], "-roomy")

    def set(
        self,
        room: Room,
        *,
        in_article: bool | None = None,
        with_tags: bool | None = None,
        idle: bool | None = None,
    ) -> None:
        """Change what is to be seen, as far as it is named."""
        self.in_article = self.in_article if in_article is None else in_article
        self.with_tags = self.with_tags if with_tags is None else with_tags
        self.idle = self.idle if idle is None else idle
        self.apply(room)
