"""Changes of marks that must wait for another program, and are not forgotten.

A change is tried at once. While another program writes the library it is tried again, behind those that wait already,
without holding up the keys; what is shown is always what has been stored.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING

from tuireader.errors import BusyError
from tuireader.model import Change
from tuireader.values import dataclass

if TYPE_CHECKING:
    from tuireader.ui.room import Room

AT_ONCE = 0.1
"""Seconds that a key may wait for another writer."""

AGAIN = 0.3
"""Seconds between two trials."""

PATIENCE = 60.0
"""Seconds after which a change that cannot be stored is given up, in words."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A change to be made, and what to say of it."""

    make: Callable[[], Change | None]
    said: str
    none: str
    since: float = field(default_factory=time.monotonic)


class Saving:
    """The changes that wait, in the order they were asked for."""

    def __init__(self) -> None:
        self._waiting: deque[Wish] = deque()

    def change(self, room: Room, wish: Wish) -> None:
        """Make a change and show it, now or as soon as the library is free."""
        if self._waiting or not self._made(room, wish):
            self._waiting.append(wish)
            room.tell("another program is writing the library; this is saved as soon as it is done")
            if len(self._waiting) == 1:
                room.set_timer(AGAIN, lambda: self._try_again(room))

    def _try_again(self, room: Room) -> None:
        while self._waiting and self._made(room, self._waiting[0]):
            self._waiting.popleft()
        if self._waiting and time.monotonic() - self._waiting[0].since > PATIENCE:
            self._waiting.clear()
            room.tell("not saved: another program holds the library; end it and press the key again")
        elif self._waiting:
            room.set_timer(AGAIN, lambda: self._try_again(room))

    @staticmethod
    def _made(room: Room, wish: Wish) -> bool:
        try:
            change = wish.make()
        except BusyError:
            return False
        room.done(change, said=wish.said, none=wish.none)
        return True
