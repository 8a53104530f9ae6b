"""Waiting beside the keys for the end of something, while the last line shows how far it is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tuireader.ui.room import Room

EVERY = 0.5
"""Seconds between two looks at how far it is: each sends what changed of one number, a few bytes."""


class UnderWay(Protocol):
    """What the last line tells of."""

    @property
    def progress(self) -> str:
        """What is under way, in a few words; empty if nothing is."""
        ...


async def until(over: asyncio.Event, room: Room, shown: UnderWay) -> None:
    """Until it is over."""
    said = ""  # what is shown by now may be older than what can be said
    while True:
        try:
            await asyncio.wait_for(over.wait(), EVERY)
            return
        except TimeoutError:
            pass
        if room.is_mounted and shown.progress != said:
            said = shown.progress
            room.last_line.show_progress(room)


def so_far(doing: str, counted: tuple[int, int]) -> str:
    """``starring 12,400 of 100,000``; ``starring …`` where the total is not known."""
    done, total = counted
    return f"{doing} {done:,} of {total:,}" if total else f"{doing} …"
