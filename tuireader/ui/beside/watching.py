"""What goes on beside the keys: the index is finished, and what other programs change is seen.

Nothing is sent to the terminal while nothing changes, and nothing moves when something does.
"""

from __future__ import annotations

import asyncio
import itertools
from contextlib import suppress
from typing import TYPE_CHECKING

from tuireader.errors import TuireaderError
from tuireader.library.figures import statistics
from tuireader.library.search import searching

if TYPE_CHECKING:
    from tuireader.ui.room import Room

EVERY = 1.0
"""Seconds between two looks at the library's change counter; what an errand brings is drawn no oftener."""

PAUSE = 0.01
"""Seconds for the keys between two pieces of work; each piece takes a few milliseconds."""

NOTED_EVERY = 1800
"""Seconds between two looks at how much is unread, for the statistics."""

BATCHES = 20
"""Pieces of indexing in a second: what was tagged, or brought back, can be found by words again."""

DUE_EVERY = 60
"""Seconds between two looks for sources whose time has come, where the configuration wants that."""


async def watch(room: Room) -> None:
    """For as long as the room is open."""
    await asyncio.gather(_index_what_is_waiting(room), _look_around(room))


async def _look_around(room: Room) -> None:
    """Once a second: the place is kept, and what others have changed is seen."""
    look = _Look()
    room.attempt(room.hearing.begin, room)
    for second in itertools.count():
        try:
            with room.library.explained():
                await look.around(room, second)
        except TuireaderError as error:
            room.tell(str(error))


class _Look:
    """What was seen of the library last."""

    def __init__(self) -> None:
        self._seen: int | None = None
        self._moved = False

    async def around(self, room: Room, second: int) -> None:
        """Look once, after a second."""
        if self._seen is None:
            self._seen = room.library.changed_elsewhere()
        if room.by_itself and second % DUE_EVERY == 0:
            room.errands.refresh_due(room)
        await asyncio.sleep(EVERY)
        if second % NOTED_EVERY == 0:
            room.attempt(statistics.note_backlog, room.library)
        room.resuming.keep(room)
        room.keep_place()
        room.attempt(room.beside.read_ahead, room)
        room.attempt(room.reloading.look, room)
        await asyncio.sleep(PAUSE)
        if room.library.moved_away():
            _go_with_it(room, first=not self._moved)
            self._moved = True
        if room.saving.running:
            return  # what it has stored is shown at its end
        now = room.library.changed_elsewhere()
        if now != self._seen:
            self._seen = now
            for _ in room.changed_elsewhere():
                await asyncio.sleep(PAUSE)
        elif room.errands.running or room.pages.running:
            room.last_line.show_progress(room)
        else:
            for _ in range(BATCHES):
                if not searching.waiting(room.library):
                    break
                room.attempt(searching.make_some_ready, room.library)
                await asyncio.sleep(PAUSE)


async def _index_what_is_waiting(room: Room) -> None:
    """Make searchable what an earlier program was cut off from indexing; between two keys, never for long."""
    with suppress(TuireaderError), room.library.explained():  # whoever is writing will index it, or the next start
        if searching.waiting(room.library):
            for _ in searching.catch_up(room.library, batch=25):
                await asyncio.sleep(0.02)


def _go_with_it(room: Room, *, first: bool) -> None:
    """The library's file is elsewhere by now: all that is marked goes with it, and that is said once."""
    room.library.bring_whole()
    if first:
        room.tell(
            f"{room.library.path} was moved away or replaced: what you mark goes with the moved file."
            " Leave with {key:quit}, then start again with --library and its new place"
        )
