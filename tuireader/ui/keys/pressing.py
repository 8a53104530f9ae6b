"""Keys → commands: the last key as it was typed, sequences, and keys that all go to one place for a while."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from tuireader.ui.keys import strip
from tuireader.ui.keys.counting import Counting
from tuireader.ui.keys.macros import PREFIX
from tuireader.ui.keys.names import character_of

if TYPE_CHECKING:
    from tuireader.ui.room import Room

NO_MACROS = "there are no macros yet: write some under [macros] in config.toml"


class Afterwards(Protocol):
    """What goes on when something is `done`, or ends where it was given up."""

    def __call__(self, *, done: bool) -> None: ...


class Pressing:
    """What is pressed in the room."""

    def __init__(self) -> None:
        self.last = ""
        """The last key, as it was typed: for commands whose keys stand for different things."""
        self.playing = False
        """Whether a macro is under way: its commands act on one article, so that the cursor stays."""
        self.afterwards: Afterwards | None = None
        """What waits for the question that stands."""
        self.counting = Counting()
        self._take: Callable[[str], bool] | None = None

    def capture(self, room: Room, take: Callable[[str], bool] | None) -> None:
        """From now on every key goes to `take`, which says whether it used it; None: they run commands again."""
        self._take = take
        room.last_line.untell(room)

    def go_on(self, *, answered: bool) -> None:
        """A question is closed: a macro that waits for it goes on, or ends where Esc has left it."""
        wait, self.afterwards = self.afterwards, None
        if wait is not None:
            wait(done=answered)

    def take(self, room: Room, key: str, character: str | None, *, in_field: bool) -> bool:
        """Run what a key stands for; False if that is nothing here.

        After a key that begins sequences, what can follow is told on the last line. Text fields have none.
        """
        if self._take is not None:
            return self._take(key)
        if in_field:
            name = room.reader.bindings.in_tags.alone(key)
            return name is not None and self._run(room, name)
        sequences = room.reader.bindings.sequences(room.place)
        meant = sequences.meant(key, sequences.pending)
        if self.counting.take(room, sequences, meant):
            return True
        self.last = character or key if meant == key else character_of(meant) or meant
        was_pending, step = bool(sequences.pending), sequences.press(key)
        if was_pending:
            room.last_line.untell(room)
        if self.counting.digits and not sequences.pending:
            room.last_line.untell(room)
        ran = [self._run(room, name) for name in step.run]
        if not sequences.pending:
            self.counting.clear()
        else:
            commands = room.reader.bindings.commands
            ways = [(way, commands[name].title) for way, name in sequences.ways_on()]
            room.last_line.tell_lines(room, strip.ways_on(sequences.pending, ways, room.app.size.width))
        if not step.taken and meant == PREFIX:
            room.tell(NO_MACROS)
            return True
        return step.taken and (was_pending or all(ran))

    def give_up(self, room: Room) -> None:
        """The focus has gone elsewhere: what was begun with keys is given up."""
        if self._take is not None:
            self._take("escape")
        self.counting.clear()
        if room.reader.bindings.give_up():
            room.last_line.untell(room)

    @staticmethod
    def _run(room: Room, name: str) -> bool:
        """Run a command if it has something to act on; whether it had. If not, what it needs is told."""
        if not room.check_action("command", (name,)):
            if room.is_mounted and not room.prompt.asking:
                room.tell(room.reader.bindings.commands[name].ready.lacking(room))
            return False
        room.action_command(name)
        return True
