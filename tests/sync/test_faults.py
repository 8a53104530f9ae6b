"""Servers that misbehave: each ends in bounded time and memory, with a sentence of its own."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import threading
import time

import pytest

from tests.sync.asking import FEED, failed, fetched
from tests.sync.servers import answer, free_port, reset, serving
from tuireader.sync import reasons
from tuireader.sync.addresses import look_up
from tuireader.sync.answers import Limits
from tuireader.sync.connecting import open_client
from tuireader.sync.fetching import Failed, Fetched, Request, fetch

SMALL = Limits(body=50_000)


async def test_silence() -> None:
    with serving(lambda peer, head: time.sleep(5)) as server:
        result = await failed(server.url(), Limits(idle=1))
    assert (result.cause, result.reason) == (
        "silent",
        "127.0.0.1 fell silent for 1 s. It is tried again later",
    )


async def test_a_drip_is_never_silent_but_never_done() -> None:
    def drip(peer: socket.socket, head: bytes) -> None:
        for byte in answer(body=FEED):
            peer.sendall(bytes([byte]))
            time.sleep(0.02)

    with serving(drip) as server:
        result = await failed(server.url(), Limits(total=0.8))
    assert result.cause == "silent" and "did not finish within 0.8 s" in result.reason


async def test_a_body_without_end() -> None:
    def pour(peer: socket.socket, head: bytes) -> None:
        peer.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            peer.sendall(b"x" * 10_000)

    with serving(pour) as server:
        result = await failed(server.url(), SMALL)
    assert result.cause == "size" and "larger than 0.05 MB" in result.reason


async def test_a_body_that_says_it_is_too_large_is_not_read() -> None:
    with serving(answer(body=b"", Content_Length="50001")) as server:
        assert (await failed(server.url(), SMALL)).cause == "size"


async def test_a_body_of_just_the_limit_is_read() -> None:
    with serving(answer(body=b"x" * 50_000)) as server:
        assert len((await fetched(server.url(), limits=SMALL)).body) == 50_000


async def test_a_gzip_bomb_stops_at_the_limit() -> None:
    bomb = gzip.compress(bytes(60_000_000))
    with serving(answer(body=gzip.compress(bomb), Content_Encoding="gzip, gzip")) as server:
        result = await failed(server.url(), SMALL)
    assert result.cause == "size"


async def test_a_packed_body_without_end_that_unpacks_to_nothing() -> None:
    """gzip made of empty blocks (RFC 1951, 3.2.4): no byte ever comes out of it."""

    def pour(peer: socket.socket, head: bytes) -> None:
        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10])
        while True:
            peer.sendall(b"\0\0\0\xff\xff" * 2000)

    with serving(pour) as server:
        result = await failed(server.url(), Limits(total=5, body=30_000))
    assert result.cause == "size"


@pytest.mark.parametrize(
    ("raw", "cause", "said"),
    [
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nabc",
            "protocol",
            "does not speak proper HTTP",
        ),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "protocol", "cut off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss>", "protocol", "cut off"),
        (b"\x16\x03\x01\x02garbage\r\n\r\n", "protocol", "does not speak proper HTTP"),
        (b"SSH-2.0-OpenSSH_9.2p1\r\n", "protocol", "without an answer"),
        (b"", "protocol", "without an answer"),
        (b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 30_000, "protocol", "headers without end"),
    ],
)
async def test_broken_http(raw: bytes, cause: str, said: str) -> None:
    with serving(raw) as server:
        result = await failed(server.url(), Limits(idle=20, total=40))
    assert result.cause == cause
    assert said in result.reason


async def test_reset_in_the_middle() -> None:
    def talk(peer: socket.socket, head: bytes) -> None:
        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss>")
        time.sleep(0.1)
        reset(peer)

    with serving(talk) as server:
        result = await failed(server.url())
    assert result.cause == "protocol" and "broke off" in result.reason


async def test_refused() -> None:
    result = await failed(f"http://127.0.0.1:{free_port()}/")
    assert (result.cause, result.reason) == (
        "connect",
        "127.0.0.1 refuses connections. It is tried again later",
    )


async def test_a_full_door_is_a_connection_that_does_not_come() -> None:
    """A listener whose queue is full takes no more connections, as a black hole does."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        address = listener.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(address)
        result = await failed(f"http://127.0.0.1:{address[1]}/", Limits(connect=0.5))
        for one in waiting:
            one.close()
    assert (result.cause, result.reason[:46]) == ("connect", "127.0.0.1 takes no connection within 0.5 s. It")


async def test_https_where_only_http_is_spoken() -> None:
    def plain(listener: socket.socket) -> None:
        peer, _ = listener.accept()
        peer.recv(1000)
        peer.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        peer.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=plain, args=(listener,), daemon=True).start()
        result = await failed(f"https://127.0.0.1:{listener.getsockname()[1]}/")
    assert result.cause == "connect" and "speaks no https" in result.reason


async def test_a_name_that_cannot_be_one() -> None:
    result = await failed(f"http://{'a' * 70}.invalid/")
    assert result.cause == "connect" and "no host is named" in result.reason
    with pytest.raises(socket.gaierror):
        await look_up("a..b", 80)


async def test_a_kept_connection_that_was_closed_is_opened_again() -> None:
    """The server closes just when the second request is sent: no fault the reader should hear of."""

    def talk(peer: socket.socket, head: bytes) -> None:
        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        peer.recv(65536)  # the second request on this connection gets no answer

    with serving(talk) as server:
        async with open_client() as client:
            for _ in range(2):
                result = await fetch(client, Request(server.url(), private_allowed=True))
                assert isinstance(result, Fetched) and result.body == b"ok"
    assert len(server.asked) == 2


async def test_cancelling_ends_at_once() -> None:
    with serving(lambda peer, head: time.sleep(2)) as server:
        async with open_client() as client:
            task = asyncio.create_task(fetch(client, Request(server.url(), private_allowed=True)))
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task


# ---------------------------------------------------------------- what cannot be staged on loopback


def verification(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "verify failed")
    error.verify_code, error.verify_message = code, "\x1b[2Jodd"
    return error


def http_error(cause: BaseException) -> BaseException:
    import httpcore2

    error = httpcore2.ConnectError("x")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (verification(10), "the certificate of h has expired"),
        (verification(9), "this machine's clock"),
        (verification(62), "is not for h"),
        (verification(18), "self-signed"),
        (verification(20), "nobody this system trusts"),
        (verification(99), "is refused: [2Jodd"),
        (ssl.SSLError(1, "x"), "no secure connection with h: no common ground"),
        (socket.gaierror(socket.EAI_NONAME, "x"), "no host is named h"),
        (socket.gaierror(socket.EAI_AGAIN, "x"), "no name server answers"),
        (OSError(101, "unreachable"), "no way leads to h"),
        (ExceptionGroup("all", [ConnectionRefusedError(111, "x")]), "h refuses connections"),
        (OSError(24, "files"), "too many files"),
        (OSError(5, "odd"), "broke off while connecting"),
    ],
)
def test_why_no_connection_came(error: BaseException, said: str) -> None:
    cause, reason = reasons.of_exception(http_error(error), "h", Limits())
    assert cause == "connect"
    assert said in reason


def test_what_nobody_foresaw_is_a_reason_too() -> None:
    cause, reason = reasons.of_exception(ZeroDivisionError("\x1b[2J"), "h", Limits())
    assert cause == "internal"
    assert reason == "unexpected ZeroDivisionError: [2J. Please report this"


def test_a_closed_client_costs_no_other_source() -> None:
    async def run() -> object:
        client = open_client()
        await client.aclose()
        return await fetch(client, Request("http://127.0.0.1:1/", private_allowed=True))

    result = asyncio.run(run())
    assert isinstance(result, Failed) and result.cause == "internal"


def test_a_servers_own_words_are_cleaned_and_short() -> None:
    assert reasons.of_status(418, "a\x1b]0;PWN\x07\x9b2J\u202e\n" + "b" * 999) == (
        f"the server refuses the request (418 a]0;PWN2J {'b' * 30}). Check the address"
    )
