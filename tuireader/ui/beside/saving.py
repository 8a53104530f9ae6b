"""Changes of marks: small ones at once, large ones beside the keys, all in the order they were asked for.

A small change is tried at once. While another program writes the library it is tried again, behind those that wait
already. A large one is made by a thread of its own (`apart.Work`): keys go on meanwhile, what is under way is told, and
Esc stops it; what it has stored by then is one action, as all of it would have been. What is shown is always what has
been stored.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import field
from typing import TYPE_CHECKING, TypedDict

from tuireader.errors import BusyError, TuireaderError
from tuireader.library import Library
from tuireader.library.apart import Work
from tuireader.model.changes import Change
from tuireader.ui.beside import waiting
from tuireader.ui.once import once
from tuireader.values import dataclass

if TYPE_CHECKING:
    from tuireader.ui.keys.pressing import Afterwards
    from tuireader.ui.room import Room

AT_ONCE = 0.06
"""Seconds that a key may wait for another writer: what is large is stored in shorter steps (`portions`)."""

AGAIN = 0.3
"""Seconds between two trials."""

PATIENCE = 60.0
"""Seconds after which a change that cannot be stored is given up, in words."""

FEW = 200
"""Articles up to which a change is made while the key waits."""

MOMENT = 0.05
"""Seconds that a key waits for a large change: most are not so large that more than this is needed."""

MOST_MADE = 200
"""Changes that are kept in mind."""

FAREWELL = 2.0
"""Seconds that leaving waits for a change that has just been stopped."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A change to be made, and what to say of it."""

    make: Callable[[Library], Change | None]
    """Called with the room's library, or in a thread with one of its own."""
    said: str = "{}"
    none: str = "nothing to change"
    articles: int | None = 1
    """How many it is about; None: nobody knows."""
    doing: str = "changing marks"
    """What is under way, in a few words."""
    then: Callable[[], None] | None = None
    """What follows when it has been shown, or could not be made."""
    since: float = field(default_factory=time.monotonic)

    @property
    def large(self) -> bool:
        """Whether a key cannot wait for it."""
        return self.articles is None or self.articles > FEW


class Said(TypedDict, total=False):
    """What a `Wish` may say beside what is to be made."""

    said: str
    none: str
    articles: int | None
    doing: str
    then: Callable[[], None] | None


class Saving:
    """The changes that are under way, and that wait, in the order they were asked for."""

    def __init__(self) -> None:
        self._waiting: deque[Wish] = deque()
        self._work: Work | None = None
        self._wish: Wish | None = None
        """What the work is for."""
        self._afterwards: list[Afterwards] = []
        self._stopped = False
        """Whether what was under way was stopped."""
        self.made: list[int] = []
        """What has been changed, by numbers of the journal: a macro joins what it made."""

    @property
    def running(self) -> bool:
        """Whether a change is made beside the keys."""
        return self._work is not None

    @property
    def under_way_since(self) -> float | None:
        """When what is made or waits first was wished, by `time.monotonic`; None if nothing is under way."""
        first = self._wish or next(iter(self._waiting), None)
        return first.since if first is not None else None

    @property
    def progress(self) -> str:
        """What is under way, in a few words; empty if nothing is."""
        if self._wish is None or self._work is None:
            return ""
        return (
            f"stopping {self._wish.doing} …"
            if self._work.stopped
            else f"{waiting.so_far(self._wish.doing, self._work.counted)} · {{key:clear_filter}} stops"
        )

    def change(self, room: Room, wish: Wish) -> None:
        """Make a change and show it: now, beside the keys, or as soon as the library is free."""
        if self._waiting or (wish.large and self.running):
            self._wait(room, wish)
        elif wish.large and not room.library.moved_away():
            self._begin(room, wish)
        elif not self._made(room, wish):
            self._wait(room, wish)

    def when_done(self, then: Afterwards) -> bool:
        """Do something when nothing is under way any more, or when that is stopped; False if nothing is."""
        if not self.running and not self._waiting:
            return False
        self._afterwards.append(then)
        return True

    def stop(self, room: Room) -> bool:
        """Stop what is made beside the keys; False if nothing is. What waits behind it is forgotten."""
        if self._work is None:
            return False
        self._waiting.clear()
        self._stopped = True
        self._work.stop()
        room.last_line.show_progress(room)
        return True

    def abandon(self) -> None:
        """The reader is leaving: so does the work."""
        self._waiting.clear()
        self._afterwards.clear()
        if self._work is not None:
            self._work.stop()
            self._work.wait(FAREWELL)

    # ------------------------------------------------------------ beside the keys

    def _begin(self, room: Room, wish: Wish) -> None:
        loop, over = asyncio.get_running_loop(), asyncio.Event()

        def ended() -> None:
            with suppress(RuntimeError):  # the reader has been left meanwhile
                loop.call_soon_threadsafe(over.set)

        self._wish, self._work = wish, Work(room.library, wish.make, ended)
        if self._work.wait(MOMENT):
            self._ended(room, self._work)
            return
        room.last_line.show_progress(room)
        room.run_worker(self._listen(room, self._work, over), group="saving")

    async def _listen(self, room: Room, work: Work, over: asyncio.Event) -> None:
        await waiting.until(over, room, self)
        if room.is_mounted:
            self._ended(room, work)
            room.last_line.show_progress(room)

    def _ended(self, room: Room, work: Work) -> None:
        """Show what came of it, and go on with what waits."""
        wish, self._wish, self._work = self._wish, None, None
        assert wish is not None
        if work.fault:
            room.tell(work.fault)
        elif not work.stopped:
            room.attempt(lambda: room.done(work.answer, said=wish.said, none=wish.none))
        else:
            none = f"stopped {wish.doing}: nothing was changed"
            room.attempt(lambda: room.done(work.answer, said="stopped: {} ({key:undo} takes it back)", none=none))
        self._note(work.answer)
        if wish.then is not None:
            room.attempt(wish.then)
        if self._waiting:  # keys come first, and ten thousand that wait are no ten thousand calls within one another
            room.call_later(self._go_on, room)
        else:
            self._go_on(room)

    def _note(self, change: Change | None) -> None:
        if change is not None:
            self.made = [*self.made[-MOST_MADE:], change.id]

    # ------------------------------------------------------------ waiting

    def _wait(self, room: Room, wish: Wish) -> None:
        self._waiting.append(wish)
        if self._wish is not None:
            room.tell(f"saved as soon as {self._wish.doing} is done")
            return
        room.tell("another program is writing the library; this is saved as soon as it is done")
        if len(self._waiting) == 1:
            once(room, AGAIN, lambda: self._go_on(room))

    def _go_on(self, room: Room) -> None:
        """Make what waits, as far as that can be done now."""
        while self._waiting and not self.running:
            wish = self._waiting[0]
            if not wish.large:
                if not self._made(room, wish):
                    break
                self._waiting.popleft()
            else:
                self._waiting.popleft()
                self._begin(room, wish)
                return  # its end goes on
        if self.running:
            return
        if self._waiting and time.monotonic() - self._waiting[0].since > PATIENCE:
            self._waiting.clear()
            room.tell("not saved: another program holds the library; end it and press the key again")
        if self._waiting:
            once(room, AGAIN, lambda: self._go_on(room))
        else:
            waited, self._afterwards = self._afterwards, []
            stopped, self._stopped = self._stopped, False
            for then in waited:
                then(done=not stopped)

    def _made(self, room: Room, wish: Wish) -> bool:
        try:
            change = wish.make(room.library)
        except BusyError:
            return False
        except TuireaderError as error:
            room.tell(str(error))
        else:
            self._note(change)
            room.attempt(lambda: room.done(change, said=wish.said, none=wish.none))
        if wish.then is not None:
            room.attempt(wish.then)
        return True
