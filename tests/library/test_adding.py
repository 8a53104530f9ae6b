"""A feed subscribed by its address, or by a page that names it."""

from __future__ import annotations

import pytest
from pytest_httpserver import HTTPServer

from tests.library.test_refreshing import XML, feed, told
from tests.library_builder import Shelf
from tuireader.config import Config
from tuireader.library import adding, exporting, overview
from tuireader.library.addresses import address_of, title_of
from tuireader.model import Refreshed


def add(shelf: Shelf, address: str) -> Refreshed:
    (outcome,) = adding.add(shelf.library, [address])
    return outcome


def test_a_feed_by_its_address_twice(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed("One"), content_type=XML)
    assert told(add(shelf, httpserver.url_for("/feed"))) == ("new", 1, 0)
    again = add(shelf, httpserver.url_for("/feed"))
    assert told(again) == ("unchanged", 0, 0) and "already" in again.reason
    assert len(overview.sources(shelf.library)) == 1


def test_a_page_that_names_its_feeds(shelf: Shelf, httpserver: HTTPServer) -> None:
    links = "".join(f'<link rel="alternate" type="{XML}" href="/{name}">' for name in ("bad", "good", "other"))
    httpserver.expect_request("/page").respond_with_data(f"<html><head>{links}</head></html>", content_type="text/html")
    httpserver.expect_request("/bad").respond_with_data("<html>no</html>", content_type="text/html")
    httpserver.expect_request("/good").respond_with_data(feed("One"), content_type=XML)
    outcome = add(shelf, httpserver.url_for("/page"))
    assert (outcome.url, *told(outcome)) == (httpserver.url_for("/good"), "new", 1, 0)
    assert httpserver.url_for("/other") in outcome.reason


def test_a_page_that_names_none_is_asked_where_feeds_often_lie(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("<html><body>News</body></html>", content_type="text/html")
    httpserver.expect_request("/feed").respond_with_data(feed("One"), content_type=XML)
    assert told(add(shelf, httpserver.url_for("/"))) == ("new", 1, 0)


def test_a_page_without_feeds_says_so(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("<html><body>News</body></html>", content_type="text/html")
    outcome = add(shelf, httpserver.url_for("/"))
    assert outcome.result == "failed" and "no feed is named there" in outcome.reason
    assert overview.sources(shelf.library) == ()


def test_one_that_moved_for_good_is_subscribed_where_it_is(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/old").respond_with_data(status=308, headers={"Location": "/new"})
    httpserver.expect_request("/new").respond_with_data(feed("One"), content_type=XML)
    assert add(shelf, httpserver.url_for("/old")).url == httpserver.url_for("/new")


def test_a_page_cannot_name_a_feed_on_a_private_host_that_nobody_typed(shelf: Shelf, httpserver: HTTPServer) -> None:
    private = f"http://127.0.0.1:{httpserver.port}/secret"
    page = f'<html><head><link rel="alternate" type="{XML}" href="{private}"></head></html>'
    httpserver.expect_request("/page").respond_with_data(page, content_type="text/html")
    httpserver.expect_request("/secret").respond_with_data(feed("One"), content_type=XML)
    outcome = add(shelf, f"http://localhost:{httpserver.port}/page")
    assert outcome.result == "failed"
    assert [request.path for request, _ in httpserver.log] == ["/page"]


def test_we_call_ourselves_what_the_reader_says(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed", headers={"User-Agent": "me/1.0"}).respond_with_data(
        feed("One"), content_type=XML
    )
    shelf.library.config = Config(user_agent="me/1.0")
    assert told(add(shelf, httpserver.url_for("/feed"))) == ("new", 1, 0)


@pytest.mark.parametrize(
    "address", ["http://[half", "ftp://a.example", "file:///etc/passwd", "", "http://", "a b", "\x1b[31m", "x" * 9000]
)
def test_what_is_no_address_is_said_in_words(shelf: Shelf, address: str) -> None:
    outcome = add(shelf, address)
    assert outcome.result == "failed" and outcome.reason
    assert overview.sources(shelf.library) == ()


def test_one_that_fails_costs_nobody(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed("One"), content_type=XML)
    addresses = [httpserver.url_for("/missing"), "http://127.0.0.1:1/", httpserver.url_for("/feed")]
    assert [one.result for one in adding.add(shelf.library, addresses)] == ["failed", "failed", "new"]


def test_addresses_as_people_type_them() -> None:
    assert address_of(" example.org/feed ") == "https://example.org/feed"
    assert address_of("feed://example.org/x") == "https://example.org/x"
    assert address_of("feed:http://example.org/x") == "http://example.org/x"
    assert title_of("https://Example.org/x") == "example.org"
    assert title_of("http://[half") == "http://[half"


def test_subscriptions_come_back_as_they_went(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed("One", name="Post & Times"), content_type=XML)
    add(shelf, httpserver.url_for("/feed"))
    shelf.source("Signals", "Sea", "Ports")
    shelf.take(shelf.write("news.xml", feed("Two", name="A file")), shelf.write("a.txt", "Note\n\nText.\n"))
    written = shelf.write("out.opml", exporting.subscriptions(shelf.library))
    assert [(one.result, one.title) for one in shelf.take(written)] == [
        ("unchanged", "Post & Times"),
        ("unchanged", "Signals"),
    ]
    assert b"Sea" in written.read_bytes() and b"A file" not in written.read_bytes()
