"""An address opened from a reader on a server comes up on the machine one sits at."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.test_opening import TOKEN, Browser
from tests.ui.room_driver import draft, opened, stocked
from tuireader.config import Config
from tuireader.sync.opening import Server

URL = "https://example.org/ferries"


@pytest.fixture
def browser() -> Iterator[tuple[Browser, int]]:
    browser = Browser()
    server = Server(0, TOKEN, browser)
    threading.Thread(target=lambda: list(server.serve()), daemon=True).start()
    yield browser, server.port
    server.close()


@pytest.fixture(autouse=True)
def on_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")


async def test_it_is_opened_where_one_sits(tmp_path: Path, browser: tuple[Browser, int]) -> None:
    there, port = browser
    library = stocked(tmp_path, [draft("Ferries", url=URL)])
    async with opened(library, config=Config(open_here=f"{port}:{TOKEN}")) as room:
        await room.press("o")
        await room.until(lambda: "opened with xdg-open on" in room.told, "the answer")
        assert there.opened == [URL]


async def test_where_nobody_answers_it_is_copied_and_said(tmp_path: Path) -> None:
    from tests.sync.test_opening import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    library = stocked(tmp_path, [draft("Ferries", url=URL)])
    async with opened(library, (100, 24), Config(open_here=f"{port}:{TOKEN}")) as room:
        await room.press("o")
        await room.until(lambda: "cannot be reached" in room.told, "the answer")
        assert URL in room.told and f"port {port}" in room.told


async def test_without_a_way_back_it_is_copied(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, [draft("Ferries", url=URL)])) as room:
        await room.press("o")
        assert URL in room.told
