"""F: the page's text in the pane, at the same place, beside the feed's."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.pages import PARAGRAPHS, page
from tests.ui.room_driver import NOW, Driver, draft, empty, opened, wide
from tuireader.importers.entries import entries_of
from tuireader.library import Library
from tuireader.model.documents import Document

pytest.importorskip("trafilatura")


def subscribed(folder: Path, server: HTTPServer, count: int = 2, body: str = "") -> Library:
    """Articles of a feed on this machine; ``Title 0`` is the newest."""
    from tuireader.store.content import shelf
    from tuireader.store.finding import search
    from tuireader.store.subscriptions import sources

    library = empty(folder)
    feed, _ = sources.ensure(library.db, "feed", server.url_for("/feed"), "Ledger", NOW, typed=True)
    drafts = tuple(
        draft(f"Title {n}", hours=n, body=body or PARAGRAPHS[0][:60] + " …", url=server.url_for(f"/{n}"))
        for n in range(count)
    )
    shelf.save(library.db, feed, feed, entries_of(Document("feed", drafts)), NOW)
    for _ in search.catch_up(library.db):
        pass
    return library


async def over(room: Driver) -> None:
    await room.until(lambda: not room.room.pages.running, "the end of the errand")
    await room.settle()


async def test_the_text_comes_is_toggled_and_taken_back(tmp_path: Path, httpserver: HTTPServer) -> None:
    may_answer = answering_late(httpserver)
    async with opened(subscribed(tmp_path, httpserver)) as room:
        await room.press("enter")
        await room.press("F")
        assert "fetching the page … · g x stops" in room.told
        may_answer.set()
        await over(room)
        assert "council had voted in March" in wide(room.screen)
        assert "the whole text, " in room.told
        assert "fetching" not in room.told
        await room.press("F")
        assert "council had voted" not in wide(room.screen)
        assert "the feed's text" in room.told
        await room.press("F")
        assert "council had voted in March" in wide(room.screen)
        await room.press("z")
        assert "council had voted" not in wide(room.screen)
        assert "taken back: fetched the full text" in room.told
        await room.press("Z")
        assert "council had voted in March" in wide(room.screen)


async def test_the_place_stays_where_both_have_the_paragraph(tmp_path: Path, httpserver: HTTPServer) -> None:
    inner = "".join(f"<p>Only the page has paragraph {n}, and it has it before the others.</p>" for n in range(30))
    after = "".join(f"<p>And after them it has paragraph {n} of some more.</p>" for n in range(9))
    html = page(inner=inner).replace('<div class="related', f'{after}<div class="related')
    httpserver.expect_request("/0").respond_with_data(html, content_type="text/html")
    body = "\n\n".join([PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[3], *["and so on " * 12] * 3])
    async with opened(subscribed(tmp_path, httpserver, body=body), size=(60, 12)) as room:
        pane = room.room.pane

        def first_line() -> str:
            return pane.render_line(1).text.strip()

        await room.press("enter")
        while not first_line().startswith("On Friday"):
            await room.press("j")
        before = pane.top
        await room.press("F")
        await over(room)
        assert first_line().startswith("On Friday")
        assert pane.top > before + 30
        await room.press("F")
        assert first_line().startswith("On Friday")
        assert pane.top == before


def answering_late(httpserver: HTTPServer) -> threading.Event:
    """The first page comes when this has been set."""
    may_answer = threading.Event()

    def answer(_: Request) -> Response:
        may_answer.wait(60)
        return Response(page(), content_type="text/html")

    httpserver.expect_request("/0").respond_with_handler(answer)
    return may_answer


async def test_another_article_open_by_then_is_not_disturbed(tmp_path: Path, httpserver: HTTPServer) -> None:
    may_answer = answering_late(httpserver)
    async with opened(subscribed(tmp_path, httpserver)) as room:
        await room.press("enter", "F", "J")
        assert room.open == "Title 1"
        screen = room.screen[1:-1]
        may_answer.set()
        await over(room)
        assert room.open == "Title 1"
        assert room.screen[1:-1] == screen
        assert "“Title 0”: the whole text" in room.told
        await room.press("K")
        assert "council had voted in March" in wide(room.screen)


async def test_a_failure_says_why_and_leaves_the_text(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/0").respond_with_data("[/] \x1b[2J no", status=403)
    async with opened(subscribed(tmp_path, httpserver)) as room:
        await room.press("enter")
        before = room.screen[:-1]
        await room.press("F")
        await over(room)
        assert "refuses the page to programs (403)" in room.told
        assert room.screen[:-1] == before
        await room.press("z")
        assert "marked" in room.told, "there is only the mark of reading to take back"


async def test_x_stops_it(tmp_path: Path, httpserver: HTTPServer) -> None:
    may_answer = answering_late(httpserver)
    async with opened(subscribed(tmp_path, httpserver)) as room:
        await room.press("enter", "F", "F")
        assert "still fetching the page; g x stops it" in room.told
        await room.press("g", "x")
        await over(room)
        assert "stopped fetching the page" in room.told
        may_answer.set()


async def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "sitecustomize.py").write_text(
        "import importlib.util as u\nfound = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'trafilatura' else found(name, *a)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hidden"))
    async with opened(subscribed(tmp_path, httpserver), size=(160, 24)) as room:
        await room.press("enter", "F")
        await over(room)
        assert "pip install 'tuireader[fulltext]'" in room.told
