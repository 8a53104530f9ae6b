"""Addresses opened on another machine: one line asks, one answers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from tuireader.desktop.opener import NotOpened, Opened
from tuireader.sync import opening
from tuireader.sync.opening import MOST, Server, Unreached, ask

TOKEN = "a-token-of-many-letters"
URL = "https://example.org/a?b=c&d=%20#e"


class Browser:
    """Remembers what it was given."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.works = True

    def __call__(self, url: str) -> Opened | NotOpened:
        if not self.works:
            return NotOpened("xdg-open is not installed")
        self.opened.append(url)
        return Opened(url, "opened with xdg-open")


@pytest.fixture
def browser() -> Browser:
    return Browser()


@pytest.fixture
def port(browser: Browser) -> Iterator[int]:
    server = Server(0, TOKEN, browser)
    thread = threading.Thread(target=lambda: list(server.serve()), daemon=True)
    thread.start()
    yield server.port
    server.close()
    ask_anyway(server.port)
    thread.join(10)


def ask_anyway(port: int, line: bytes = b"\n") -> bytes:
    """Send bytes of one's own; what came back."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(line)
            connection.shutdown(socket.SHUT_WR)
            return connection.recv(4096)
    except OSError:
        return b""


def test_who_knows_the_token_has_it_opened(port: int, browser: Browser) -> None:
    opened, said = ask(port, TOKEN, URL)  # type: ignore[misc]
    assert opened and said.startswith("opened with xdg-open on ") and said.endswith(URL)
    assert browser.opened == [URL]


@pytest.mark.parametrize("token", ["another-token-of-letters", TOKEN[:-1], TOKEN + "x", ""])
def test_another_token_opens_nothing(port: int, browser: Browser, token: str) -> None:
    assert ask(port, token, URL) == (False, "the token is another one")
    assert browser.opened == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:alert(1)", "--version", "https://a b", "https://a\x1b[2J"]
)
def test_only_web_addresses_leave_and_only_those_are_taken(port: int, browser: Browser, url: str) -> None:
    opened, said = ask(port, TOKEN, url)  # type: ignore[misc]
    assert not opened and said
    assert ask_anyway(port, f"tuireader-open 1 {TOKEN} {url}\n".encode()).startswith(b"refused ")
    assert browser.opened == []


@pytest.mark.parametrize(
    "line",
    [b"\n", b"", b"GET / HTTP/1.1\r\n\r\n", b"\xff\xfe\n", b"x" * 9000, f"x tuireader-open 1 {TOKEN} {URL}\n".encode()],
)
def test_anything_else_is_refused_and_costs_nothing(port: int, browser: Browser, line: bytes) -> None:
    assert ask_anyway(port, line) in (b"refused the token is another one\n", b"")
    assert browser.opened == []
    assert ask(port, TOKEN, URL)[0]  # type: ignore[index]


def test_a_hostile_server_opens_no_hundred_windows(port: int, browser: Browser) -> None:
    answers = [ask(port, TOKEN, URL) for _ in range(MOST + 2)]
    assert answers[-1] == (False, f"more than {MOST} addresses within a minute")
    assert len(browser.opened) == MOST


def test_what_cannot_be_opened_says_why(port: int, browser: Browser) -> None:
    browser.works = False
    assert ask(port, TOKEN, URL) == (False, "xdg-open is not installed")


def test_nobody_there_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    found = ask(port, TOKEN, URL)
    assert isinstance(found, Unreached) and f"port {port}" in found.reason


def test_somebody_else_there_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        found = ask(other.getsockname()[1], TOKEN, URL, patience=0.1)
    assert isinstance(found, Unreached) and "open-here" in found.reason


def test_only_this_machine_is_listened_to() -> None:
    server = Server(0, TOKEN, Browser())
    assert server._socket.getsockname()[0] == opening.LOOPBACK
    server.close()
