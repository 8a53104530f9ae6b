"""Keys take turns: each finds the reader as the one before it has left it.

Over a slow line, or while the machine is busy, many keys come in one read. What the first of them sets in motion has
only begun then: a screen that it opens is not there yet, an answer is on its way to who asked, a search has not found
anything. Passed on at once, the next key would come to what lies below, or to nobody. So a key waits here until the
one before it is done: until no widget has anything left to do, what is shown has its size, and what is answered beside
the keys is answered, if that does not take long. Who waits for each key has never to wait here.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import events
from textual.message_pump import MessagePump

from tuireader.ui.room import Room
from tuireader.ui.widgets.prompt_line import Field

if TYPE_CHECKING:
    from textual.app import App

PATIENCE = 0.5
"""Seconds, from its beginning, in which what is done beside the keys holds up the next one: what takes longer is told,
and keys go on meanwhile."""

LONGEST = 10.0
"""Seconds after which a key is passed on whatever is under way: it is not lost, come what may."""

TURNS = 50
"""Of the loop that are not slept through: what is not done by then waits for more than a turn."""

Typed = events.Key | events.Paste | events.MouseEvent


@runtime_checkable
class Beside(Protocol):
    """What works beside the keys, and decides what the next one means."""

    @property
    def under_way_since(self) -> float | None:
        """When it began, by `time.monotonic`; None if nothing is under way."""
        ...


class Turns:
    """Keeps what is typed ahead."""

    def __init__(self, app: App[int]) -> None:
        self.patience = PATIENCE
        self._app = app
        self._held: deque[Typed | Callable[[], object]] = deque()
        self._next: Typed | None = None
        """Whose turn it is; it is on its way."""
        self._letting_in: asyncio.Task[None] | None = None
        self._busy: MessagePump | None = None
        """What was found busy last."""

    @property
    def busy(self) -> bool:
        """Whether a key waits for its turn."""
        return bool(self._held) or self._next is not None

    def has_come(self, event: Typed) -> bool:
        """Whether it is the turn of what was typed; if not, it comes again when it is."""
        if event is self._next:
            self._next = None
            return True
        if not self.busy and (isinstance(event, events.MouseEvent) or self._is_done(event)):
            return True
        self._held.append(event)
        self._let_in()
        return False

    def go_before(self, keys: Iterable[events.Key]) -> None:
        """Let these keys come before all that wait."""
        self._held.extendleft(reversed(tuple(keys)))
        self._let_in()

    def afterwards(self, then: Callable[[], object]) -> None:
        """Do something once all that was typed so far is done."""
        if self.busy:
            self._held.append(then)
            self._let_in()
        else:
            then()

    def stop(self) -> None:
        """The reader is leaving: nobody takes what was typed."""
        self._held.clear()
        if self._letting_in is not None:
            self._letting_in.cancel()

    def _let_in(self) -> None:
        if self._held and (self._letting_in is None or self._letting_in.done()):
            self._letting_in = asyncio.get_running_loop().create_task(self._one_by_one())

    async def _one_by_one(self) -> None:
        while self._held:
            await self._until_done()
            first = self._held.popleft()
            if not isinstance(first, Typed):
                first()
                continue
            self._next = first
            if not self._app.post_message(first):
                self._next = None  # the reader is leaving

    # ------------------------------------------------------------ whether the key before is done

    def _is_done(self, event: Typed) -> bool:
        """As of the app itself, while it handles what was typed."""
        if _has_news(self._app):
            return False
        return not (self._is_any_busy() or self._wants_layout() or self._held_up(event))

    async def _until_done(self) -> None:
        deadline, turns = time.monotonic() + LONGEST, 0
        while time.monotonic() < deadline:
            turns += 1
            if self._next is not None or _is_busy(self._app) or self._is_any_busy():
                await asyncio.sleep(0 if turns < TURNS else 0.001)
            elif self._wants_layout():
                screen = self._app.screen
                with screen._context():
                    screen._on_timer_update()  # now, not with the next frame
                await asyncio.sleep(0)
            elif self._held_up(self._held[0]):
                await asyncio.sleep(0.002)
            else:
                return

    def _is_any_busy(self) -> bool:
        """Whether a screen or a widget has something to do; the one that had is asked first."""
        if self._busy is None or not _is_busy(self._busy):
            self._busy = next(filter(_is_busy, self._app._registry), None)
        return self._busy is not None

    def _wants_layout(self) -> bool:
        """Whether what is shown has no size yet, or something waits for that; to a field it is all one."""
        screen = self._app.screen
        return (screen._layout_required or bool(screen._callbacks)) and not isinstance(screen.focused, Field)

    def _held_up(self, event: object) -> bool:
        """Whether something has been begun beside the keys a moment ago that says what this one means."""
        since = [one.under_way_since for one in self.beside(event)]
        return any(when is not None and time.monotonic() - when < self.patience for when in since)

    def beside(self, event: object = None) -> Iterator[Beside]:
        """What can be under way beside the keys, for any of them or for this one."""
        *_, screen = stack = self._app.screen_stack
        if isinstance(screen, Beside):
            yield screen
        if isinstance(room := stack[0], Room):
            yield from (room.searching, room.gathering, room.saving, room.handing)
            if room.active is room.tags and not _is_letter(event):
                yield room.beside  # which tag is meant goes by their order


def _is_letter(event: object) -> bool:
    return isinstance(event, events.Key) and event.is_printable


def _is_busy(pump: MessagePump) -> bool:
    """Whether a part of the reader has something to do: it waits for nothing but its next message otherwise."""
    return not pump._closed and (_has_news(pump) or not pump._message_queue.ready_event._waiters)


def _has_news(pump: MessagePump) -> bool:
    """Whether something waits until it has done what it is at."""
    return pump.message_queue_size > 0 or bool(pump._next_callbacks)
