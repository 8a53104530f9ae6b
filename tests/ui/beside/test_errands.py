"""A refresh from the room: a process of its own, which announces and never moves what one looks at."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.ui.room_driver import NOW, USUAL_NICE, Driver, many, opened, stocked, wide
from tuireader.library import Library
from tuireader.ui.beside import errands, outcomes

ITEM = "<item><guid>{0}</guid><title>News {0}</title><pubDate>Wed, 15 Nov 2023 10:0{0}:00 GMT</pubDate></item>"


def feed(count: int) -> str:
    return (
        '<rss version="2.0"><channel><title>Wire</title>'
        + "".join(ITEM.format(n) for n in range(count))
        + "</channel></rss>"
    )


def subscribed(folder: Path, server: HTTPServer, path: str = "/feed") -> Library:
    """60 articles, and a feed on this machine that has not been asked yet."""
    from tuireader.store.subscriptions import sources

    library = stocked(folder, many(60))
    library.db.execute("UPDATE sources SET gone = 1")
    sources.ensure(library.db, "feed", server.url_for(path), "Wire", NOW, typed=True)
    return library


def children() -> set[int]:
    """The processes that this one has started and that have not ended."""
    found: list[str] = []
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        with suppress(OSError):  # a thread that has ended meanwhile
            found += (task / "children").read_text().split()
    return set(map(int, found))


class Held:
    """A server's answer that waits until it is let go: what the test looks at meanwhile is there however slow it is."""

    def __init__(self, server: HTTPServer, content: str) -> None:
        self._content, self._gate = content, threading.Event()
        server.expect_request("/feed").respond_with_handler(self._answer)

    def _answer(self, _: Request) -> Response:
        self._gate.wait(60)
        return Response(self._content, content_type="application/rss+xml")

    def let_go(self) -> None:
        """Answer, those that waited and those that come."""
        self._gate.set()

    def hold(self) -> None:
        self._gate.clear()


async def over(room: Driver) -> None:
    await room.until(lambda: not room.room.errands.running, "the end of the errand")
    await room.settle()


async def test_a_refresh_announces_and_moves_nothing(tmp_path: Path, httpserver: HTTPServer) -> None:
    server = Held(httpserver, feed(5))
    async with opened(subscribed(tmp_path, httpserver)) as room:
        await room.press("enter", "q", *["j"] * 30, "k", "k")
        rows, place, article = room.rows, room.place, room.screen[9:-1]
        await room.press("R")
        assert "refreshing" in room.told
        assert "g x stops" in room.told
        await room.press("j", "k")
        assert "refreshing" in room.told, "keys are answered meanwhile, and it is still said"
        server.let_go()
        await over(room)
        assert room.told.startswith("1 asked ") and room.told.endswith(" 5 new, press .")
        assert "refreshing" not in room.told
        assert (room.rows, room.place, room.screen[9:-1]) == (rows, place, article)
        assert "64 unread of 65" in room.status
        await room.press(".")
        assert (room.place, room.rows) == (place, rows), "what is new is above"
        assert "press ." not in room.told
        await room.press("g", "g")
        assert room.titles[:5] == [f"News {n}" for n in range(4, -1, -1)]
        await room.press("R")
        await over(room)
        assert room.told.startswith("nothing new")


async def test_at_the_top_the_news_come_into_sight_on_the_dot(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed(2), content_type="application/rss+xml")
    async with opened(subscribed(tmp_path, httpserver)) as room:
        await room.press("R")
        await over(room)
        assert room.place == ("Title 0", 0)
        await room.press(".")
        assert room.titles[:3] == ["News 1", "News 0", "Title 0"]


async def test_stopping_leaving_and_one_at_a_time(tmp_path: Path, httpserver: HTTPServer) -> None:
    server = Held(httpserver, feed(1))
    async with opened(subscribed(tmp_path, httpserver)) as room:
        before = children()
        await room.press("R", "R")
        assert "still refreshing; g x stops it" in room.told
        await room.until(lambda: bool(children() - before), "the process")
        await room.press("g", "x")
        await over(room)
        assert "stopped refreshing" in room.told
        assert children() <= before
        server.let_go()
        await room.press("g", "x")
        await room.burst("R", "g", "x")
        await over(room)
        assert "stopped refreshing: 0/1" in room.told, "also before it has begun"
        server.hold()
        await room.press("R")
        await room.until(lambda: bool(children() - before), "the process")
        await room.press("Q")
        left = time.monotonic()
    while children() - before and time.monotonic() - left < 60:
        time.sleep(0.02)
    assert children() <= before, "it goes with the reader"
    server.let_go()


async def test_a_feed_that_is_typed_during_a_refresh_is_added_after_it(tmp_path: Path, httpserver: HTTPServer) -> None:
    go_on = threading.Event()

    def held(_: Request) -> Response:
        go_on.wait(30)
        return Response(feed(1), content_type="application/rss+xml")

    httpserver.expect_request("/feed").respond_with_handler(held)
    httpserver.expect_request("/other").respond_with_data(
        feed(2).replace("Wire", "Other"), content_type="application/rss+xml"
    )
    async with opened(subscribed(tmp_path, httpserver)) as room:
        await room.press("R", "a", *httpserver.url_for("/other"), "enter")
        assert "looking for feeds as soon as refreshing is done; g x stops that" in room.told
        await room.press("a", *httpserver.url_for("/other"), "enter")  # once more is once
        go_on.set()
        await over(room)
        assert room.told.startswith("added Other: 2 articles")
        assert "from Other" in room.status, "it is selected, as nothing else was done"


async def test_what_waits_is_done_where_what_it_waits_for_is_stopped(tmp_path: Path, httpserver: HTTPServer) -> None:
    go_on = threading.Event()
    httpserver.expect_request("/feed").respond_with_handler(lambda _: go_on.wait(30) and Response(feed(1)))
    note = tmp_path / "note.txt"
    note.write_text("A note\n\nIt is short.\n")
    async with opened(subscribed(tmp_path, httpserver)) as room:
        await room.press("R", "I", *str(note), "enter")
        assert "importing as soon as refreshing is done" in room.told
        await room.press("r")
        assert "still refreshing" in room.told, "what costs no typing is refused"
        await room.press("g", "x")
        await over(room)
        go_on.set()
        assert room.told.startswith("1 new")


@pytest.mark.skipif(not Path("/proc/self/autogroup").exists(), reason="needs the process groups of Linux's scheduler")
async def test_an_errand_gives_way_to_the_keys(
    tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, "NICE", USUAL_NICE)
    server = Held(httpserver, feed(1))
    async with opened(subscribed(tmp_path, httpserver)) as room:
        before = children()
        await room.press("R")
        await room.until(lambda: bool(children() - before), "the process")
        (errand,) = children() - before
        group = Path(f"/proc/{errand}/autogroup")
        await room.until(lambda: group.read_text().split()[-2:] == ["nice", str(USUAL_NICE)], "that its group is nice")
        assert os.getpriority(os.PRIO_PROCESS, errand) == USUAL_NICE > 0
        await room.press("g", "x")
        await over(room)
    server.let_go()


async def test_a_failing_source_is_told(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data("gone [/] \x1b[2J", status=410)
    async with opened(subscribed(tmp_path, httpserver)) as room:
        await room.press("R")
        await over(room)
        assert room.told.startswith("nothing new, 1 failing (g s shows why)")
        assert "1 failing  60 unread of 60" in room.status
        await room.press("a", *"nonsense://x", "enter")
        await over(room)
        assert room.told.startswith("not added: ")
        assert "cannot be fetched" in room.told
        await room.press("I", *str(tmp_path / "no such file"), "enter")
        await over(room)
        assert "refused" in room.told
        assert room.place == ("Title 0", 0)


async def test_a_feed_added_in_an_empty_library_is_shown_at_once(tmp_path: Path, httpserver: HTTPServer) -> None:
    server = Held(httpserver, feed(3))
    async with opened(stocked(tmp_path)) as room:
        text = wide(room.screen)
        for offered in ("R     ask your sources", "a     add a feed", "I     import", "?     all keys"):
            assert offered in text
        await room.press("a", *httpserver.url_for("/feed"), "enter")
        assert "looking for feeds" in room.told
        server.let_go()
        await over(room)
        assert room.titles == ["News 2", "News 1", "News 0"]
        assert room.told.startswith("added Wire: 3 articles")
        assert "from Wire" in room.status, "it is selected"
        await room.press("j", "r")
        await over(room)
        assert room.told.startswith("Wire: nothing new")


async def test_the_samples_on_one_key(tmp_path: Path) -> None:
    from tuireader.paths import shipped

    if not any(shipped("seeds").glob("*.txt")):
        pytest.skip("no samples are shipped")
    async with opened(stocked(tmp_path)) as room:
        await room.press("E")
        await over(room)
        assert len(room.titles) >= 3
        await room.press("enter")
        assert room.open


def test_feeds_out_of_a_list_are_not_taken_for_articles() -> None:
    tally = outcomes.Tally()
    for outcome in ({"result": "new", "id": None}, {"result": "new", "id": None}, {"result": "new", "id": 7}):
        tally.add(outcome)
    assert outcomes.of_import(tally) == "2 feeds, 1 new; {key:refresh_all} asks for their news"
