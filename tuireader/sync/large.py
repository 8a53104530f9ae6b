"""Permission to hold a large body: few of a run have it at a time, so that many large feeds take no more memory than
a few."""

from __future__ import annotations

import asyncio
import functools
from contextlib import suppress

LARGE = 1_000_000
"""Bytes of a body from which on it is a large one."""

AT_A_TIME = 2
"""So many are under way or wait to be read; the others wait where they are, on the way."""


class Permission:
    """Of one request; it is asked for when its body turns out large."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places, self._held = places, False

    async def take(self) -> float:
        """Wait until it is given; how many seconds that took."""
        if self._held:
            return 0.0
        free_at_once()
        began = asyncio.get_running_loop().time()
        await self._places.acquire()
        self._held = True
        return asyncio.get_running_loop().time() - began

    def give_back(self) -> None:
        """The body is no longer held, or never was large."""
        if self._held:
            self._held = False
            self._places.release()


@functools.cache
def free_at_once() -> None:
    """From now on large pieces of memory go back to the system when they are freed, where the C library is GNU's.

    By itself it takes the largest piece that was ever freed for the usual size, and keeps what is smaller for later:
    after the first large body every one would leave its gaps behind (mallopt(3), ``M_MMAP_THRESHOLD``).
    """
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, LARGE)


_MMAP_THRESHOLD = -3
"""Its number in malloc.h."""
