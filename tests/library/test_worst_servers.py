"""Forty sources, four of which are as bad as servers get: the others are there long before, each has its own reason."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from tests.library.sources.test_refreshing import feed
from tests.library_builder import made
from tests.sync.servers import RawServer, answer, free_port, serving
from tuireader.library.sources import refreshing
from tuireader.library.sources.choosing import choose
from tuireader.store.subscriptions import sources


def drip(peer: socket.socket, head: bytes) -> None:
    """A byte a second, for ever."""
    peer.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        peer.sendall(b"<")
        time.sleep(1)


def endless(peer: socket.socket, head: bytes) -> None:
    peer.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        peer.sendall(b"<!-- more -->" * 5000)


@pytest.mark.long
@pytest.mark.timeout(180)
def test_the_worst_servers_hold_up_nobody(tmp_path: Path) -> None:
    shelf = made(tmp_path)

    def subscribe(url: str, name: str) -> None:
        sources.ensure(shelf.library.db, "feed", url, name, 0, typed=True)

    with (
        serving(lambda peer, head: peer.sendall(answer(body=feed(head.split()[1].decode()).encode()))) as good,
        serving(lambda peer, head: time.sleep(100), "127.0.0.2") as silent,
        serving(drip, "127.0.0.3") as dripping,
        serving(endless, "127.0.0.4") as huge,
    ):
        bad: list[RawServer] = [silent, dripping, huge]
        for server in bad:
            subscribe(server.url(), f"bad {server.host}")
        subscribe(f"http://127.0.0.5:{free_port()}/", "bad nobody")
        for n in range(36):
            subscribe(good.url(f"/{n}"), f"good {n}")
        outcome = list(refreshing.refresh(shelf.library, choose(shelf.library)))
    results = {one.source: one.result for one in outcome}
    assert [name for name, result in results.items() if result == "failed"] == [n for n in results if "bad" in n]
    assert list(results.values()).count("new") == 36
    assert {one.source for one in outcome[-2:]} == {"bad 127.0.0.2", "bad 127.0.0.3"}, "nobody waits for the slow ones"
    reasons = {one.reason for one in outcome if one.result == "failed"}
    assert len(reasons) == 4
    assert all(any(words in reason for reason in reasons) for words in ("silent", "60 s", "10 MB", "refuses"))
    shelf.check()
    shelf.library.close()
