"""From keys to commands: keys that act at once, and keys pressed one after the other (``g g``, ``g s``). Pure.

A small state machine. A key that begins sequences waits for the next one, however long that takes: over a slow line no
clock could tell a sequence from two keys. If no sequence goes on with the next key, the keys before it do what they do
alone, and the next key does what it does: with ``g`` for the top, ``g j`` is the top, then down. Escape only gives up.

Textual has no sequences, and looks through every binding of every key at each key; this is one look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tuireader.values import dataclass

ESCAPE = "escape"


@dataclass(frozen=True, slots=True)
class Step:
    """What a key has brought about."""

    run: tuple[str, ...] = ()
    """The commands that are to be run, in this order."""
    taken: bool = True
    """Whether the key is used up."""


class Sequences:
    """The keys of all commands, and how far into a sequence the reader is."""

    def __init__(self, keys: Mapping[str, Iterable[str]], latin: Callable[[str], str] = str) -> None:
        """`keys`: the keys of each command, by its name; those of a sequence stand with a space between them.

        `latin`: the key at the place of a key of another script, which stands in for it where it means nothing itself.
        """
        self._latin = latin
        self._commands = {tuple(key.split(" ")): name for name, given in keys.items() for key in given}
        self._begun = {whole[:length] for whole in self._commands for length in range(1, len(whole))}
        self.pending: tuple[str, ...] = ()
        """The keys pressed so far of a sequence that is not complete."""

    def press(self, key: str) -> Step:
        """Go on with a key."""
        before, self.pending = self.pending, ()
        key = self.meant(key, before)
        here = (*before, key)
        if here in self._begun:
            self.pending = here
            return Step()
        if here in self._commands:
            return Step((self._commands[here],))
        if not before:
            return Step(taken=False)
        if key == ESCAPE:
            return Step()
        alone = (self._commands[before],) if before in self._commands else ()
        rest = self.press(key)
        return Step(alone + rest.run, rest.taken)

    def meant(self, key: str, before: tuple[str, ...] = ()) -> str:
        """The key, or the one at its place on a Latin keyboard where it goes on with nothing and means nothing."""
        if self._means(*before, key):
            return key
        there = self._latin(key)
        return there if self._means(*before, there) or not self._means(key) else key

    def _means(self, *keys: str) -> bool:
        return keys in self._begun or keys in self._commands

    def alone(self, key: str) -> str | None:
        """The command that this one key runs; forgets what was begun."""
        self.pending = ()
        return self._commands.get((key,))

    def reset(self) -> None:
        """Forget what was begun."""
        self.pending = ()

    def ways_on(self) -> list[tuple[str, str]]:
        """(key, command) for every key that goes on with what was begun; where several commands follow, the first."""
        at = len(self.pending)
        found: dict[str, str] = {}
        for whole, name in self._commands.items():
            if whole[:at] == self.pending and len(whole) > at:
                found.setdefault(whole[at], name)
        return list(found.items())
