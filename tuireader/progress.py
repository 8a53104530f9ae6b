"""How far a long piece of work has come: told by the work between any two of its parts, heard by whoever waits for it.

Who does the work knows nobody who waits: it tells, and where nobody listens telling costs nothing. Who waits may end it
there: `Stopped` is then raised by `tell`, with all that was done so far whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

Hearer = Callable[[int, int], None]
"""(done, of how many)."""

_HEARER: ContextVar[Hearer | None] = ContextVar("hearer", default=None)


class Stopped(Exception):
    """Nobody wants the rest of the work. Raised by a `Hearer`."""


def tell(done: int, total: int) -> None:
    """So much of the work is done. Call where it may end: whatever the hearer raises goes on to the caller."""
    hearer = _HEARER.get()
    if hearer is not None:
        hearer(done, total)


def each(items: Sequence[T]) -> Iterator[T]:
    """The items one after the other; before each it is told how many are done."""
    for done, item in enumerate(items):
        tell(done, len(items))
        yield item


@contextmanager
def told_to(hearer: Hearer) -> Iterator[None]:
    """Inside, in this thread, `hearer` is told."""
    before = _HEARER.set(hearer)
    try:
        yield
    finally:
        _HEARER.reset(before)


@contextmanager
def part(number: int, parts: int) -> Iterator[None]:
    """What is told inside is of part `number`, from 0, of so many parts of equal weight."""
    hearer = _HEARER.get()
    if hearer is None:
        yield
        return
    with told_to(lambda done, total: hearer(number * total + done, parts * total)):
        yield
