"""Changes of very many things made in short transactions, so that no mark and no other program waits long for them.

What was made in one portion is on disk and whole, whatever happens to the next. Between two portions the library is
free for a moment, in which those who wait for it (`writing.transaction`) find it so.
"""

from __future__ import annotations

import resource
import sqlite3
import time
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from tuireader import progress
from tuireader.errors import LibraryError
from tuireader.store.writing import NOTHING_CHANGED, transaction

T = TypeVar("T")

LOCKED = 0.025
"""Seconds that a portion shall take."""

FIRST = 100
"""Things in the first portion: what concerns fewer is one transaction, wholly made or not at all."""

LEAST, MOST = 20, 5000
"""Things in any portion."""

REST = 0.004
"""Seconds between two portions; whoever waits looks every millisecond."""


def rest() -> None:
    """Let others have the library for a moment."""
    time.sleep(REST)


class Clock:
    """How long a portion keeps the library from others, from its making on.

    What it computes and its waits for the disk count. Its waits for a turn do not, at the interpreter while another
    thread of this process computes, or at the processor on a busy machine: portions made small for their sake would
    wait all the oftener, and a change would hardly go on while a key is held down.
    """

    def __init__(self) -> None:
        self._began, self._own, self._all = time.monotonic(), time.thread_time(), time.process_time()
        self._read = _read_from_disk()

    def seconds(self) -> float:
        """So far."""
        own = time.thread_time() - self._own
        others = time.process_time() - self._all - own
        waited = time.monotonic() - self._began - others
        return max(own, waited if _read_from_disk() != self._read else waited / TURN)


TURN = 4
"""How many times as long as it computes a portion may wait for something that is not known to be the disk."""


def _read_from_disk() -> int:
    """Blocks that this thread has waited for while they were read; where that is not told, another number each time."""
    who = getattr(resource, "RUSAGE_THREAD", None)
    return time.monotonic_ns() if who is None else resource.getrusage(who).ru_inblock


class Size:
    """How many things the next portion has, by how long the last one took."""

    def __init__(self, first: int = FIRST) -> None:
        self.things = first

    def took(self, seconds: float) -> None:
        """Learn from a portion of `things`: as many as take `LOCKED` seconds, at most twice as many as before."""
        wanted = int(self.things * LOCKED / max(seconds, LOCKED / 2))
        self.things = max(LEAST, min(MOST, wanted))


def portions(items: Sequence[T], first: int = FIRST) -> Iterator[Sequence[T]]:
    """`items` in portions that each take about `LOCKED` seconds of what the caller does with them, with rests between.

    At least one portion, empty where there are no items.
    """
    size, at = Size(first), 0
    while True:
        portion = items[at : at + size.things]
        at += len(portion)
        clock = Clock()
        yield portion
        if at >= len(items):
            return
        size.took(clock.seconds())
        rest()


class Work(Generic[T]):
    """A change of many things, made a portion at a time: `step` until it is done, or all at once by `run`."""

    def __init__(self, db: sqlite3.Connection, items: Sequence[T], first: int = FIRST) -> None:
        self._db, self._items = db, items
        self._size = Size(first)
        self.made = 0
        """Things that are done."""
        self.done = False

    @property
    def total(self) -> int:
        """Things in all."""
        return len(self._items)

    def portion(self, items: Sequence[T], *, last: bool) -> bool:
        """Make a portion, within a transaction; False: nothing more is to be made. The last one may be empty."""
        raise NotImplementedError

    def step(self) -> bool:
        """Make the next portion in a transaction of its own; whether all is done.

        Raises BusyError where another program writes: nothing is lost, and it can be called again.
        """
        if self.done:
            return True
        items = self._items[self.made : self.made + self._size.things]
        last = self.made + len(items) >= len(self._items)
        with transaction(self._db):
            clock = Clock()
            go_on = self.portion(items, last=last)
        self.made += len(items)
        self.done = last or not go_on
        self._size.took(clock.seconds())
        return self.done

    def run(self) -> None:
        """Make all of it and tell how far it is (`progress`). Within an open transaction all is part of that one.

        Raises LibraryError in words, which say how much was made.
        """
        try:
            while not self.step():
                progress.tell(self.made, self.total)
                if not self._db.in_transaction:
                    rest()
        except LibraryError as error:
            if not self.made or self._db.in_transaction:
                raise
            so_far = f"{self.made:,} of {self.total:,} were changed, and undo takes them back."
            then = error.next_step.removeprefix(NOTHING_CHANGED)
            raise type(error)(error.message, about=error.about, next_step=f"{so_far} {then}") from error
