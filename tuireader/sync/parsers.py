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

_JOB = "tuireader.sync.contents:pickled"


def usual_number() -> int:
    """How many processes read at a time: two where the machine can do more than one thing at once."""
    return min(os.cpu_count() or 1, 2)


class Parsers:
    """A few processes that read documents; each is started when it is first needed."""

    def __init__(self, most: int = 0, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self._workers = [Worker(_JOB, seconds=seconds, megabytes=megabytes) for _ in range(most or usual_number())]
        self._idle = list(self._workers)
        self._turn = asyncio.Semaphore(len(self._workers))

    @property
    def most(self) -> int:
        """How many documents can be read at the same time."""
        return len(self._workers)

    async def warm_up(self) -> None:
        """Have the first process load what it needs, while the first request is on its way."""
        with suppress(LimitError):
            await self._ask(b"<rss version='2.0'><channel/></rss>", "http://a.example/", "", "")

    async def read(self, answer: Fetched) -> bytes:
        """What `answer` holds: the pickle of a `Found`."""
        try:
            return await self._ask(answer.body, answer.url, answer.content_type, answer.link)
        except LimitError as error:
            return pickle.dumps(NoFeed(f"{error}: no feed should be so hard to read. Check the address"))

    async def _ask(self, *arguments: bytes | str) -> bytes:
        async with self._turn:
            worker = self._idle.pop()
            try:
                found: bytes = await asyncio.to_thread(worker.ask, *arguments)
                return found
            finally:
                self._idle.append(worker)

    def close(self) -> None:
        """End all processes, whatever they do."""
        for worker in self._workers:
            worker.close()
