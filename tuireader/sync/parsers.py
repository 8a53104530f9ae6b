"""Documents read by processes of their own: beside the network, and within limits of time and memory.

A document that exceeds them costs itself only: its process is ended, and the next document gets another.
"""

from __future__ import annotations

import asyncio
import os
import pickle
from contextlib import suppress

from tuireader.sync.answers import Fetched
from tuireader.sync.contents import NoFeed
from tuireader.worker import LimitError, Worker

SECONDS = 10.0
"""For one document."""
MEGABYTES = 512
"""Address space of such a process; the interpreter and feedparser take a fifth of it."""

WORTH = 100
"""Documents after which a further process has paid for its start, which takes as long as reading sixty."""
PATIENCE = 1.5
"""Seconds that a document waits for the processes there are; then one of them has met something hard."""

_JOB = "tuireader.sync.parsing:pickled"


def usual_number() -> int:
    """How many processes read at a time: two where the machine can do more than one thing at once."""
    return min(os.cpu_count() or 1, 2)


class Parsers:
    """A few processes that read documents; a further one is started when it pays."""

    def __init__(
        self,
        most: int = 0,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
        *,
        worth: int = WORTH,
        patience: float = PATIENCE,
    ) -> None:
        self._workers = [Worker(_JOB, seconds=seconds, megabytes=megabytes) for _ in range(most or usual_number())]
        self._worth, self._patience = worth, patience
        self._begun = 0
        """Documents so far."""
        first, *self._spare = self._workers
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._idle.put_nowait(first)

    @property
    def most(self) -> int:
        """How many documents can be read at the same time."""
        return len(self._workers)

    def warm_up(self) -> None:
        """Have the first process load what it needs, while the first request is on its way."""
        self._workers[0].begin()

    async def read(self, answer: Fetched) -> bytes:
        """What `answer` holds: the pickle of a `Found`."""
        self._begun += 1
        worker = await self._free()
        try:
            found: bytes = await asyncio.to_thread(
                worker.ask, answer.body, answer.url, answer.content_type, answer.link
            )
        except LimitError as error:
            return pickle.dumps(NoFeed(f"{error}: no feed should be so hard to read. Check the address"))
        finally:
            self._idle.put_nowait(worker)
        return found

    async def _free(self) -> Worker:
        """A process that has nothing to do; the one that had something last is the first to be asked again."""
        if self._spare:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._patience if self._begun <= self._worth else 0):
                    return await self._idle.get()
        return self._spare.pop() if self._spare else await self._idle.get()

    def close(self) -> None:
        """End all processes, whatever they do."""
        for worker in self._workers:
            worker.close()
