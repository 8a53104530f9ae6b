"""The images of an article: which there are, what one would be, one fetched; and that nothing is asked by itself."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.library_builder import Shelf
from tests.sync.servers import free_port, serving
from tuireader.importers.entries import entries_of
from tuireader.library.articles import data_addresses, images, showing
from tuireader.library.articles.images import Content, Offer
from tuireader.library.sources.as_its_source import _with_login
from tuireader.model.articles import Article
from tuireader.model.documents import Document, Refused
from tuireader.model.drafts import Attachment, Draft
from tuireader.reading.blocks import Image
from tuireader.store.content import shelf as shelves
from tuireader.store.subscriptions import sources
from tuireader.sync import pictures
from tuireader.sync.answers import Limits

PNG = b"\x89PNG\r\n\x1a\n" + b"ferry" * 100


def article(shelf: Shelf, server: HTTPServer, *addresses: str) -> Article:
    body = "".join(f"<p>Words.<img src='{address}' alt='picture {n}'>" for n, address in enumerate(addresses, 1))
    feed, _ = sources.ensure(shelf.library.db, "feed", server.url_for("/feed"), "Ledger", shelf.clock(), typed=True)
    one = Draft(title="Ferries", body=body, form="html", url=server.url_for("/ferries"))
    id = shelves.save(shelf.library.db, feed, feed, entries_of(Document("feed", (one,))), shelf.clock())[0].id
    found = showing.article(shelf.library, id)
    assert found is not None
    return found


def only(whole: Article) -> Image:
    (image,) = images.in_article(whole)
    return image


def asked(server: HTTPServer) -> list[str]:
    return [f"{request.method} {request.path}" for request, _ in server.log]


def test_an_article_with_five_images_asks_for_nothing(shelf: Shelf, httpserver: HTTPServer) -> None:
    whole = article(shelf, httpserver, *(f"/{n}.png" for n in range(5)))
    showing.laid_out(whole, 80, shelf.clock()).count()
    assert [image.text for image in images.in_article(whole)] == [f"picture {n}" for n in range(1, 6)]
    assert asked(httpserver) == []


def test_attached_images_come_after_those_of_the_text(shelf: Shelf, httpserver: HTTPServer) -> None:
    a, b = httpserver.url_for("/a.png"), httpserver.url_for("/b.jpg")
    whole = replace(
        article(shelf, httpserver, "/a.png"),
        attachments=(
            Attachment(a, "image/png"),
            Attachment(b, "image/jpeg", 1234, title="Harbour"),
            Attachment("https://x.example/s.mp3", "audio/mpeg"),
            Attachment("ftp://x.example/s.png", "image/png"),
        ),
    )
    assert [(image.url, image.text) for image in images.in_article(whole)] == [(a, "picture 1"), (b, "Harbour")]
    assert images.known_sizes(whole) == {b: 1234}


def test_the_offer_comes_by_head_and_takes_nothing(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/f.png").respond_with_data(PNG, content_type="image/png")
    whole = article(shelf, httpserver, "/f.png")
    assert images.offer(shelf.library, whole, only(whole)) == Offer("image/png", len(PNG), "localhost")
    assert asked(httpserver) == ["HEAD /f.png"]
    assert images.fetch(shelf.library, whole, only(whole)) == Content("image/png", PNG)
    request = httpserver.log[-1][0]
    assert "image/webp" in request.headers["Accept"]
    assert request.headers["User-Agent"].startswith("tuireader/")
    assert "Referer" not in request.headers and "Cookie" not in request.headers


@pytest.mark.parametrize("head", [405, 403, 404, 501, 200])
def test_where_head_gets_no_image_the_headers_of_a_get_tell(shelf: Shelf, httpserver: HTTPServer, head: int) -> None:
    def answer(request: Request) -> Response:
        if request.method == "HEAD":
            return Response("", status=head, content_type="text/html")
        return Response(PNG, content_type="image/png; charset=binary")

    httpserver.expect_request("/f.png").respond_with_handler(answer)
    whole = article(shelf, httpserver, "/f.png")
    found = images.offer(shelf.library, whole, only(whole))
    if head == 404:
        assert found == Refused("the image is not there any more (404)")
        assert asked(httpserver) == ["HEAD /f.png"]
    else:
        assert found == Offer("image/png", len(PNG), "localhost")
        assert asked(httpserver) == ["HEAD /f.png", "GET /f.png"]


def test_the_login_of_the_feed_goes_to_its_own_place_only_and_is_not_shown(
    shelf: Shelf, httpserver: HTTPServer
) -> None:
    for path in ("/f.png", "/elsewhere.png"):
        httpserver.expect_request(path).respond_with_data(PNG, content_type="image/png")
    place = f"localhost:{httpserver.port}"
    feed, _ = sources.ensure(shelf.library.db, "feed", f"http://ann:pw@{place}/feed", "L", shelf.clock(), typed=True)
    one = Draft(title="F", body="<img src=/f.png alt=F>", form="html")
    id = shelves.save(shelf.library.db, feed, feed, entries_of(Document("feed", (one,))), shelf.clock())[0].id
    whole = showing.article(shelf.library, id)
    assert whole is not None
    assert only(whole).url == f"http://{place}/f.png"
    assert isinstance(images.fetch(shelf.library, whole, only(whole)), Content)
    assert httpserver.log[-1][0].headers["Authorization"] == "Basic YW5uOnB3"
    other = Image(f"http://eve:x@{place}/elsewhere.png", "")
    assert images._without_login(other).url == f"http://{place}/elsewhere.png"


@pytest.mark.parametrize(
    ("url", "source", "asked"),
    [
        ("https://a.example/i", "https://u:p@a.example/f", "https://u:p@a.example/i"),
        ("http://a.example/i", "https://u:p@a.example/f", "http://a.example/i"),
        ("https://a.example:8443/i", "https://u:p@a.example/f", "https://a.example:8443/i"),
        ("https://b.example/i", "https://u:p@a.example/f", "https://b.example/i"),
        ("https://a.example/i", "https://a.example/f", "https://a.example/i"),
    ],
)
def test_where_a_login_goes(url: str, source: str, asked: str) -> None:
    assert _with_login(url, source) == asked


def test_a_size_that_is_not_said_is_unknown(shelf: Shelf, httpserver: HTTPServer) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\nConnection: close\r\n\r\n"
    with serving(head) as server:
        whole = article(shelf, httpserver, server.url("/a.gif", host="localhost"))
        found = images.offer(shelf.library, whole, only(whole))
    assert found == Offer("image/gif", None, "localhost")
    assert images.facts(found) == "GIF of unknown size from localhost"


@pytest.mark.parametrize(
    ("status", "kind", "body", "reason"),
    [
        (403, "image/png", b"no", "the server refuses the image to programs (403)"),
        (410, "image/png", b"", "the image is gone for good (410)"),
        (200, "text/html", b"<html>", "this is a web page, not an image"),
        (200, "image/svg+xml", b"<svg>", "this is an SVG drawing, which can hold programs and is not drawn here"),
        (200, "image/png", b"x" * 10_500_000, "this image has 10.5 MB, more than 10 MB, and is not fetched"),
    ],
)
def test_what_cannot_be_offered_says_why(
    shelf: Shelf, httpserver: HTTPServer, status: int, kind: str, body: bytes, reason: str
) -> None:
    httpserver.expect_request("/f").respond_with_data(body, status=status, content_type=kind)
    whole = article(shelf, httpserver, "/f")
    assert images.offer(shelf.library, whole, only(whole)) == Refused(reason)


def test_more_than_the_limit_is_not_read(shelf: Shelf, httpserver: HTTPServer) -> None:
    def answer(_: Request) -> Response:  # without Content-Length
        return Response((b"x" * 1_000_000 for _ in range(11)), content_type="image/png")

    httpserver.expect_request("/f").respond_with_handler(answer)
    whole = article(shelf, httpserver, "/f")
    found = images.fetch(shelf.library, whole, only(whole))
    assert found == Refused("the image is larger than 10 MB and is not fetched")


def test_no_article_leads_into_the_private_network(shelf: Shelf, httpserver: HTTPServer) -> None:
    """Neither by an address of another host than the one that was typed, nor by a redirect."""
    inside = "the image is on a private network, where an article may not send us"
    other = article(shelf, httpserver, f"http://127.0.0.1:{httpserver.port}/f.png")
    assert images.offer(shelf.library, other, only(other)) == Refused(inside)
    moved = {"Location": f"http://127.0.0.1:{httpserver.port}/f.png"}
    httpserver.expect_request("/moved.png").respond_with_data(b"", status=302, headers=moved)
    whole = article(shelf, httpserver, "/moved.png")
    image = images.in_article(whole)[-1]
    assert images.offer(shelf.library, whole, image) == Refused(inside)
    assert images.fetch(shelf.library, whole, image) == Refused(inside)
    assert not any(path.endswith(" /f.png") for path in asked(httpserver))


def test_a_server_that_hangs_costs_only_its_time(
    shelf: Shelf, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "LIMITS", Limits(idle=0.5))
    with serving(lambda peer, head: peer.recv(1)) as server:  # type: ignore[arg-type, return-value]
        whole = article(shelf, httpserver, server.url("/a.png", host="localhost"))
        found = images.fetch(shelf.library, whole, only(whole))
    assert found == Refused("the image did not come in time. Try again later")
    whole = article(shelf, httpserver, f"http://localhost:{free_port()}/a.png")
    found = images.offer(shelf.library, whole, images.in_article(whole)[-1])
    assert isinstance(found, Refused) and "localhost" in found.reason


def test_an_image_in_the_article_itself_needs_no_network(shelf: Shelf, httpserver: HTTPServer) -> None:
    whole = article(shelf, httpserver, "data:image/png;base64," + b64encode(PNG).decode())
    image = only(whole)
    assert images.held(image) == Content("image/png", PNG)
    found = images.offer(shelf.library, whole, image)
    assert found == Offer("image/png", len(PNG), "")
    assert images.facts(found) == "508 bytes PNG in the article itself"
    assert images.without_content(image).url == "data:image/png;base64"
    assert asked(httpserver) == []


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("data:image/png;base64,QUJD", ("image/png", b"ABC")),
        ("DATA:image/GIF;charset=x;BASE64,QUI", ("image/gif", b"AB")),
        ("data:image/png;base64,QU%4A D%0a", ("image/png", b"ABC")),
        ("data:image/svg+xml,%3Csvg%3E", ("image/svg+xml", b"<svg>")),
        ("data:,A%20B", ("text/plain", b"A B")),
        ("data:image/png;base64,-_-_", ("image/png", b"\xfb\xff\xbf")),
        ("data:image/png;base64,???", None),
        ("data:image/png;base64", None),
        ("http://x.example/,a", None),
        ("data:image/png,12345678901", None),
        ("data:image/png;base64," + "QUJD" * 4, None),
    ],
)
def test_data_addresses(address: str, found: tuple[str, bytes] | None) -> None:
    assert data_addresses.content(address, 10) == found


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (Offer("image/jpeg", 1_234_567, "a.example"), "1.2 MB JPEG from a.example"),
        (Offer("image/x-icon", 999, "a.example"), "999 bytes ICON from a.example"),
        (Offer("", 34_400, "a.example"), "34 kB file of unknown type from a.example"),
        (
            Offer("application/pdf", None, "a.example"),
            "something called application/pdf of unknown size from a.example",
        ),
        (Offer("image/png", 999_700, "a.example"), "1.0 MB PNG from a.example"),
    ],
)
def test_an_offer_in_words(offer: Offer, words: str) -> None:
    assert images.facts(offer) == words
