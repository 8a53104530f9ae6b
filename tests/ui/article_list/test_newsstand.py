"""News are announced, whoever brings them, and nothing moves; a feed that is added is picked, fetched, selected."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.ui.beside.test_errands import feed, over
from tests.ui.room_driver import NOW, Driver, draft, many, opened, stocked, wide
from tuireader.config import Config
from tuireader.importers.entries import entries_of
from tuireader.library.sources import settling
from tuireader.model.documents import Document
from tuireader.model.drafts import Draft
from tuireader.store.content import shelf
from tuireader.store.subscriptions import sources


def bring(folder: Path, *drafts: Draft, source: str = "Post") -> int:
    """Articles brought by another program; the id of their source."""
    from tuireader.library import open_library

    with open_library(folder / "library.sqlite", durable=False, now=lambda: NOW) as library:
        id, _ = sources.ensure(library.db, "feed", f"https://{source.lower()}.example/feed", source, NOW, typed=True)
        shelf.save(library.db, id, id, entries_of(Document("feed", drafts)), NOW)
        return id


async def announced(room: Driver, words: str) -> None:
    await room.until(lambda: words in room.told, words)


LONG = "\n\n".join(f"Paragraph {n}. " + "Some words of it and more. " * 9 for n in range(60))


async def test_the_view_stays_as_it_is_when_news_come(tmp_path: Path) -> None:
    """C1: list at row 500, article open at 40 %; 30 newer articles, another title for the selected one."""
    titled = [draft(f"Title {n}", hours=n, body=LONG, guid=f"g{n}") for n in range(600)]
    library = stocked(tmp_path)
    bring(tmp_path, *titled)
    async with opened(library) as room:
        await room.press(".", *["pagedown"] * 23, "enter")
        await room.press(*["pagedown"] * 10)
        assert 30 <= int(room.room.pane.progress.rstrip("%")) <= 60, room.room.pane.progress
        before, place, chosen = room.screen, room.place, room.room.list.chosen
        assert chosen is not None and int(chosen.title.split()[1]) > 480
        number = chosen.title.split()[1]
        corrected = draft(f"Other {number}", hours=int(number), body=LONG, guid=f"g{number}")
        bring(tmp_path, *(draft(f"News {n}", hours=-1, guid=f"n{n}") for n in range(30)), corrected)
        await announced(room, "30 new, press .")
        changed = [(old, new) for old, new in zip(before[1:-1], room.screen[1:-1], strict=True) if old != new]
        assert changed == [(old, old.replace(f"Title {number}", f"Other {number}")) for old, _ in changed]
        assert len(changed) <= 2, "the row, and the name over the article"
        assert room.place == (f"Other {number}", place[1])
        await room.press("q", ".")
        assert room.place == (f"Other {number}", place[1])
        assert room.told.startswith("30 new above; g g goes there")
        await room.press("g", "g")
        assert room.titles[0].startswith("News ")


async def test_an_empty_list_shows_what_another_program_brings_and_then_stays(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path)) as room:
        bring(tmp_path, draft("One", guid="1"))
        await room.until(lambda: room.titles == ["One"], "the first in sight")
        bring(tmp_path, draft("Two", hours=-1, guid="2"))
        await announced(room, "1 new, press .")
        assert room.titles == ["One"], "nothing moves"


async def test_what_another_program_brings_is_announced_once(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(60, "sea"))) as room:
        await room.press("j", "j")
        rows = room.rows
        bring(tmp_path, draft("One", guid="1"), draft("Two", guid="2"))
        await announced(room, "2 new, press .")
        assert (room.rows, room.chosen) == (rows, "Title 2")
        bring(tmp_path, draft("Three", "sea", guid="3"))
        await announced(room, "3 new, press .")
        await room.press("t", *"sea", "enter")
        assert "new" not in room.told, "the list was read anew"
        bring(tmp_path, draft("Four", guid="4"))
        await announced(room, "1 new, not in this view")
        bring(tmp_path, draft("Five", "sea", guid="5"))
        await announced(room, "2 new, 1 here, press .")
        await room.press(".")
        assert room.told.startswith("1 new above; g g goes there")
        assert room.chosen == "Title 2"
        await room.press("g", "g")
        assert room.titles[:2] == ["Five", "Three"] and "Four" not in room.titles
        await room.press("j")
        bring(tmp_path, draft("Six", "sea", guid="6"))
        await announced(room, "1 new, press .")
        await room.press(".")
        assert (room.titles[0], room.place) == ("Six", ("Three", 2)), "at the top what is new comes into sight"
        assert "press ." not in room.told


async def test_an_empty_list_shows_what_comes(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path)) as room:
        bring(tmp_path, draft("One", guid="1"))
        await room.until(lambda: room.titles == ["One"], "the article")
        assert "new" not in room.told


async def test_muted_sources_announce_nothing(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed(3), content_type="application/rss+xml")
    library = stocked(tmp_path, many(3))
    library.db.execute("UPDATE sources SET gone = 1")
    wire, _ = sources.ensure(library.db, "feed", httpserver.url_for("/feed"), "Wire", NOW, typed=True)
    settling.mute(library, [wire])
    async with opened(library) as room:
        await room.press("R")
        await over(room)
        assert "press ." not in room.told
        assert library.db.execute("SELECT count(*) FROM articles WHERE read = 1").fetchone() == (3,)


async def test_the_reader_asks_by_itself_only_if_that_is_wanted(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed(2), content_type="application/rss+xml")
    library = stocked(tmp_path, many(3))
    library.db.execute("UPDATE sources SET gone = 1")
    sources.ensure(library.db, "feed", httpserver.url_for("/feed"), "Wire", NOW, typed=True)
    async with opened(library) as room:
        assert not room.room.errands.running
    assert httpserver.log == []
    async with opened(library, config=Config(refresh_by_itself=True)) as room:
        await announced(room, "2 new, press .")
        assert room.titles == ["Title 0", "Title 1", "Title 2"]


PAGE = """<html><head><title>Post</title>
<link rel="alternate" type="application/rss+xml" title="All of it" href="/feed">
<link rel="alternate" type="application/rss+xml" title="Sport only" href="/sport"></head><body>Hello</body></html>"""


async def test_of_several_feeds_one_is_picked(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    httpserver.expect_request("/feed").respond_with_data(feed(3), content_type="application/rss+xml")
    httpserver.expect_request("/sport").respond_with_data(
        feed(0).replace("Wire", "Sport"), content_type="application/rss+xml"
    )
    async with opened(stocked(tmp_path, many(9))) as room:
        await room.press("a", *httpserver.url_for("/"), "enter")
        await over(room)
        await room.settle()
        text = wide(room.screen)
        assert "2 feeds are there" in text
        assert "All of it" in text and "Sport only" in text and "all 2 of them" in text
        await room.press("j", "enter")
        await over(room)
        assert room.told.startswith("added Sport; it holds no articles yet"), "an empty feed says so"
        assert "from Sport" in room.status


@pytest.mark.long
async def test_one_that_is_added_in_the_list_of_sources_is_under_the_cursor(
    tmp_path: Path, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed(3), content_type="application/rss+xml")
    async with opened(stocked(tmp_path, many(9))) as room:
        await room.press("g", "s", "a", *httpserver.url_for("/feed"), "enter")
        await room.until(lambda: "added Wire: 3 articles" in room.told, "the feed")
        await room.press("enter")
        assert room.titles == ["News 2", "News 1", "News 0"], "the new one was under the cursor"


async def test_an_address_without_feeds_says_what_to_do(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("<html><body>Hello</body></html>", content_type="text/html")
    async with opened(stocked(tmp_path, many(3))) as room:
        await room.press("a", *httpserver.url_for("/"), "enter")
        await over(room)
        assert room.told.startswith("not added: ") and "page" in room.told
        assert room.place == ("Title 0", 0)
