"""The last line: what was told, else what one can do; at its right what goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuireader.ui.keys import hinting
from tuireader.ui.prompt import wording

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class LastLine:
    """What the room says at the bottom; the list of sources that may lie over it says the same."""

    def __init__(self) -> None:
        self.told = False
        """Whether something was told that stands until the next key."""

    def tell(self, room: Room, text: str) -> None:
        """Say something, with the keys that count for every ``{key:command}``; it stands until the next key."""
        room.bottom.say(self._keyed(room, text), told=True)
        self.told = True
        if room.over is not None:
            room.over.tell(text)  # with the keys that count there

    def tell_lines(self, room: Room, lines: Sequence[str]) -> None:
        """The same, broken into lines already."""
        room.bottom.say_lines(lines)
        self.told = True

    def untell(self, room: Room) -> None:
        """The hints again, where something was told."""
        if self.told:
            self.told = False
            self.show_hints(room)

    def show_hints(self, room: Room) -> None:
        """What one can do where the focus is, unless something was told."""
        if self.told:
            return
        offered: Sequence[str] = wording.IN_LIST
        if room.active is room.tags:
            offered = wording.IN_TAGS
        elif room.reading:
            offered = wording.WITH_HITS if room.pane.find is not None else wording.IN_ARTICLE
        elif room.picking.any():
            offered = wording.ON_SELECTED
        key_of = room.reader.bindings.key_of(room.place)
        room.bottom.say(hinting.hints(offered, key_of, room.app.size.width - room.bottom.right_width))

    def show_progress(self, room: Room) -> None:
        """Say at the right what has come in, and what errands are doing."""
        under_way = (room.saving, room.handing, room.gathering, room.piping, room.pages, room.errands)
        said = "   ".join(filter(None, (room.news.come.words(), *(one.progress for one in under_way))))
        said = self._keyed(room, said)
        room.bottom.say(room.bottom.left, said, told=self.told)
        self.show_hints(room)
        if room.over is not None:
            room.over.under_way(said)

    @staticmethod
    def _keyed(room: Room, text: str) -> str:
        keys = room.reader.bindings.settled.keys
        return hinting.told(text, *(hinting.first(keys[place]) for place in (room.place, "list", "article")))
