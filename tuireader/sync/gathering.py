"""The network and the reading of what it brings, in a thread beside the one that stores: none waits for another.

What waits to be stored is bounded, so that a slow disk holds the network back.
"""

from __future__ import annotations

import asyncio
import pickle
import queue
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import aclosing, suppress
from types import TracebackType

from tuireader.sync.answers import Answer, Fetched, Limits, Request
from tuireader.sync.contents import Found
from tuireader.sync.parsers import Parsers
from tuireader.sync.refreshing import fetch_all, is_large
from tuireader.values import dataclass

WAITING = 64
"""Answers that may wait to be stored."""
WAITING_BYTES = 8_000_000
"""And their size together; one may be larger."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of one request."""

    key: int
    answer: Answer
    found: Found | None = None
    """What a `Fetched` holds; None where its bytes are those that were known."""


class Gathering:
    """Requests under way, as a context: leaving it ends them.

    `known`: the hashes of the bytes that need not be read again, by key.
    """

    def __init__(
        self, requests: Sequence[tuple[int, Request]], known: Mapping[int, str], limits: Limits | None = None
    ) -> None:
        self._requests, self._known, self._limits = requests, known, limits
        self._ready: queue.SimpleQueue[tuple[int, Answer, bytes | None] | BaseException | None] = queue.SimpleQueue()
        self._begun = threading.Event()
        self._parsers = Parsers()
        self._loop: asyncio.AbstractEventLoop
        self._work: asyncio.Task[None] | None
        self._room: Room
        self._thread = threading.Thread(target=self._run, name="network", daemon=True)

    def __enter__(self) -> Gathering:
        if any(key not in self._known for key, _ in self._requests):
            self._parsers.warm_up()
        self._thread.start()
        self._begun.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._work is not None:
            with suppress(RuntimeError):  # it has ended by itself
                self._loop.call_soon_threadsafe(self._work.cancel)
        self._thread.join(2)

    def batches(self, most: int = 32) -> Iterator[deque[Gathered]]:
        """What has come, as it comes: all that is ready, at most so many, at least one. What is taken out of a batch is
        held by nothing here."""
        over = False
        while not over:
            batch = [self._ready.get()]
            with suppress(queue.Empty):
                while len(batch) < most and _held(batch) < WAITING_BYTES and batch[-1] is not None:
                    batch.append(self._ready.get_nowait())
            over = batch[-1] is None
            gathered: deque[Gathered] = deque()
            while batch:
                if (one := batch.pop()) is not None:
                    gathered.appendleft(self._unpacked(one))
                del one
            if gathered:
                yield gathered

    def _unpacked(self, one: tuple[int, Answer, bytes | None] | BaseException) -> Gathered:
        if isinstance(one, BaseException):
            raise one
        key, answer, found = one
        with suppress(RuntimeError):  # all has come
            self._loop.call_soon_threadsafe(self._room.release, _size(found))
        return Gathered(key, answer, None if found is None else pickle.loads(found))

    # ------------------------------------------------------------ in the thread

    def _run(self) -> None:
        try:
            asyncio.run(self._gather())
        except asyncio.CancelledError:
            pass
        except BaseException as error:
            self._ready.put(error)
        self._ready.put(None)

    async def _gather(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._work = asyncio.current_task()
        self._room = Room(WAITING, WAITING_BYTES)
        self._begun.set()
        places = 2 * self._parsers.most
        reading = asyncio.Semaphore(places)
        try:
            async with (
                asyncio.TaskGroup() as group,
                aclosing(fetch_all(self._requests, limits=self._limits)) as answers,
            ):
                async for key, answer in answers:
                    if isinstance(answer, Fetched) and answer.sha256 != self._known.get(key):
                        taken = places if is_large(answer) else 1  # a large one is read while no other is
                        for _ in range(taken):
                            await reading.acquire()
                        group.create_task(self._read(key, answer, reading, taken))
                    else:
                        await self._put(key, answer, None)
                    del answer  # while the next is waited for, this one would be held for nothing
        finally:
            self._parsers.close()

    async def _read(self, key: int, answer: Fetched, reading: asyncio.Semaphore, taken: int) -> None:
        try:
            found = await self._parsers.read(answer)
            answer = answer.without_body()
            await self._room.take(_size(found))
        finally:
            for _ in range(taken):
                reading.release()
        self._ready.put((key, answer, found))

    async def _put(self, key: int, answer: Answer, found: bytes | None) -> None:
        await self._room.take(_size(found))
        self._ready.put((key, answer, found))


class Room:
    """Room for so many things of so many bytes together; one that is larger finds room when there is nothing else."""

    def __init__(self, things: int, size: int) -> None:
        self._things, self._size = things, size
        self._held = self._held_size = 0
        self._freed = asyncio.Event()

    async def take(self, size: int) -> None:
        """Wait until there is room."""
        while self._held and (self._held >= self._things or self._held_size + size > self._size):
            self._freed.clear()
            await self._freed.wait()
        self._held += 1
        self._held_size += size

    def release(self, size: int) -> None:
        """Give the room of one thing back."""
        self._held -= 1
        self._held_size -= size
        self._freed.set()


def _held(batch: Sequence[tuple[int, Answer, bytes | None] | BaseException | None]) -> int:
    return sum(_size(one[2]) for one in batch if isinstance(one, tuple))


def _size(found: bytes | None) -> int:
    return 0 if found is None else len(found)
