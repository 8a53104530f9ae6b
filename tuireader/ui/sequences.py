"""Keys pressed one after the other: ``g g``, ``g s``. A small state machine; pure.

A key that begins sequences waits for the next one, however long that takes: over a slow line no clock could tell a
sequence from two keys. If no sequence goes on with the next key, the keys before it do what they do alone, and the
next key does what it does: with ``g`` for the top, ``g j`` is the top, then down. Escape only gives up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ESCAPE = "escape"


@dataclass(frozen=True, slots=True)
class Step:
    """What a key has brought about."""

    run: str | None = None
    """The command that is to be run before anything else."""
    taken: bool = True
    """Whether the key is used up; if not, it is still to do what it does alone."""


class Sequences:
    """The sequences of some commands, and how far into one the reader is."""

    def __init__(self, keys: Mapping[str, Iterable[str]]) -> None:
        """`keys`: the keys of each command, by its name; those of a sequence stand with a space between them."""
        self._commands = {tuple(key.split()): name for name, given in keys.items() for key in given}
        self._begun = {whole[:length] for whole in self._commands for length in range(1, len(whole))}
        self.pending: tuple[str, ...] = ()
        """The keys pressed so far of a sequence that is not complete."""

    def press(self, key: str) -> Step:
        """Go on with a key."""
        before, self.pending = self.pending, ()
        here = (*before, key)
        if here in self._begun:
            self.pending = here
            return Step()
        if not before:
            return Step(taken=False)
        if here in self._commands:
            return Step(self._commands[here])
        if key == ESCAPE:
            return Step()
        alone = self._commands.get(before)
        if (key,) in self._begun:
            self.pending = (key,)
            return Step(alone)
        return Step(alone, taken=False)

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


def single(keys: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The keys of each command that do something at once: no sequence, and no key that begins one."""
    begin = {key.split()[0] for given in keys.values() for key in given if " " in key}
    return {name: tuple(key for key in given if " " not in key and key not in begin) for name, given in keys.items()}
