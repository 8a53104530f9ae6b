"""Large bodies: few at a time, whatever the number of servers; waiting for one's turn is not the server's fault."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import ExitStack

from tests.sync.servers import answer, serving
from tuireader.sync.answers import Fetched, Limits, Request
from tuireader.sync.connecting import open_client
from tuireader.sync.fetching import fetch
from tuireader.sync.large import AT_A_TIME, Permission
from tuireader.sync.refreshing import fetch_all

BODY = b"<rss>" + b"<!-- the sea -->" * 590_000
"""Nine megabytes: more than the buffers of a connection on this machine take in."""


class Sending:
    """How many servers have got rid of most of their body, and not yet of all."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self._lock = threading.Lock()

    def serve(self, peer: socket.socket, head: bytes) -> None:
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 16)
        whole = answer(body=BODY)
        peer.sendall(whole[:8_000_000])
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        peer.sendall(whole[8_000_000:])
        with self._lock:
            self.now -= 1


async def test_few_large_bodies_are_held_at_a_time() -> None:
    sending = Sending()
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(sending.serve, f"127.0.0.{n}")) for n in range(2, 10)]
        requests = [(n, Request(server.url(), private_allowed=True)) for n, server in enumerate(servers)]
        got = [key async for key, one in fetch_all(requests) if isinstance(one, Fetched) and one.body == BODY]
    assert sorted(got) == list(range(8))
    assert sending.most <= AT_A_TIME


async def test_waiting_for_ones_turn_is_not_the_servers_time() -> None:
    limits = Limits(total=1)
    places = asyncio.Semaphore(0)
    with serving(answer(body=BODY[:1_100_000])) as server:
        async with open_client(limits) as client:
            request = Request(server.url(), private_allowed=True)
            asking = asyncio.create_task(fetch(client, request, limits, Permission(places)))
            await asyncio.wait({asking}, timeout=1.2)
            assert not asking.done(), "it waits for its turn"
            places.release()
            assert isinstance(await asking, Fetched)
