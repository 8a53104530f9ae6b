"""A feed subscribed by its address, or by a page that names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import pytest
from pytest_httpserver import HTTPServer

from tests.library.sources.test_refreshing import XML, feed, told
from tests.library_builder import Shelf, passing_shelf
from tests.sync.servers import free_port
from tuireader.config import Config
from tuireader.library import describing, overview
from tuireader.library.addresses import addresses_of, title_of
from tuireader.library.articles import article_values, showing
from tuireader.library.sources import adding, exporting, faring, settling
from tuireader.library.sources.choosing import choose
from tuireader.model.results import Refreshed
from tuireader.sync import judging
from tuireader.worker import Worker


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
    assert addresses_of(" example.org/feed ")[0] == "https://example.org/feed"
    assert addresses_of("feed://example.org/x")[0] == "https://example.org/x"
    assert addresses_of("feed:http://example.org/x")[0] == "http://example.org/x"
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


def test_an_address_without_a_scheme_is_asked_by_https_then_by_http(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed("One"), content_type=XML)
    assert told(add(shelf, f"127.0.0.1:{httpserver.port}/feed")) == ("new", 1, 0)
    assert [source.url for source in overview.sources(shelf.library)] == [f"http://127.0.0.1:{httpserver.port}/feed"]
    said = add(shelf, f"127.0.0.1:{free_port()}/feed")
    assert said.url.startswith("https://") and said.reason.endswith("refuses connections. Try again later")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", "there is no address"),
        ("file:///etc/passwd", "that is a file: `tuireader import /etc/passwd` takes it in"),
        ("/etc/passwd", "that is a file: `tuireader import /etc/passwd` takes it in"),
        ("|touch x", "a program becomes a source in config.toml only"),
        ("exec:touch x", "a program becomes a source in config.toml only"),
        ("filter:touch x:https://a.example/", "a program becomes a source in config.toml only"),
        ("mailto:ana@a.example", "mailto: addresses cannot be fetched, only http and https"),
        ("javascript:alert(1)", "javascript: addresses cannot be fetched"),
        ("gopher://a.example/", "gopher: addresses cannot be fetched"),
    ],
)
def test_what_is_no_address_is_refused_with_what_to_do(shelf: Shelf, given: str, told: str) -> None:
    outcome = add(shelf, given)
    assert outcome.result == "failed" and outcome.reason.startswith(told)
    assert overview.sources(shelf.library) == ()


def page(*names: str) -> str:
    return "".join(f'<link rel="alternate" type="{XML}" title="T{name}" href="/{name}">' for name in names)


def test_of_several_feeds_the_reader_chooses(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/page").respond_with_data(page("a", "comments/feed", "b"), content_type="text/html")
    for name in "ab":
        httpserver.expect_request(f"/{name}").respond_with_data(feed(name, name=name), content_type=XML)
    offered = []

    def choose(address: str, feeds: Sequence[adding.FoundFeed]) -> Sequence[adding.FoundFeed]:
        offered.extend((feed.title, feed.url) for feed in feeds)
        return feeds[1:]

    [outcome] = adding.add(shelf.library, [httpserver.url_for("/page")], choose=choose)
    assert (outcome.source, outcome.reason) == ("b", "")
    assert offered == [("Ta", httpserver.url_for("/a")), ("Tb", httpserver.url_for("/b"))]


def test_what_a_page_offers_is_listed_and_nothing_stored(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/page").respond_with_data(page("a", "b"), content_type="text/html")
    httpserver.expect_request("/feed").respond_with_data(feed("One"), content_type=XML)
    found = adding.offers(shelf.library, httpserver.url_for("/page"))
    assert isinstance(found, tuple) and [(one.title, one.url) for one in found] == [
        ("Ta", httpserver.url_for("/a")),
        ("Tb", httpserver.url_for("/b")),
    ]
    itself = adding.offers(shelf.library, httpserver.url_for("/feed"))
    assert isinstance(itself, tuple) and [one.title for one in itself] == ["Harbour Post"]
    assert not isinstance(adding.offers(shelf.library, httpserver.url_for("/none")), tuple)
    assert overview.sources(shelf.library) == ()


def test_where_the_rule_for_a_site_is_wrong_its_page_is_asked(shelf: Shelf, httpserver: HTTPServer) -> None:
    """``/@name`` is Mastodon's; this site is none."""
    httpserver.expect_request("/@ana").respond_with_data(page("feed"), content_type="text/html")
    httpserver.expect_request("/feed").respond_with_data(feed("One"), content_type=XML)
    outcome = add(shelf, httpserver.url_for("/@ana"))
    assert (outcome.url, *told(outcome)) == (httpserver.url_for("/feed"), "new", 1, 0)
    assert [request.path for request, _ in httpserver.log][-2:] == ["/@ana", "/feed"]


def test_what_is_settled_with_it(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed("One"), content_type=XML)
    wish = adding.Wish(tags=("sea", "boats"), title="Port", interval=7200)
    [outcome] = adding.add(shelf.library, [httpserver.url_for("/feed")], wish)
    [source] = overview.sources(shelf.library)
    assert (outcome.source, outcome.id, source.title, source.interval) == ("Port", source.id, "Port", 7200)
    assert shelf.titles("tag:sea tag:boats") == ["One"]
    record = settling.record(shelf.library, source.id)
    assert record is not None and record.typed


def test_an_empty_feed_is_subscribed_and_said_to_be_empty(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed(), content_type=XML)
    outcome = add(shelf, httpserver.url_for("/feed"))
    assert (outcome.result, outcome.reason) == ("new", "the feed is empty (200, valid)")
    assert len(overview.sources(shelf.library)) == 1


LIST = """<opml version="2.0"><head><title>Sea</title></head><body><outline text="Ports">
<outline type="rss" text="One" xmlUrl="https://one.example/feed"/><outline type="rss" text="Two"
xmlUrl="https://two.example/feed"/></outline><outline type="rss" text="Run" xmlUrl="|touch x"/></body></opml>"""


def test_a_list_on_the_web_subscribes_to_all_in_it(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feeds.opml").respond_with_data(LIST, content_type="text/x-opml")
    url = httpserver.url_for("/feeds.opml")
    said: list[str] = []
    tried = list(adding.add(shelf.library, [url], tell=said.append, dry_run=True))
    assert ([one.result for one in tried], overview.sources(shelf.library)) == (["new", "new", "failed"], ())
    assert said == [f"{url} is a list of 2 feeds"]
    done = list(adding.add(shelf.library, [url], tell=said.append))
    assert [(one.source, one.result) for one in done[:2]] == [("One", "new"), ("Two", "new")]
    assert "a command of another reader is not run" in done[2].reason
    assert sorted(source.title for source in overview.sources(shelf.library)) == ["One", "Two"]
    single = LIST.replace('<outline type="rss" text="Two"\nxmlUrl="https://two.example/feed"/>', "")
    httpserver.expect_request("/one.opml").respond_with_data(single, content_type="text/x-opml")
    said.clear()
    list(adding.add(shelf.library, [httpserver.url_for("/one.opml")], tell=said.append, dry_run=True))
    assert said == [f"{httpserver.url_for('/one.opml')} is a list of 1 feed"]
    assert b"Ports" in exporting.subscriptions(shelf.library)
    assert [one.result for one in adding.add(shelf.library, [url])] == ["unchanged", "unchanged", "failed"]


def test_a_password_in_an_address_is_used_and_never_shown(shelf: Shelf, httpserver: HTTPServer) -> None:
    secret = {"Authorization": "Basic bWU6aHVudGVyMg=="}  # me:hunter2
    httpserver.expect_request("/page", headers=secret).respond_with_data(page("feed"), content_type="text/html")
    httpserver.expect_request("/feed", headers=secret).respond_with_data(feed("One"), content_type=XML)
    typed = httpserver.url_for("/page").replace("://", "://me:hunter2@")
    outcome = add(shelf, typed)
    assert told(outcome) == ("new", 1, 0)
    shown = [describing.added(outcome), *describing.sources(faring.all_records(shelf.library))]
    article = showing.article(shelf.library, 1)
    assert article is not None
    shown += [article_values.article(article), describing.added(add(shelf, typed.replace("/page", "/none")))]
    assert "hunter2" not in repr(shown) and "hunter2" not in exporting.subscriptions(shelf.library).decode()
    assert told(add(shelf, typed)) == ("unchanged", 0, 0)
    assert choose(shelf.library, [httpserver.url_for("/feed")]).sources, "it is named by the address that is shown"


def test_subscribing_again_to_what_was_left(shelf: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed("One"), content_type=XML)
    add(shelf, httpserver.url_for("/feed"))
    settling.unsubscribe(shelf.library, [1])
    assert b"xmlUrl" not in exporting.subscriptions(shelf.library)
    assert told(add(shelf, httpserver.url_for("/feed")))[0] == "new"
    assert shelf.titles() == ["One"]


def test_five_hundred_feeds_of_a_list_come_back_as_they_went(shelf: Shelf) -> None:
    """Titles, tags, pages; doubles and bad addresses are told."""

    def outline(n: int) -> str:
        tags = f"Folder {n % 7}/A &amp; B,c{n % 3}".replace("Folder", f"F{n % 7}")
        facts = (
            f"text='N° {n} &lt;x&gt;' xmlUrl='https://h{n}.example/feed?a=1&amp;b={n}' htmlUrl='https://h{n}.example/'"
        )
        return f"<outline type='rss' {facts} category='{tags}'/>"

    bad = "<outline text='Bad' xmlUrl='ftp://a.example/'/><outline text='Run' xmlUrl='|touch x'/>"
    listed = "".join(map(outline, range(500))) + outline(7) + bad
    taken = shelf.take(shelf.write("in.opml", f"<opml version='2.0'><body>{listed}</body></opml>"))
    results = Counter(one.result for one in taken)
    assert results == {"new": 500, "duplicate": 1, "refused": 2}
    first = exporting.subscriptions(shelf.library)
    with passing_shelf() as other:
        again = other.take(other.write("out.opml", first))
        assert Counter(one.result for one in again) == {"new": 500}
        assert exporting.subscriptions(other.library) == first
    assert b"https://h7.example/" in first and b"A &amp; B" in first


def test_what_is_too_hard_to_read_is_given_up(
    shelf: Shelf, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "_worker", cache(lambda: Worker(judging._JOB, seconds=1, megabytes=512)))
    httpserver.expect_request("/").respond_with_data("<rss version='2.0'><channel>" + "<a>" * 400_000)
    outcome = add(shelf, httpserver.url_for("/"))
    judging._worker().close()
    assert outcome.result == "failed" and "more than 1 s" in outcome.reason
    assert overview.sources(shelf.library) == ()
    assert [request.path for request, _ in httpserver.log] == ["/"], "and nothing else is tried there"
