"""Many requests at once: order of arrival, politeness per host, ends that are clean."""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import aclosing

import pytest

from tests.sync.servers import RawServer, answer, free_port, serving
from tuireader.sync.answers import Answer, Failed, Fetched, Limits, Postponed, Request
from tuireader.sync.refreshing import fetch_all, fetch_each

QUICK = Limits(connect=1, idle=1, total=2)


def asked(server: RawServer, *paths: str, host: str | None = None) -> list[tuple[str, Request]]:
    return [(path, Request(server.url("/" + path.lstrip("/"), host), private_allowed=True)) for path in paths]


class Counting:
    """Answers after a short work, and knows how many it served at a time."""

    def __init__(self, seconds: float = 0.03) -> None:
        self._seconds, self._lock, self.now, self.most = seconds, threading.Lock(), 0, 0

    def __call__(self, peer, head):  # type: ignore[no-untyped-def]
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(self._seconds)
        with self._lock:
            self.now -= 1
        peer.sendall(answer(body=head.split()[1]))


def test_each_answer_comes_as_it_finishes() -> None:
    """The slow one was asked first and comes last; bodies belong to their keys."""
    go = threading.Event()

    def talk(peer, head):  # type: ignore[no-untyped-def]
        path = head.split()[1]
        if path == b"/slow":
            go.wait(60)
        peer.sendall(answer(body=path))

    got: list[str] = []
    with serving(talk) as server:
        requests = asked(server, "/slow") + asked(server, "/a", "/b", host="localhost")
        for key, result in fetch_each(requests):
            assert isinstance(result, Fetched) and result.body == key.encode()
            got.append(key)
            if len(got) == 2:
                go.set()
    assert got == ["/a", "/b", "/slow"]


@pytest.mark.parametrize(("per_host", "most"), [(1, 1), (3, 3)])
def test_few_at_a_time_per_host(per_host: int, most: int) -> None:
    counting = Counting()
    with serving(counting) as server:
        results = dict(fetch_each(asked(server, *map(str, range(8))), per_host=per_host))
    assert len(results) == 8
    assert counting.most <= most and (most == 1 or counting.most > 1)


def test_few_at_a_time_in_all() -> None:
    counting = Counting()
    with serving(counting, "0.0.0.0") as server:
        hosts = [f"127.0.0.{n}" for n in range(1, 13)]
        requests = [(host, Request(server.url(host=host), private_allowed=True)) for host in hosts]
        assert len(list(fetch_each(requests, connections=4))) == 12
    assert 1 < counting.most <= 4


def test_waiting_for_a_turn_is_no_part_of_a_requests_time() -> None:
    with serving(Counting(0.3), "0.0.0.0") as server:
        hosts = [f"127.0.0.{n}" for n in range(1, 9)]
        requests = [(host, Request(server.url(host=host), private_allowed=True)) for host in hosts]
        results = dict(fetch_each(requests, connections=1, limits=Limits(total=2)))
    assert [type(result) for result in results.values()] == [Fetched] * 8


def test_one_bad_source_costs_no_other() -> None:
    """One hangs, one bombs, one refuses, one is no address: the others are whole."""

    def talk(peer, head):  # type: ignore[no-untyped-def]
        peer.sendall(answer(body=b"<rss/>"))

    with (
        serving(talk) as good,
        serving(lambda peer, head: time.sleep(20), "127.0.0.2") as hanging,
        serving(lambda peer, head: peer.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 99_999), "127.0.0.3") as endless,
    ):
        bad = asked(hanging, "/hang") + asked(endless, "/endless")
        bad += [
            ("/none", Request("http://")),
            ("/off", Request(f"http://127.0.0.4:{free_port()}/", private_allowed=True)),
        ]
        limits = Limits(idle=3, body=50_000)
        results: dict[str, Answer] = dict(fetch_each([*bad, *asked(good, *map(str, range(6)))], limits=limits))
    failures = {key: result.cause for key, result in results.items() if isinstance(result, Failed)}
    assert failures == {"/hang": "silent", "/endless": "size", "/none": "address", "/off": "connect"}
    assert len({result.reason for result in results.values() if isinstance(result, Failed)}) == 4
    assert sum(isinstance(result, Fetched) for result in results.values()) == 6


@pytest.mark.parametrize(("status", "seconds"), [("429 Slow", 120), ("503 Busy", 120)])
def test_a_busy_host_is_left_alone(status: str, seconds: int) -> None:
    """Fifty sources on one host, which has had enough from the third request on."""

    def talk(peer, head):  # type: ignore[no-untyped-def]
        peer.sendall(answer(body=b"ok") if len(server.asked) < 3 else answer(status, Retry_After=str(seconds)))

    with serving(talk) as server:
        results = dict(fetch_each(asked(server, *map(str, range(50)))))
    kinds = [type(result) for result in results.values()]
    assert len(server.asked) == 3
    assert (kinds.count(Fetched), kinds.count(Failed), kinds.count(Postponed)) == (2, 1, 47)
    assert {result.retry_after for result in results.values() if isinstance(result, Postponed)} == {seconds}


def test_busy_without_a_time_is_a_minute_for_429_and_one_source_for_503() -> None:
    with serving(answer("429 Slow", Retry_After="0")) as server:
        results = list(fetch_each(asked(server, "/a", "/b")))
    assert isinstance(results[1][1], Postponed) and results[1][1].retry_after == 60
    with serving(answer("503 Busy")) as server:
        assert all(isinstance(result, Failed) for _, result in fetch_each(asked(server, "/a", "/b")))
    assert len(server.asked) == 2


def test_a_host_that_cannot_be_reached_is_tried_twice() -> None:
    with serving(lambda peer, head: time.sleep(20)) as server:
        limits = Limits(idle=0.5)
        results = list(fetch_each(asked(server, *map(str, range(20))), limits=limits))
    assert len(server.asked) == 2
    assert all(isinstance(result, Failed) and result.cause == "silent" for _, result in results)
    assert len(results) == 20


def test_a_gap_lies_between_requests_to_a_far_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """Far is what has no private name or number; here a name that this test points to loopback."""
    import socket

    real = socket.getaddrinfo

    def near(host, *rest, **named):  # type: ignore[no-untyped-def]
        return real("127.0.0.1" if host == "far.example" else host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", near)
    pauses: list[float] = []
    sleep = asyncio.sleep

    async def noted(seconds: float) -> None:
        pauses.append(seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", noted)
    with serving(answer(body=b"ok")) as server:
        far, close = asked(server, "/a", "/b", host="far.example"), asked(server, "/a", "/b")
        assert all(isinstance(result, Fetched) for _, result in fetch_each(far, gap=7))
        assert max(pauses) == 7
        pauses.clear()
        assert all(isinstance(result, Fetched) for _, result in fetch_each(close, gap=7))
        assert max(pauses, default=0) == 0


def test_no_requests_no_answers() -> None:
    assert list(fetch_each([])) == []


@pytest.mark.timeout(20)
def test_the_network_goes_on_while_an_answer_is_worked_on() -> None:
    last = threading.Event()

    def talk(peer, head):  # type: ignore[no-untyped-def]
        if head.startswith(b"GET /last"):
            last.set()
        peer.sendall(answer(body=b"ok"))

    with serving(talk) as server:
        answers = fetch_each(asked(server, "/first") + asked(server, "/a", "/b", "/last", host="localhost"))
        next(answers)
        assert last.wait(60), "it is asked for although nobody takes what came before it"
        assert len(list(answers)) == 3


async def test_few_large_bodies_wait_to_be_taken() -> None:
    heard: list[str] = []

    def talk(peer, head):  # type: ignore[no-untyped-def]
        heard.append(head.split()[1].decode())
        peer.sendall(answer(body=b"x" * 1_000_001))

    with serving(talk) as server:
        requests = asked(server, *map(str, range(12)))
        async with aclosing(fetch_all(requests, connections=4)) as answers:
            assert [key async for key, _ in answers] == list(map(str, range(12)))
    assert len(heard) == 12, "and none waits for ever"


def test_stopping_early_ends_what_is_under_way() -> None:
    left = threading.Event()

    def talk(peer, head):  # type: ignore[no-untyped-def]
        if head.startswith(b"GET /ok"):
            peer.sendall(answer(body=b"ok"))
        elif peer.recv(1) == b"":
            left.set()

    patient = Limits(idle=600, total=600)
    with serving(talk) as server:
        answers = fetch_each(asked(server, "/hang") + asked(server, "/ok", host="localhost"), limits=patient)
        assert next(answers)[0] == "/ok"
        answers.close()
        assert left.wait(60)


async def test_cancelling_leaves_no_task_behind() -> None:
    with serving(lambda peer, head: time.sleep(2)) as server:

        async def take() -> None:
            async with aclosing(fetch_all(asked(server, "/a", "/b"), limits=QUICK)) as answers:
                async for _ in answers:
                    pass

        taking = asyncio.create_task(take())
        await asyncio.sleep(0.1)
        taking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await taking
        assert asyncio.all_tasks() == {asyncio.current_task()}
