"""How far a long piece of work has come, or how long it has waited to begin: told by the work, heard by whoever waits.

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

WaitHearer = Callable[[float], None]
"""Seconds for which another program has been waited for."""

_HEARER: ContextVar[Hearer | None] = ContextVar("hearer", default=None)
_WAIT_HEARER: ContextVar[WaitHearer | None] = ContextVar("wait hearer", default=None)


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


def wait(seconds: float) -> None:
    """Another program has been waited for so long. Call again and again."""
    hearer = _WAIT_HEARER.get()
    if hearer is not None:
        hearer(seconds)


@contextmanager
def waits_told_to(hearer: WaitHearer) -> Iterator[None]:
    """Inside, in this thread, `hearer` is told of waits."""
    before = _WAIT_HEARER.set(hearer)
    try:
        yield
    finally:
        _WAIT_HEARER.reset(before)


@contextmanager
def part(number: int, parts: int) -> Iterator[None]:
    """What is told inside is of part `number`, from 0, of so many parts of equal weight."""
    hearer = _HEARER.get()
    if hearer is None:
        yield
        return
    with told_to(lambda done, total: hearer(number * total + done, parts * total)):
        yield
