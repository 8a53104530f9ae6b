"""Keys → commands: the last key as it was typed, sequences, and keys that all go to one place for a while."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tuireader.ui import wording
from tuireader.ui.commands import PLACES, by_name

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class Pressing:
    """What is pressed in the room."""

    def __init__(self) -> None:
        self.last = ""
        """The last key, as it was typed: for commands whose keys stand for different things."""
        self._take: Callable[[str], bool] | None = None

    def capture(self, room: Room, take: Callable[[str], bool] | None) -> None:
        """From now on every key goes to `take`, which says whether it used it; None: they run commands again."""
        self._take = take
        room.last_line.untell(room)

    def take(self, room: Room, key: str, character: str | None, *, in_field: bool) -> bool:
        """Run what a key stands for; False if that is nothing here.

        After a key that begins sequences, what can follow is told on the last line. Text fields have none.
        """
        if self._take is not None:
            return self._take(key)
        sequences, self.last = room.reader.sequences(room.place), character or key
        if in_field:
            name = sequences.alone(key)
            return name is not None and self._run(room, name)
        was_pending, step = bool(sequences.pending), sequences.press(key)
        if was_pending:
            room.last_line.untell(room)
        ran = [self._run(room, name) for name in step.run]
        if sequences.pending:
            room.tell(wording.ways_on(sequences.pending, sequences.ways_on(), room.app.size.width))
        return step.taken and (was_pending or all(ran))

    def give_up(self, room: Room) -> None:
        """The focus has gone elsewhere: what was begun with keys is given up."""
        if self._take is not None:
            self._take("escape")
        for place in PLACES:
            if room.reader.sequences(place).pending:
                room.reader.sequences(place).reset()
                room.last_line.untell(room)

    @staticmethod
    def _run(room: Room, name: str) -> bool:
        """Run a command if it has something to act on; whether it had. If not, what it needs is told."""
        if not room.check_action("command", (name,)):
            if room.is_mounted and not room.prompt.asking:
                room.tell(by_name()[name].ready.otherwise)
            return False
        room.action_command(name)
        return True
