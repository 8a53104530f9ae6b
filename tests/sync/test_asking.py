"""What a source's own settings send, to whom, and what programs make of it. Servers on loopback."""

from __future__ import annotations

import socket
import struct
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.sync.asking import FEED
from tests.sync.servers import answer, free_port, serving
from tuireader.sync import asking, secrets
from tuireader.sync.answers import Answer, Failed, Fetched, Limits, Request
from tuireader.sync.commands import Bounds
from tuireader.sync.connecting import open_client
from tuireader.sync.refreshing import fetch_each
from tuireader.sync.secrets import Secret

OK = answer(body=FEED)
LOGIN = b"authorization: basic bWU6aHVudGVyMg=="  # me:hunter2


def asked(url: str, **settings: object) -> Answer:
    request = Request(url, **{"private_allowed": True, **settings})  # type: ignore[arg-type]
    [(_, result)] = fetch_each([(0, request)], limits=Limits(connect=3, idle=3, total=6))
    assert "hunter2" not in repr(request) + repr(result)
    return result


def refusal(url: str, **settings: object) -> str:
    result = asked(url, **settings)
    assert isinstance(result, Failed), result
    return result.reason


def script(text: str) -> tuple[str, ...]:
    return ("/bin/sh", "-c", text)


# ---------------------------------------------------------------- passwords


@pytest.mark.parametrize("way", ["text", "env", "file", "command"])
def test_a_password_from_each_place(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "pw"
    kept.write_text("hunter2\nsomething else\n")
    kept.chmod(0o600)
    monkeypatch.setenv("FEED_PW", "hunter2")
    where = {"text": "hunter2", "env": "FEED_PW", "file": str(kept), "command": script("echo hunter2; echo more")}
    with serving(OK) as server:
        assert isinstance(asked(server.url(), username="me", password=Secret(**{way: where[way]})), Fetched)  # type: ignore[arg-type]
    assert LOGIN.lower() in server.asked[0].lower()


def test_a_password_that_cannot_be_had_is_the_sources_failure(tmp_path: Path) -> None:
    kept = tmp_path / "pw"
    kept.write_text("hunter2\n")
    kept.chmod(0o640)
    empty = tmp_path / "empty"
    empty.touch(mode=0o600)
    with serving(OK) as server:
        for secret, told in [
            (Secret(file=str(kept)), f"no password: others have rights to {kept}. `chmod 600` it"),
            (Secret(file=str(tmp_path / "none")), f"no password: {tmp_path}/none cannot be read (no such file"),
            (Secret(file=str(tmp_path)), f"no password: {tmp_path} is not a regular file"),
            (Secret(file=str(empty)), "no password: empty gives an empty first line"),
            (Secret(env="NO_SUCH_VARIABLE"), "no password: the environment variable NO_SUCH_VARIABLE is not set"),
            (
                Secret(command=script("echo 'not in store' >&2; exit 1")),
                "no password: sh failed: not in store",
            ),
            (Secret(command=script("true")), "no password: sh gives an empty first line"),
            (Secret(command=("/no/such/pass",)), "no password: pass could not be started: there is no such program"),
        ]:
            assert refusal(server.url(), username="me", password=secret).startswith(told)
    assert server.asked == []


def test_a_password_command_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "PASSWORD", Bounds(0.2, 1000))
    with serving(OK) as server:
        told = refusal(server.url(), username="me", password=Secret(command=script("sleep 60")))
    assert told == "no password: sh did not finish within 0.2 s"


def test_a_password_command_runs_once_for_all_its_sources(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    secret = Secret(command=script(f"echo x >> {runs}; echo hunter2"))
    with serving(OK) as server:
        requests = [
            (n, Request(server.url(f"/{n}"), username="me", password=secret, private_allowed=True)) for n in range(5)
        ]
        assert all(isinstance(result, Fetched) for _, result in fetch_each(requests))
    assert runs.read_text() == "x\n"
    assert sum(LOGIN.lower() in head.lower() for head in server.asked) == 5


# ---------------------------------------------------------------- what is sent, and to whom

OWN = {
    "headers": (("X-Token", "hunter2"), ("Cookie", "session=hunter2")),
    "username": "me",
    "password": Secret("hunter2"),
    "user_agent": "Mozilla/5.0",
}


def test_what_a_source_sends_stays_with_its_host() -> None:
    with serving(OK, "127.0.0.2") as other, serving(OK) as second:
        for away in (other.url(), second.url()):
            with serving(answer("302 Found", Location=away)) as first:
                result = asked(first.url(), **OWN)
            assert isinstance(result, Fetched) or away == other.url()
            sent = first.asked[0].lower()
            assert b"x-token: hunter2" in sent and b"cookie: session=hunter2" in sent and LOGIN.lower() in sent
            assert b"user-agent: mozilla/5.0" in sent
    for server in (other, second):
        for head in server.asked:
            assert not [word for word in (b"x-token", b"cookie", b"authorization") if word in head.lower()]
    assert second.asked, "another port of the host is another site, and was asked without them"


def test_a_redirect_within_the_host_keeps_them() -> None:
    def talk(peer: socket.socket, head: bytes) -> None:
        peer.sendall(OK if b" /new " in head else answer("301 Moved Permanently", Location="/new"))

    with serving(talk) as server:
        assert isinstance(asked(server.url("/old"), **OWN), Fetched)
    assert LOGIN.lower() in server.asked[1].lower() and b"cookie: session=hunter2" in server.asked[1].lower()


# ---------------------------------------------------------------- proxies


def test_a_proxy_of_the_sources_own(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(OK) as own, serving(OK) as usual, serving(OK) as server:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{usual.port}")
        proxy = f"http://me:hunter2@127.0.0.1:{own.port}"
        assert isinstance(asked("http://far.example/feed", proxy=proxy, private_allowed=False), Fetched)
        assert isinstance(asked(server.url(), proxy=proxy), Fetched), "also to this machine, if it is named"
        assert "private network" in refusal("http://10.0.0.1/", proxy=proxy, private_allowed=False)
        assert isinstance(asked(server.url(host="127.0.0.1"), proxy="direct"), Fetched)
    assert [head.split(b" ")[1] for head in own.asked] == [b"http://far.example/feed", server.url().encode()]
    assert LOGIN.lower().replace(b"auth", b"proxy-auth", 1) in own.asked[0].lower()
    assert (len(usual.asked), len(server.asked)) == (0, 1)


def test_a_proxy_that_is_not_there_is_told_as_that() -> None:
    proxy = f"http://me:hunter2@127.0.0.1:{free_port()}"
    assert refusal("http://far.example/feed", proxy=proxy).startswith("the proxy to far.example refuses connections")


class Socks:
    """A SOCKS5 proxy (RFC 1928) that sends everybody to one port; keeps what names it was asked for."""

    def __init__(self, port: int) -> None:
        self._port, self.names = port, list[bytes]()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        peer, _ = self._listener.accept()
        with peer, socket.create_connection(("127.0.0.1", self._port)) as there:
            _, count = peer.recv(2)
            peer.recv(count)
            peer.sendall(b"\x05\x00")
            *_, kind = peer.recv(4)
            length = peer.recv(1)[0] if kind == 3 else 4
            self.names.append(peer.recv(length))
            peer.recv(2)
            peer.sendall(b"\x05\x00\x00\x01" + bytes(4) + struct.pack(">H", 80))
            there.sendall(peer.recv(65536))
            while piece := there.recv(65536):
                peer.sendall(piece)

    def close(self) -> None:
        self._listener.close()


@pytest.mark.skipif(find_spec("socksio") is None, reason="tuireader[socks] is not installed")
def test_a_socks_proxy_looks_names_up_itself() -> None:
    with serving(OK) as server:
        proxy = Socks(server.port)
        assert isinstance(asked("http://far.example/feed", proxy=f"socks5://127.0.0.1:{proxy.port}"), Fetched)
        proxy.close()
        assert proxy.names == [b"far.example"]


@pytest.mark.skipif(find_spec("socksio") is not None, reason="tuireader[socks] is installed")
def test_a_socks_proxy_without_its_library_says_what_to_install() -> None:
    assert "tuireader[socks]" in refusal("http://far.example/feed", proxy="socks5://127.0.0.1:9")


# ---------------------------------------------------------------- programs


def test_a_filter_makes_another_body_of_it() -> None:
    with serving(answer(body=FEED, ETag='"1"', Content_Type="application/rss+xml")) as server:
        result = asked(server.url(), filter=script("sed s/Kinder/Bigger/g"))
        same = asked(server.url())
    assert isinstance(result, Fetched) and isinstance(same, Fetched)
    assert result.body == FEED.replace(b"Kinder", b"Bigger")
    assert (result.etag, result.content_type, result.url) == (same.etag, same.content_type, same.url)
    assert result.sha256 != same.sha256


def test_a_filter_that_fails_hangs_or_floods_is_the_sources_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "FILTER", Bounds(0.3, 10_000))
    with serving(OK) as server:
        assert refusal(server.url(), filter=script("echo 'line 3: no' >&2; exit 1")) == "sh failed: line 3: no"
        assert refusal(server.url(), filter=script("sleep 60")) == "sh did not finish within 0.3 s"
        assert refusal(server.url(), filter=script("yes")) == "sh printed more than 0.01 MB"


def test_a_filter_sees_no_answer_that_failed(tmp_path: Path) -> None:
    with serving(answer("404 Not Found", b"<rss/>")) as server:
        assert "404" in refusal(server.url(), filter=script(f"touch {tmp_path}/ran"))
    assert not (tmp_path / "ran").exists()


def test_a_program_is_a_source() -> None:
    result = asked("exec:Bridge", command=(sys.executable, "-c", "print('<rss/>')"), filter=script("tr a-z A-Z"))
    assert isinstance(result, Fetched)
    assert (result.body, result.status, result.url, result.moved_for_good) == (b"<RSS/>\n", None, "exec:Bridge", None)
    assert refusal("exec:Bridge", command=script("exit 7")) == "sh failed: it ended with code 7"


def test_without_a_program_such_an_address_is_none(tmp_path: Path) -> None:
    for address in (f"exec:touch {tmp_path}/ran", f"|touch {tmp_path}/ran", f"file://{tmp_path}/x", "filter:a:b"):
        assert isinstance(asked(address), Failed)
    assert not (tmp_path / "ran").exists()


async def test_leaving_early_ends_what_runs(tmp_path: Path) -> None:
    import asyncio

    from tests.sync.test_commands import Held

    held = Held(tmp_path)
    request = Request("exec:x", command=script(f"exec 3>{held.path}; printf x >&3; sleep 60"))
    async with open_client() as client:
        running = asyncio.create_task(asking.ask(client, request, Limits(), secrets.Secrets()))
        assert await asyncio.to_thread(held.opened)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
    assert await asyncio.to_thread(held.free)


@pytest.mark.skipif(find_spec("socksio") is None, reason="tuireader[socks] is not installed")
def test_what_is_no_socks_proxy_is_told_as_that() -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def talk() -> None:
        peer, _ = listener.accept()
        with peer:
            peer.recv(100)
            peer.sendall(b"HTTP/1.1 400 No\r\n\r\n")
            peer.recv(100)

    threading.Thread(target=talk, daemon=True).start()
    told = refusal("http://far.example/feed", proxy=f"socks5://127.0.0.1:{listener.getsockname()[1]}")
    listener.close()
    assert told == "the proxy to far.example does not speak SOCKS5. Check the proxy settings"
