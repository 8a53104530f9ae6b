"""Many requests, politely: few at a time in all, one at a time per host with a pause, each answer as it
comes.

A host that asks for fewer requests (429, or 503 with Retry-After) is left alone for the rest of the run. One
that could not be reached twice in a row is not tried for its remaining sources: fifty feeds of a dead host
cost two waits.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections import deque
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator, Iterable
from contextlib import aclosing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from tuireader.sync.addresses import is_private_by_name
from tuireader.sync.answers import Answer, Failed, Fetched, Limits, Postponed, Request
from tuireader.sync.asking import ask
from tuireader.sync.connecting import open_client
from tuireader.sync.large import AT_A_TIME, LARGE, Permission
from tuireader.sync.schedule import asked
from tuireader.sync.secrets import Secrets
from tuireader.values import dataclass

if TYPE_CHECKING:
    import httpx2

Key = TypeVar("Key")

_DEAD_AFTER = 2


async def fetch_all(
    requests: Iterable[tuple[Key, Request]],
    *,
    connections: int = 16,
    per_host: int = 1,
    gap: float = 0.25,
    limits: Limits | None = None,
    client: httpx2.AsyncClient | None = None,
) -> AsyncGenerator[tuple[Key, Answer], None]:
    """Each key with its answer, as it finishes; every key once.

    `per_host` requests at a time go to one host, `gap` seconds apart unless its name or number is a private
    one. Close the generator (``contextlib.aclosing``) to end early all that is under way. `client` is left
    open if given. A slow taker holds the requests back: at most twice `connections` answers wait in memory.
    """
    limits = replace(limits or Limits(), connections=connections)
    own = open_client(limits) if client is None else client
    secrets = Secrets()
    in_all = asyncio.Semaphore(connections)
    ready: asyncio.Queue[tuple[Key, Answer, Permission]] = asyncio.Queue(connections)
    large = asyncio.Semaphore(AT_A_TIME)

    async def lane(host: _Host, waiting: deque[tuple[Key, Request]]) -> None:
        """A host's requests one after the other; without a pause between them they share a connection."""
        while waiting:
            async with in_all:
                pause = 0.0
                while waiting and not pause:
                    key, request = waiting.popleft()
                    permission = Permission(large)
                    if (answer := host.instead_of_asking()) is None:
                        answer = await ask(own, request, limits, secrets, permission)
                        host.learn(answer)
                        pause = host.gap
                    if is_large(answer):
                        await permission.take()
                    else:
                        permission.give_back()
                    await ready.put((key, answer, permission))
                    del answer  # while the host is left in peace it would be held for nothing
            if pause:
                await asyncio.sleep(pause)

    tasks: list[asyncio.Task[None]] = []
    try:
        by_host: dict[str, deque[tuple[Key, Request]]] = {}
        for key, request in requests:
            by_host.setdefault(host_of(request.url), deque()).append((key, request))
        number = sum(map(len, by_host.values()))
        for name, waiting in by_host.items():
            host = _Host(name, 0.0 if is_private_by_name(name) else gap)
            tasks += [asyncio.create_task(lane(host, waiting)) for _ in range(min(per_host, len(waiting)))]
        for _ in range(number):
            key, answer, permission = await ready.get()
            yield key, answer
            permission.give_back()
            del answer
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await secrets.aclose()
        if client is None:
            await own.aclose()


def is_large(answer: Answer) -> bool:
    """Whether it holds so much that few others should at the same time."""
    return isinstance(answer, Fetched) and len(answer.body) > LARGE


def fetch_each(
    requests: Iterable[tuple[Key, Request]],
    *,
    connections: int = 16,
    per_host: int = 1,
    gap: float = 0.25,
    limits: Limits | None = None,
) -> Generator[tuple[Key, Answer], None, None]:
    """`fetch_all` for a caller without a loop: one runs in a thread beside the caller, who may take his time over an
    answer: nobody's seconds run out while he does.

    Closing the generator, or Ctrl-C, ends all that is under way.
    """
    ready: queue.SimpleQueue[tuple[Key, Answer] | BaseException | None] = queue.SimpleQueue()
    untaken = asyncio.Semaphore(connections)
    loop = asyncio.new_event_loop()

    async def bring() -> None:
        answers = fetch_all(requests, connections=connections, per_host=per_host, gap=gap, limits=limits)
        async with aclosing(answers):
            async for answer in answers:
                await untaken.acquire()
                ready.put(answer)

    def work() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner, suppress(asyncio.CancelledError):
            try:
                runner.run(_until(bring(), stop))
            except Exception as error:
                ready.put(error)
        ready.put(None)

    stop = asyncio.Event()
    thread = threading.Thread(target=work, name="network", daemon=True)
    thread.start()
    try:
        while (answer := ready.get()) is not None:
            if isinstance(answer, BaseException):
                raise answer
            _tell(loop, untaken.release)
            yield answer
    finally:
        _tell(loop, stop.set)
        thread.join()


async def _until(work: Coroutine[None, None, None], stop: asyncio.Event) -> None:
    """Do the work until it is done or told to stop."""
    doing, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not doing.done():
        doing.cancel()
    await doing


def _tell(loop: asyncio.AbstractEventLoop, what: Callable[[], object]) -> None:
    with suppress(RuntimeError):  # the loop is closed: all has come
        loop.call_soon_threadsafe(what)


@dataclass(slots=True)
class _Host:
    """What is known of a host in this run."""

    name: str
    gap: float
    unreached: int = 0
    last: Failed | None = None
    asked_for: int | None = None
    """Seconds this host wants to be left alone."""

    def learn(self, answer: Answer) -> None:
        self.last = failed = answer if isinstance(answer, Failed) else None
        self.unreached = self.unreached + 1 if failed and failed.cause in ("connect", "silent") else 0
        if failed and failed.host_is_busy and not failed.moved:
            self.asked_for = asked(failed.retry_after or 0)

    def instead_of_asking(self) -> Answer | None:
        if self.asked_for is not None:
            return Postponed(
                f"{self.name} asks for fewer requests; it is asked again in {self.asked_for} s",
                self.asked_for,
            )
        if self.unreached >= _DEAD_AFTER and self.last is not None:
            return replace(self.last, moved=(), seconds=0.0)
        return None


def host_of(address: str) -> str:
    """The host that requests are counted for; for an address that is none, what stands there."""
    try:
        return urlsplit(address.strip()).hostname or address
    except ValueError:
        return address
