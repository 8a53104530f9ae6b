"""i: an article's images on the screen, asked for, fetched and drawn only when the reader says so."""

from __future__ import annotations

import io
import sys
import threading
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.ui.room_driver import NOW, Driver, draft, empty, opened, wide
from tuireader.config import Config
from tuireader.importers.entries import entries_of
from tuireader.library import Library
from tuireader.model.documents import Document
from tuireader.ui.images.screen import ImageScreen

Image = pytest.importorskip("PIL.Image")
pytestmark = pytest.mark.usefixtures("kept_workers")


def png(colour: tuple[int, int, int] = (255, 255, 255), size: tuple[int, int] = (30, 20)) -> bytes:
    into = io.BytesIO()
    Image.new("RGB", size, colour).save(into, "PNG")
    return into.getvalue()


def held(content: bytes) -> str:
    """The address of an image that the article itself holds."""
    return "data:image/png;base64," + b64encode(content).decode()


def noise(width: int, height: int) -> bytes:
    """An image whose file is large enough to be more than a placeholder."""
    into = io.BytesIO()
    Image.effect_noise((width, height), 90).convert("RGB").save(into, "PNG")
    return into.getvalue()


def subscribed(folder: Path, server: HTTPServer, images: Sequence[tuple[str, str]]) -> Library:
    """An article with these images (address, alternative text) and an older one without any."""
    from tuireader.store.content import shelf
    from tuireader.store.subscriptions import sources

    library = empty(folder)
    feed, _ = sources.ensure(library.db, "feed", server.url_for("/feed"), "Ledger", NOW, typed=True)
    body = "<p>Before.</p>" + "".join(f"<p><img src='{url}' alt='{alt}'></p>" for url, alt in images)
    drafts = (
        draft("Ferries", body=body, form="html", url=server.url_for("/page")),
        draft("Swifts", hours=1, body="No image here."),
    )
    shelf.save(library.db, feed, feed, entries_of(Document("feed", drafts)), NOW)
    return library


def stage(room: Driver) -> str:
    screen = room.app.screen
    return screen.stage if isinstance(screen, ImageScreen) else ""


async def at(room: Driver, wanted: str) -> None:
    await room.until(lambda: stage(room) == wanted, wanted)
    await room.settle()


def asked(server: HTTPServer) -> list[str]:
    return [f"{request.method} {request.path}" for request, _ in server.log]


def drawn_cells(room: Driver) -> int:
    """Cells whose ground has a colour of an image's."""
    strips = room.app.screen._compositor.render_strips()
    return sum(
        segment.cell_length
        for strip in strips
        for segment in strip
        if segment.style and segment.style.bgcolor and segment.style.bgcolor.triplet == (255, 255, 255)
    )


async def test_one_image_is_offered_fetched_and_left(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/f.png").respond_with_data(png(), content_type="image/png")
    async with opened(subscribed(tmp_path, httpserver, [("/f.png", "The ferry [b]at[/b] night")])) as room:
        await room.press("enter")
        before = room.screen
        assert asked(httpserver) == []
        await room.press("I")
        await at(room, "offered")
        assert "The ferry [b]at[/b] night" in wide(room.screen)
        assert f"{len(png())} bytes PNG from localhost: Enter fetches it, Esc does not" in wide(room.screen)
        assert httpserver.url_for("/f.png") in wide(room.screen)
        assert asked(httpserver) == ["HEAD /f.png"]
        await room.press("escape")
        assert room.screen == before
        await room.press("I")
        await at(room, "offered")
        await room.press("enter")
        await at(room, "shown")
        assert asked(httpserver)[2:] == ["GET /f.png"]
        assert drawn_cells(room) == 30 * 10, "20 pixels down are 10 cells"
        assert "The ferry [b]at[/b] night" in room.told
        assert f"30×20 PNG, {len(png())} bytes" in room.told
        await room.press("z")
        assert room.screen == before, "any key leads back"
        await room.press("I")
        await at(room, "shown")
        assert asked(httpserver)[3:] == [], "it was kept"


async def test_it_is_drawn_anew_at_another_size(tmp_path: Path, httpserver: HTTPServer) -> None:
    async with opened(subscribed(tmp_path, httpserver, [(held(png(size=(800, 400))), "F")])) as room:
        await room.press("enter", "I")
        await at(room, "shown")
        assert drawn_cells(room) == 80 * 20
        await room.resize(40, 24)
        await room.until(lambda: drawn_cells(room) == 40 * 10, "the smaller one")


@pytest.mark.long
async def test_several_are_listed_and_walked_each_asked_for(tmp_path: Path, httpserver: HTTPServer) -> None:
    for name in "ab":
        httpserver.expect_request(f"/{name}.png").respond_with_data(png(), content_type="image/png")
    httpserver.expect_request("/c.png").respond_with_data("no", status=403)
    pictures = [("/a.png", "First"), ("/b.png", "Second"), ("/c.png", "Third")]
    async with opened(subscribed(tmp_path, httpserver, pictures)) as room:
        await room.press("enter")
        before = room.screen
        await room.press("I")
        assert room.screen[0].split() == ["Images"]
        assert "  2  Second" in room.screen[2] and "/b.png" in room.screen[2]
        assert asked(httpserver) == []
        await room.press("j", "enter")
        await at(room, "offered")
        assert "Second" in wide(room.screen)
        assert "2 of 3" in room.told
        await room.press("n")
        await at(room, "failed")
        assert "the server refuses the image to programs (403)" in wide(room.screen)
        await room.press("j")
        assert "this is the last image" in room.told
        await room.press("k", "p")
        await at(room, "offered")
        assert "First" in wide(room.screen)
        assert "GET /a.png" not in asked(httpserver)
        await room.press("a")
        await at(room, "shown")
        await room.press("n")
        await room.until(lambda: "GET /b.png" in asked(httpserver), "the second without a question")
        await room.until(lambda: "Second" in room.told and "2 of 3" in room.told, "its line")
        await room.press("escape")
        assert room.screen == before


async def test_enter_typed_ahead_of_the_size_is_no_consent(tmp_path: Path, httpserver: HTTPServer) -> None:
    may_answer = threading.Event()

    def answer(_: Request) -> Response:
        may_answer.wait(60)
        return Response(png(), content_type="image/png")

    httpserver.expect_request("/f.png").respond_with_handler(answer)
    async with opened(subscribed(tmp_path, httpserver, [("/f.png", "F")])) as room:
        await room.press("enter")
        before = room.screen
        await room.burst("I", "enter", "enter", "z")
        assert "asking localhost how large it is" in wide(room.screen)
        may_answer.set()
        await at(room, "offered")
        assert asked(httpserver) == ["HEAD /f.png"]
        may_answer.clear()
        await room.press("enter")
        assert "fetching it from localhost" in wide(room.screen)
        await room.press("escape")
        assert room.screen == before
        may_answer.set()


async def test_an_image_in_the_article_itself_comes_at_once(tmp_path: Path, httpserver: HTTPServer) -> None:
    async with opened(subscribed(tmp_path, httpserver, [(held(noise(20, 20)), "A map")])) as room:
        await room.press("enter", "I")
        await at(room, "shown")
        assert "A map" in room.told and "20×20 PNG" in room.told
        await room.press("escape")
        assert room.focus == "pane"
    assert httpserver.log == []


async def test_what_cannot_be_drawn_says_why(tmp_path: Path, httpserver: HTTPServer) -> None:
    drawing = held(b"<svg><script>" + b"x" * 200 + b"</script></svg>")
    async with opened(subscribed(tmp_path, httpserver, [(drawing, "\x1b[2J&#27;[2JF")])) as room:
        await room.press("enter", "I")
        await at(room, "failed")
        assert "this is an SVG drawing, which can hold programs" in wide(room.screen)
        assert "\x1b" not in wide(room.screen)
        await room.press("z")
        assert stage(room) == ""


async def test_without_colours_shades_that_can_be_inverted(tmp_path: Path, httpserver: HTTPServer) -> None:
    library = subscribed(tmp_path, httpserver, [(held(png(size=(400, 400))), "F")])
    async with opened(library, config=Config(theme="mono")) as room:
        await room.press("enter", "I")
        await at(room, "shown")
        assert wide(room.screen).count("█") == 46 * 23
        await room.press("I")
        assert wide(room.screen).count("█") == 0
        await room.press("z")
        assert stage(room) == ""


async def test_a_narrow_screen_shows_what_is_said_beside_a_long_name(tmp_path: Path, httpserver: HTTPServer) -> None:
    async with opened(subscribed(tmp_path, httpserver, [("http://localhost:1/f.png", "漢字 " * 90)])) as room:
        await room.resize(20, 10)
        await room.press("enter", "I")
        await at(room, "failed")
        assert room.screen[0].strip().startswith("漢字 漢字")
        assert "refuses" in wide(room.screen) and "Enter try" in room.told
        for width, height in ((1, 1), (2, 2), (200, 60)):
            await room.resize(width, height)
            assert {len(line) for line in room.screen if line.isascii()} <= {width}


async def test_no_images_and_no_pillow_are_said(
    tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(subscribed(tmp_path, httpserver, [("/f.png", "F")])) as room:
        await room.press("j", "enter", "I")
        assert "this article has no images" in room.told
        monkeypatch.setitem(sys.modules, "PIL", None)
        await room.press("h", "k", "enter", "I")
        assert "pip install 'tuireader[images]'" in room.told
        assert httpserver.log == []
