"""Documents read in processes with limits: one that exceeds them costs itself only, and none is left behind."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time

from tests.sync.servers import answer, serving
from tuireader.sync.answers import Fetched, Limits, Request
from tuireader.sync.contents import Contents, Found, NoFeed
from tuireader.sync.gathering import Gathered, Gathering, Room
from tuireader.sync.parsers import Parsers

ITEM = "<item><title>Ferry {0}</title><guid>{0}</guid><description>&lt;p&gt;It sails.&lt;/p&gt;</description></item>"


def feed(items: int, more: str = "") -> bytes:
    entries = "".join(ITEM.format(n) for n in range(items))
    return f"<rss version='2.0'><channel><title>Post</title>{more}{entries}</channel></rss>".encode()


def fetched(body: bytes) -> Fetched:
    return Fetched(200, body, "http://a.example/feed", "", "", "application/rss+xml", "", (), "", 0.0, len(body))


async def read(parsers: Parsers, body: bytes) -> Found:
    found: Found = pickle.loads(await parsers.read(fetched(body)))
    return found


async def test_one_that_takes_too_long_costs_itself_only() -> None:
    parsers = Parsers(1, seconds=1)
    try:
        found = await read(parsers, feed(5000, "<x>" * 200_000 + "</x>" * 200_000) * 3)
        assert isinstance(found, NoFeed) and "more than 1 s" in found.reason
        found = await read(parsers, feed(2))
        assert isinstance(found, Contents) and len(found.entries) == 2
    finally:
        parsers.close()


async def test_several_are_read_at_the_same_time_and_each_gets_its_own() -> None:
    parsers = Parsers(2, worth=0)
    try:
        found = await asyncio.gather(*(read(parsers, feed(n)) for n in range(1, 8)))
        assert [len(one.entries) for one in found if isinstance(one, Contents)] == list(range(1, 8))
    finally:
        parsers.close()


async def test_few_need_one_process_and_a_hard_one_holds_up_nobody() -> None:
    parsers = Parsers(2, seconds=8, patience=0.2)
    try:
        for n in range(1, 4):
            await read(parsers, feed(n))
        assert [worker._process is not None for worker in parsers._workers] == [True, False]
        hard = asyncio.create_task(read(parsers, feed(5000, "<x>" * 200_000 + "</x>" * 200_000) * 3))
        await asyncio.sleep(0)
        assert isinstance(await read(parsers, feed(2)), Contents)
        assert not hard.done()
        hard.cancel()
    finally:
        parsers.close()


async def test_room_is_kept_by_number_and_by_size() -> None:
    room = Room(2, 100)
    await room.take(90)
    waiting = asyncio.create_task(room.take(20))
    await asyncio.sleep(0)
    assert not waiting.done()
    room.release(90)
    await waiting
    await room.take(0)
    third = asyncio.create_task(room.take(0))
    await asyncio.sleep(0)
    assert not third.done()
    room.release(20)
    await third
    room.release(0)
    room.release(0)
    await room.take(10**9)


def gathered(requests: list[tuple[int, Request]], known: dict[int, str]) -> list[Gathered]:
    with Gathering(requests, known) as gathering:
        return [one for batch in gathering.batches() for one in batch]


def test_what_is_known_is_not_read_again() -> None:
    body = feed(3)
    with serving(answer(body=body)) as server:
        requests = [(n, Request(server.url(f"/{n}"), private_allowed=True)) for n in range(2)]
        (first, second) = sorted(gathered(requests, {}), key=lambda one: one.key)
        assert isinstance(first.found, Contents) and isinstance(first.answer, Fetched)
        assert first.answer.body == b"", "nobody needs it twice"
        again = gathered(requests, {0: first.answer.sha256})
        assert {one.key: one.found is None for one in again} == {0: True, 1: False}
        assert second.found == first.found


def test_leaving_ends_what_is_under_way() -> None:
    left, waited_for = threading.Event(), threading.Event()

    def talk(peer: socket.socket, head: bytes) -> None:
        if not left.wait(60):
            waited_for.set()

    with serving(talk) as server:
        request = Request(server.url(), private_allowed=True)
        with Gathering([(1, request)], {}, Limits(idle=600, total=600)):
            pass
        left.set()
    assert not waited_for.is_set()


ASKER = """
import asyncio, sys
from tests.sync.test_parsers import feed, fetched
from tuireader.sync.parsers import Parsers

async def main():
    parsers = Parsers(1)
    parsers.warm_up()
    print(parsers._workers[0]._process.pid, flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


def test_a_killed_refresh_leaves_no_process_behind() -> None:
    asker = subprocess.Popen([sys.executable, "-c", ASKER], stdout=subprocess.PIPE, text=True)
    assert asker.stdout is not None
    reader = int(asker.stdout.readline())
    os.kill(asker.pid, signal.SIGKILL)
    asker.wait()
    asker.stdout.close()
    until = time.monotonic() + 60
    while alive(reader) and time.monotonic() < until:
        time.sleep(0.02)
    assert not alive(reader)


def alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
