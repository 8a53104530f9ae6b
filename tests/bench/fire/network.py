"""Answers of bad servers, by `add` and by `refresh`."""

from __future__ import annotations

from pathlib import Path

from tests import hostile
from tests.bench.fire.trying import Tried, apart, commands, lost, new_library
from tests.sync.servers import RawServer, serving
from tuireader.library import open_library
from tuireader.store.subscriptions import sources


def tried() -> list[Tried]:
    """Each with a server of its own, and a private one beside it that nobody may reach."""
    with serving(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>", "127.0.0.2") as inner:
        outcome = apart(_one, hostile.answers(inner.url("/private")))
        reached = len(inner.asked)
    return [*outcome, Tried("a private host", 0, through=reached)]


def _one(folder: Path, given: hostile.Answer) -> Tried:
    server = RawServer(given.talk)
    try:
        library = new_library(folder)
        with open_library(library) as opened:
            sources.ensure(opened.db, "feed", server.url("/refreshed"), "Bad", 0, typed=True)
        tried = commands(given.name, library, (["add", server.url("/added")], ["refresh", "--all"], ["sources"]))
        return Tried(given.name, tried.seconds, tried.through, tried.died, lost(library))
    finally:
        server.close()
