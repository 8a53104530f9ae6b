"""A progress bar on stderr, only where a person looks at it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WORTH_SHOWING = 200
"""Fewer items than this are done before a bar could be read."""

EVERY = 0.1
"""Seconds between two drawings."""


@contextmanager
def progress(total: int, what: str) -> Iterator[Callable[[int], None]]:
    """Gives a function that is told how many more are done; the bar is wiped away at the end."""
    if total < WORTH_SHOWING or not sys.stderr.isatty():
        yield lambda count: None
        return
    done, started = 0, time.monotonic()
    drawn = 0.0

    def step(count: int) -> None:
        nonlocal done, drawn
        done += count
        now = time.monotonic()
        if now - drawn >= EVERY:
            drawn = now
            share = min(1.0, done / total)
            rate = done / max(0.001, now - started)
            bar = "█" * int(share * 24) + "░" * (24 - int(share * 24))
            sys.stderr.write(f"\r{what} {bar} {done:,} of {total:,}  {rate:,.0f}/s ")
            sys.stderr.flush()

    try:
        yield step
    finally:
        if drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
