"""A library that another program keeps locked: what is waited for is said, and in the end why it was given up."""

from __future__ import annotations

import os
import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli import material
from tests.cli.running import Here
from tests.sync.servers import RawServer
from tuireader.cli import _waiting
from tuireader.store.file import opening

WAITING = "waiting for another program that is writing the library; ^C gives up\n"
GIVEN_UP = "another program kept it locked too long. Try again when that one is done (`fuser` or `lsof` of the file"


@contextmanager
def locked() -> Iterator[None]:
    with closing(sqlite3.connect(os.environ["TUIREADER_LIBRARY"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.fixture
def feed() -> Iterator[str]:
    def talk(peer: socket.socket, head: bytes) -> None:
        peer.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n" + material.FEED.encode())

    server = RawServer(talk)
    yield server.url("/feed")
    server.close()


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_waiting, "AFTER", 0.0)
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)


@pytest.mark.parametrize(
    "words",
    [
        ("mark", "read", "1"),
        ("tag", "1", "+x"),
        ("delete", "1"),
        ("undo",),
        ("import", "{seed}"),
        ("add", "{feed}"),
        ("refresh",),
        ("source", "1", "--mute"),
        ("views", "add", "x", "y"),
    ],
    ids=lambda words: words[0],
)
def test_a_locked_library(
    stocked: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, feed: str, words: tuple[str, ...]
) -> None:
    stocked.ok("mark", "starred", "2")
    seed = tmp_path / "seed.txt"
    seed.write_text("Another\n\nText of it.\n")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with locked():
        said = stocked(*(word.format(seed=seed, feed=feed) for word in words))
    assert (said.code, said.out) == (3, "")
    assert said.err.count(WAITING) == 1
    assert GIVEN_UP in said.err


def test_who_reads_waits_for_nobody(stocked: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with locked():
        assert stocked.ok("list").out


def test_a_script_is_told_the_end_only(stocked: Here) -> None:
    with locked():
        said = stocked("mark", "read", "1")
    assert said.code == 3
    assert WAITING not in said.err
    assert GIVEN_UP in said.err
