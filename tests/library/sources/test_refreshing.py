"""Sources asked for news: what each answer becomes, and that none costs the others."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.library_builder import Shelf
from tuireader.errors import RunningError
from tuireader.library import overview
from tuireader.library.articles import showing
from tuireader.library.intake import importing
from tuireader.library.marks import marking
from tuireader.library.sources import adding, refreshing
from tuireader.library.sources.choosing import choose
from tuireader.model.results import Refreshed
from tuireader.model.sources import Source
from tuireader.store import leases
from tuireader.store.subscriptions import sources
from tuireader.store.subscriptions.sources import Validators

XML = "application/rss+xml"


def feed(*titles: str, name: str = "Harbour Post") -> str:
    """An RSS feed of these articles."""
    items = "".join(f"<item><title>{t}</title><guid isPermaLink='false'>{t}</guid></item>" for t in titles)
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{name}</title>{items}</channel></rss>"


def refreshed(shelf: Shelf, *names: str) -> list[Refreshed]:
    """What a refresh of all, or of these, brings."""
    chosen = choose(shelf.library, names, "due" if names else "all")
    assert not chosen.unknown
    return list(refreshing.refresh(shelf.library, chosen))


def told(outcome: Refreshed) -> tuple[str, int, int]:
    return outcome.result, outcome.new, outcome.updated


@pytest.fixture
def subscribed(shelf: Shelf, httpserver: HTTPServer) -> Iterator[Shelf]:
    """A library with one feed of two articles, and the validators its server gave."""
    httpserver.expect_ordered_request("/feed").respond_with_data(
        feed("One", "Two"), content_type=XML, headers={"ETag": 'W/"é-1"', "Last-Modified": "odd, but ours"}
    )
    (outcome,) = adding.add(shelf.library, [httpserver.url_for("/feed")])
    assert told(outcome) == ("new", 2, 0)
    yield shelf
    shelf.check()


def source(shelf: Shelf, place: int = 0) -> Source:
    return overview.sources(shelf.library)[place]


def test_the_first_fetch(subscribed: Shelf, httpserver: HTTPServer) -> None:
    assert subscribed.titles() == ["One", "Two"]
    found = source(subscribed)
    assert (found.kind, found.title, found.url) == ("feed", "Harbour Post", httpserver.url_for("/feed"))
    assert (found.tried, found.succeeded, found.status, found.failures) == (subscribed.clock(),) * 2 + (200, 0)
    article = showing.article(subscribed.library, 1)
    assert article is not None and [p.where for p in article.provenance] == [httpserver.url_for("/feed")]


def test_validators_go_back_byte_for_byte(subscribed: Shelf, httpserver: HTTPServer) -> None:
    def answer(request: Request) -> Response:
        asked = {name.title(): value for name, value in request.headers.items()}
        assert asked["If-None-Match"].encode("latin-1") == b'W/"\xe9-1"'
        assert asked["If-Modified-Since"] == "odd, but ours"
        return Response(status=304)

    httpserver.expect_ordered_request("/feed").respond_with_handler(answer)
    subscribed.clock.go_on(60)
    (outcome,) = refreshed(subscribed)
    httpserver.check_assertions()
    assert told(outcome) == ("unchanged", 0, 0)
    assert (source(subscribed).succeeded, source(subscribed).status) == (subscribed.clock(), 304)


def test_news_and_corrections(subscribed: Shelf, httpserver: HTTPServer) -> None:
    marking.mark_read(subscribed.library, [1, 2])
    again = feed("Three", "One", "Two", name="Harbour Times").replace(
        "</item>", "<description>x</description></item>", 2
    )
    httpserver.expect_ordered_request("/feed").respond_with_data(again, content_type=XML)
    (outcome,) = refreshed(subscribed)
    assert told(outcome) == ("new", 1, 1)
    assert (source(subscribed).title, source(subscribed).total, source(subscribed).unread) == ("Harbour Times", 3, 1)


def test_the_same_body_again_is_not_read_again(subscribed: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_ordered_request("/feed").respond_with_data(
        feed("One", "Two"), content_type=XML, headers={"ETag": '"2"'}
    )
    (outcome,) = refreshed(subscribed)
    assert told(outcome) == ("unchanged", 0, 0)
    assert sources.validators(subscribed.library.db, 1).etag == '"2"'


def test_an_answer_that_brings_nothing_leaves_no_record(subscribed: Shelf, httpserver: HTTPServer) -> None:
    for turn in range(3):
        httpserver.expect_ordered_request("/feed").respond_with_data(
            feed("One", "Two").replace("<item>", "\n" * turn + " <item>"), content_type=XML
        )
        assert told(refreshed(subscribed)[0]) == ("unchanged", 0, 0)
    assert subscribed.library.db.execute("SELECT count(*) FROM documents").fetchone() == (1,)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (404, "not here", "text/plain"),
        (500, "", "text/plain"),
        (200, "<html><body><h1>Please sign in</h1></body></html>", "text/html"),
        (200, "", XML),
        (200, "\x00\x01\x02" * 100, XML),
    ],
)
def test_what_cannot_be_read_is_a_failure_in_words(
    subscribed: Shelf, httpserver: HTTPServer, status: int, body: str, kind: str
) -> None:
    before = sources.validators(subscribed.library.db, 1)
    for failures in (1, 2):
        httpserver.expect_ordered_request("/feed").respond_with_data(
            body, status=status, content_type=kind, headers={"ETag": '"new"', "Last-Modified": "now"}
        )
        subscribed.clock.go_on(60)
        (outcome,) = refreshed(subscribed)
        assert told(outcome) == ("failed", 0, 0) and outcome.reason
        found = source(subscribed)
        assert (found.failures, found.reason, found.status) == (failures, outcome.reason, status)
        assert (found.tried, found.succeeded) == (subscribed.clock(), subscribed.clock() - 60 * failures)
    held = sources.validators(subscribed.library.db, 1)
    assert held == (before if status != 200 else Validators(None, None, before.body_hash))
    httpserver.expect_ordered_request("/feed").respond_with_data(feed("One", "Two", "Three"), content_type=XML)
    assert told(refreshed(subscribed)[0]) == ("new", 1, 0)
    assert (source(subscribed).failures, source(subscribed).reason) == (0, "")


@pytest.mark.long
def test_a_feed_of_too_many_entries_says_so(subscribed: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed(*map(str, range(5_003))))
    (one,) = refreshed(subscribed)
    assert (told(one), one.reason) == (("new", 5_000, 0), "only the first 5,000 entries were kept")


def test_broken_xml_gives_what_it_holds(subscribed: Shelf, httpserver: HTTPServer) -> None:
    broken = feed("Three").replace("</channel></rss>", "<item><title>Fo")
    httpserver.expect_ordered_request("/feed").respond_with_data(broken, content_type=XML)
    assert refreshed(subscribed)[0].new >= 1
    assert "Three" in subscribed.titles()


def test_a_feed_that_is_gone_is_asked_no_more(subscribed: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_ordered_request("/feed").respond_with_data("gone", status=410)
    assert told(refreshed(subscribed)[0]) == ("failed", 0, 0)
    assert refreshed(subscribed) == []
    httpserver.expect_ordered_request("/feed").respond_with_data(feed("Three"), content_type=XML)
    assert told(refreshed(subscribed, "1")[0]) == ("new", 1, 0)
    assert len(choose(subscribed.library, (), "all").sources) == 1


def test_a_feed_that_moved_for_now_stays_where_it_was(subscribed: Shelf, httpserver: HTTPServer) -> None:
    httpserver.expect_ordered_request("/feed").respond_with_data(status=302, headers={"Location": "/new"})
    httpserver.expect_ordered_request("/new").respond_with_data(feed("Three"), content_type=XML)
    assert told(refreshed(subscribed)[0]) == ("new", 1, 0)
    assert source(subscribed).url == httpserver.url_for("/feed")


def test_a_feed_that_moved_to_another_sources_address_stays_apart(subscribed: Shelf, httpserver: HTTPServer) -> None:
    new = httpserver.url_for("/new")
    sources.ensure(subscribed.library.db, "feed", new, "Another", 0, typed=True)
    httpserver.expect_request("/feed").respond_with_data(status=301, headers={"Location": "/new"})
    httpserver.expect_request("/new").respond_with_data(feed("Three"), content_type=XML)
    assert {told(outcome) for outcome in refreshed(subscribed)} == {("new", 1, 0)}
    assert {found.url for found in overview.sources(subscribed.library)} == {httpserver.url_for("/feed"), new}


def test_a_password_in_an_address_is_not_lost_when_it_moves(shelf: Shelf, httpserver: HTTPServer) -> None:
    address = httpserver.url_for("/feed").replace("://", "://anna:secret@")
    sources.ensure(shelf.library.db, "feed", address, "Private", 0, typed=True)
    httpserver.expect_request("/feed").respond_with_data(status=301, headers={"Location": "/new"})
    httpserver.expect_request("/new").respond_with_data(feed("One"), content_type=XML)
    assert told(refreshed(shelf)[0]) == ("new", 1, 0)
    assert source(shelf).url == address


def test_one_that_fails_costs_nobody(subscribed: Shelf, httpserver: HTTPServer) -> None:
    for name, address in (
        ("missing", httpserver.url_for("/missing")),
        ("nobody", "http://127.0.0.1:1/feed"),
        ("odd", "http://[half"),
        ("none", "gopher://old.example/"),
        ("folder", "file:///not/there"),
        ("half", "file://host/not/there"),
    ):
        sources.ensure(subscribed.library.db, "seed" if name == "folder" else "feed", address, name, 0, typed=True)
    httpserver.expect_request("/feed").respond_with_data(feed("Three"), content_type=XML)
    outcome = {one.source: one for one in refreshed(subscribed)}
    assert told(outcome.pop("Harbour Post")) == ("new", 1, 0)
    assert len(outcome) == 6
    for failed in outcome.values():
        assert failed.result == "failed" and failed.reason, failed
    assert all(one.failures == 1 for one in overview.sources(subscribed.library) if one.title != "Harbour Post")


def test_two_refreshes_do_not_run_at_once(subscribed: Shelf, httpserver: HTTPServer) -> None:
    with (
        leases.hold(subscribed.library.db, "refresh", "another program", subscribed.clock, 100),
        pytest.raises(RunningError, match="another program"),
    ):
        refreshed(subscribed)
    httpserver.expect_ordered_request("/feed").respond_with_data(status=304)
    assert told(refreshed(subscribed)[0]) == ("unchanged", 0, 0)


def test_sources_by_name(shelf: Shelf) -> None:
    for name in ("Harbour Post", "Harbour Times", "Économie"):
        shelf.source(name.replace(" ", "-"))
        shelf.library.db.execute("UPDATE sources SET title = ? WHERE title = ?", (name, name.replace(" ", "-")))

    def chosen(*names: str) -> tuple[list[str], list[str]]:
        found = choose(shelf.library, names)
        return [one.title for one in found.sources], list(found.unknown)

    assert chosen() == (["Harbour Post", "Harbour Times", "Économie"], [])
    assert chosen("2") == (["Harbour Times"], [])
    assert chosen("harbour") == (["Harbour Post", "Harbour Times"], [])
    assert chosen("economie", "nothing", "9") == (["Économie"], ["nothing", "9"])
    assert chosen("https://harbour-post.example/feed") == (["Harbour Post"], [])


# ---------------------------------------------------------------- folders and files


def test_a_folder_that_was_named_brings_its_new_files(shelf: Shelf) -> None:
    shelf.write("news/a.txt", "Ferries\n\nThey sail.\n")
    shelf.take(shelf.folder / "news")
    assert told(refreshed(shelf)[0]) == ("unchanged", 0, 0)
    shelf.write("news/b.txt", "Mist\n\nEverywhere.\n")
    shelf.write("news/a.txt", "Ferries\n\nThey sail again.\n")
    assert told(refreshed(shelf)[0]) == ("new", 1, 1)
    shelf.write("news/c.txt", "")
    (outcome,) = refreshed(shelf)
    assert told(outcome) == ("unchanged", 0, 0) and "c.txt" in outcome.reason


def test_a_file_that_was_named_brings_only_itself(shelf: Shelf) -> None:
    """A note in the home folder does not make a refresh read the home folder."""
    path = shelf.write("home/note.txt", "Ferries\n\nThey sail.\n")
    shelf.take(path)
    shelf.write("home/private.txt", "Secret\n\nDiary.\n")
    path.write_text("Ferries\n\nThey sail again.\n")
    assert told(refreshed(shelf)[0]) == ("new", 0, 1)
    assert shelf.titles() == ["Ferries"]
    shelf.take(shelf.folder / "home")
    shelf.write("home/later.txt", "Later\n\nText.\n")
    assert told(refreshed(shelf)[0]) == ("new", 1, 0)
    assert len(overview.sources(shelf.library)) == 1


def test_a_feed_file_is_read_again(shelf: Shelf) -> None:
    path = shelf.write("post.xml", feed("One"))
    shelf.take(path)
    path.write_text(feed("Two", "One"))
    assert told(refreshed(shelf)[0]) == ("new", 1, 0)
    path.write_bytes(b"")
    (outcome,) = refreshed(shelf)
    assert told(outcome) == ("failed", 0, 0) and outcome.reason
    assert (source(shelf).failures, source(shelf).reason) == (1, outcome.reason)


def test_a_folder_that_is_not_there_keeps_its_articles(shelf: Shelf) -> None:
    path = shelf.write("news/a.txt", "Ferries\n\nThey sail.\n")
    shelf.take(shelf.folder / "news")
    path.unlink()
    path.parent.rmdir()
    (outcome,) = refreshed(shelf)
    assert outcome.result == "failed" and "its articles stay" in outcome.reason
    assert shelf.titles() == ["Ferries"]


def test_names_that_are_no_text_are_read_again(shelf: Shelf) -> None:
    shelf.write("odd\udcff/a\udcff.txt", "Ferries\n\nThey sail.\n")
    shelf.write("odd\udcff/f\udcff.xml", feed("One"))
    assert [one.result for one in shelf.take(shelf.folder / "odd\udcff")] == ["new", "new"]
    assert [told(outcome) for outcome in refreshed(shelf)] == [("unchanged", 0, 0)] * 2


def test_standard_input_is_not_asked_again(shelf: Shelf) -> None:
    for content in (feed("One"), "Ferries\n\nThey sail.\n"):
        list(importing.import_stream(shelf.library, io.BytesIO(content.encode())))
    assert [(told(one), one.reason) for one in refreshed(shelf)] == [
        (("unchanged", 0, 0), "came from standard input")
    ] * 2
