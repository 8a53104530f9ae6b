"""`tuireader add` and `refresh`, against servers on loopback."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli import material
from tests.cli.running import Here
from tests.sync.servers import RawServer

FIELDS = ["source", "url", "result", "new", "updated", "reason", "seconds"]


class Publisher:
    """A server whose answers a test changes: path → (status line, type, body)."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, str, str]] = {
            "/feed": ("200 OK", "application/rss+xml", material.FEED),
            "/page": ("200 OK", "text/html", '<link rel="alternate" type="application/rss+xml" href="/feed">'),
        }
        self.held: threading.Event | None = None
        """What /slow waits for before it answers, at most three seconds."""
        self.gave_up = False
        self.server = RawServer(self._talk)

    def _talk(self, peer: socket.socket, head: bytes) -> None:
        path = head.split()[1].decode()
        status, kind, body = self.pages.get(path, ("404 Not Found", "text/plain", "no"))
        if path == "/slow" and self.held is not None:
            self.gave_up = not self.held.wait(60)
        content = body.encode()
        peer.sendall(
            f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n"
            f"Connection: close\r\n\r\n".encode()
            + content
        )

    def url(self, path: str = "/feed") -> str:
        return self.server.url(path)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    made = Publisher()
    yield made
    made.server.close()


def with_one_more(feed: str) -> str:
    item = "<item><title>Third</title><guid>h3</guid><link>https://harbour.example/3</link></item>"
    return feed.replace("</channel>", f"{item}</channel>")


def test_add_by_address_and_by_page(here: Here, publisher: Publisher) -> None:
    said = here.ok("add", publisher.url(), "--json")
    (one,) = said.objects()
    assert list(one) == [*FIELDS, "id"]
    assert [one["id"]] == [source["id"] for source in here.ok("sources", "--json").objects()]
    assert (one["source"], one["url"], one["result"], one["new"]) == ("Harbour Post", publisher.url(), "new", 2)
    assert one["reason"] is None
    again = here.ok("add", publisher.url("/page"), "--json").object()
    assert (again["result"], again["new"], again["url"]) == ("unchanged", 0, publisher.url())
    assert here.ok("add", publisher.url()).out.startswith("Harbour Post: 0 new")


def test_add_fails_in_words(here: Here, publisher: Publisher) -> None:
    said = here("add", publisher.url("/none"), "ftp://example.org/feed", publisher.url())
    assert said.code == 1
    assert said.out.count("\n") == 1
    assert said.err.splitlines()[0].startswith(f"failed: {publisher.url('/none')}: ")
    assert said.err.splitlines()[1].startswith("failed: ftp://example.org/feed: ")
    assert len(here.ok("list").lines()) == 2


def test_an_address_opens_like_a_path(here: Here, publisher: Publisher) -> None:
    assert len(here.ok(publisher.url()).lines()) == 2
    said = here(publisher.url("/none"))
    assert said.code == 1
    assert len(said.lines()) == 2
    assert said.err.startswith("failed: ")


def test_refresh_is_quiet_when_all_is_well(here: Here, publisher: Publisher) -> None:
    here.ok("add", publisher.url())
    assert here.ok("refresh", "--all").out == ""
    publisher.pages["/feed"] = ("200 OK", "application/rss+xml", with_one_more(material.FEED))
    assert here.ok("refresh", "--all").out == ""
    assert len(here.ok("list").lines()) == 3


def test_refresh_of_nothing(here: Here) -> None:
    assert here.ok("refresh", "--all").out == ""
    assert here.ok("refresh", "--all", "--json").out == ""


def test_refresh_tells_a_script(here: Here, publisher: Publisher) -> None:
    here.ok("add", publisher.url())
    one = here.ok("refresh", "--all", "--json").object()
    assert list(one) == FIELDS
    assert (one["source"], one["url"]) == ("Harbour Post", publisher.url())
    assert (one["result"], one["new"], one["updated"], one["reason"]) == ("unchanged", 0, 0, None)
    assert isinstance(one["seconds"], float)
    publisher.pages["/feed"] = ("200 OK", "application/rss+xml", with_one_more(material.FEED))
    one = here.ok("refresh", "--all", "--json").object()
    assert (one["result"], one["new"]) == ("new", 1)


@pytest.mark.parametrize(
    "answer",
    [
        ("500 Oh\x1b[31m no", "text/html", "broken"),
        ("200 OK", "text/html", "<p>Please log in</p>"),
        ("404 Not Found", "text/plain", ""),
    ],
)
def test_a_failing_source_is_told_and_costs_the_others_nothing(
    here: Here, publisher: Publisher, answer: tuple[str, str, str]
) -> None:
    other = material.FEED.replace("Harbour Post", "Other Post").replace("harbour.example", "other.example")
    publisher.pages["/other"] = ("200 OK", "application/rss+xml", other)
    here.ok("add", publisher.url(), publisher.url("/other"))
    publisher.pages["/feed"] = answer
    publisher.pages["/other"] = ("200 OK", "application/rss+xml", with_one_more(other))
    said = here("refresh", "--all", "--json")
    assert said.code == 1
    found = {one["source"]: one for one in said.objects()}
    assert found["Other Post"]["result"] == "new"
    assert found["Harbour Post"]["result"] == "failed"
    assert found["Harbour Post"]["reason"]
    assert said.err == f"failed: Harbour Post <{publisher.url()}>: {found['Harbour Post']['reason']}\n"
    assert "\x1b" not in said.err + said.out
    listed = {one["source"]: one for one in here.ok("sources", "--json").objects()}
    assert listed["Harbour Post"]["failures"] == 1
    assert listed["Harbour Post"]["reason"] == found["Harbour Post"]["reason"]
    assert listed["Other Post"]["reason"] is None


def test_refresh_of_named_sources(here: Here, publisher: Publisher, folder: Path) -> None:
    here.ok("add", publisher.url())
    here.ok("import", folder / "choir.txt")
    (id,) = [str(one["id"]) for one in here.ok("sources", "--json").objects() if one["source_kind"] == "feed"]
    for name in (id, publisher.url(), "harbour"):
        assert [one["source"] for one in here.ok("refresh", "--json", name).objects()] == ["Harbour Post"]
    said = here("refresh", "no such", "--json")
    assert (said.code, said.out, said.err) == (1, "", "there is no source no such; `tuireader sources` names them\n")


def test_a_folder_of_seeds_is_read_again(here: Here, folder: Path) -> None:
    here.ok("import", folder)
    (folder / "more.txt").write_text("A New Note\n\nIt was written later.\n", encoding="utf-8")
    results = {one["source"]: one for one in here.ok("refresh", "--all", "--json").objects()}
    assert (results["news"]["result"], results["news"]["new"]) == ("new", 1)


def test_each_line_leaves_as_soon_as_its_source_is_done(here: Here, publisher: Publisher) -> None:
    """The reader on the screen reads them through a pipe while the refresh runs."""
    publisher.pages["/slow"] = ("200 OK", "application/rss+xml", material.FEED.replace("Harbour", "Slow"))
    here.ok("add", publisher.url(), publisher.url("/slow"))
    publisher.held = threading.Event()
    running = subprocess.Popen(
        [sys.executable, "-m", "tuireader", "refresh", "--all", "--json"],
        stdout=subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
    )
    assert running.stdout is not None
    first = json.loads(running.stdout.readline())
    assert not publisher.gave_up, "the first line came only when all was over"
    publisher.held.set()
    rest, _ = running.communicate(timeout=60)
    assert (first["source"], json.loads(rest)["source"]) == ("Harbour Post", "Slow Post")
