"""Full texts: fetched from a server on this machine, kept, shown, taken back; what fails changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.library_builder import Shelf, draft
from tests.pages import PARAGRAPHS, page
from tuireader.importers.entries import entries_of
from tuireader.library.articles import article_values, fulltexts, showing
from tuireader.library.marks import marking
from tuireader.model.documents import Document
from tuireader.model.results import PageRead
from tuireader.store.content import fulltexts as kept
from tuireader.store.content import shelf as shelves
from tuireader.store.subscriptions import sources

FEED = "The swifts came back on Tuesday, eleven of them …"
WHOLE = sum(len(words.split()) for words in PARAGRAPHS)


@pytest.fixture
def article(shelf: Shelf, httpserver: HTTPServer) -> Iterator[int]:
    """An article whose feed and page are on this machine."""
    yield add(shelf, httpserver)


def add(
    shelf: Shelf, server: HTTPServer, path: str = "/swifts", body: str = FEED, title: str = "The swifts are back"
) -> int:
    feed = feed_of(shelf, server)
    one = draft(title, body, url=server.url_for(path))
    return shelves.save(shelf.library.db, feed, feed, entries_of(Document("feed", (one,))), shelf.clock())[0].id


def feed_of(shelf: Shelf, server: HTTPServer) -> int:
    return sources.ensure(shelf.library.db, "feed", server.url_for("/feed"), "Ledger", shelf.clock(), typed=True)[0]


def serve(server: HTTPServer, path: str = "/swifts", html: str = "", **more: object) -> None:
    server.expect_request(path).respond_with_data(html or page(), content_type="text/html; charset=utf-8", **more)  # type: ignore[arg-type]


def fetch(shelf: Shelf, id: int) -> PageRead:
    (outcome,) = fulltexts.fetch(shelf.library, [id])
    shelf.index()
    shelf.check()
    return outcome


def shown(shelf: Shelf, id: int) -> tuple[str, ...]:
    from tuireader.reading.words import paragraphs

    article = showing.article(shelf.library, id)
    assert article is not None
    return paragraphs(showing.body(article))


def words(shelf: Shelf, id: int) -> int:
    article = showing.article(shelf.library, id)
    assert article is not None
    return article.words


def test_a_text_is_kept_shown_and_found(shelf: Shelf, httpserver: HTTPServer, article: int) -> None:
    serve(httpserver)
    outcome = fetch(shelf, article)
    assert (outcome.result, outcome.words, outcome.reason) == ("new", WHOLE, "")
    assert shown(shelf, article) == PARAGRAPHS
    assert words(shelf, article) == WHOLE
    assert shelf.found("sexton") == ["The swifts are back"], "the page's words are searchable"
    assert shelf.found("Tuesday eleven") == ["The swifts are back"], "and the feed's still are"
    assert shelf.titles('text~"pencil, on"') == ["The swifts are back"]
    assert shelf.titles(f"words:={WHOLE}") == ["The swifts are back"]
    whole = showing.article(shelf.library, article)
    assert whole is not None
    assert article_values.article(whole)["paragraphs"] == list(PARAGRAPHS)
    fulltexts.show(shelf.library, article, False)
    assert shown(shelf, article) == (FEED,)
    assert words(shelf, article) == 9
    fulltexts.show(shelf.library, article, True)
    assert shown(shelf, article) == PARAGRAPHS
    shelf.check()


def test_undo_takes_it_back_and_redo_brings_it(shelf: Shelf, httpserver: HTTPServer, article: int) -> None:
    serve(httpserver)
    fetch(shelf, article)
    change = marking.undo(shelf.library)
    assert change is not None
    assert change.label == "fetched the full text of “The swifts are back”"
    assert change.articles == (article,)
    shelf.index()
    assert shown(shelf, article) == (FEED,)
    assert words(shelf, article) == 9
    assert shelf.found("sexton") == []
    shelf.check()
    assert marking.redo(shelf.library) is not None
    shelf.index()
    assert shown(shelf, article) == PARAGRAPHS
    assert shelf.found("sexton") == ["The swifts are back"]
    marking.undo(shelf.library)
    assert fetch(shelf, article).result == "new", "what was taken back can be fetched again"


def test_a_deleted_article_comes_back_with_it(shelf: Shelf, httpserver: HTTPServer, article: int) -> None:
    serve(httpserver)
    fetch(shelf, article)
    marking.delete(shelf.library, [article])
    assert showing.article(shelf.library, article) is None
    shelf.check()
    marking.undo(shelf.library)
    shelf.index()
    assert shown(shelf, article) == PARAGRAPHS
    assert shelf.found("sexton") == ["The swifts are back"]
    shelf.check()


def test_a_newer_text_of_the_feed_does_not_lose_it(shelf: Shelf, httpserver: HTTPServer, article: int) -> None:
    serve(httpserver)
    fetch(shelf, article)
    assert add(shelf, httpserver, body="The feed says it in other words …") == article
    shelf.index()
    assert shown(shelf, article) == PARAGRAPHS
    assert words(shelf, article) == WHOLE
    fulltexts.show(shelf.library, article, False)
    assert shown(shelf, article) == ("The feed says it in other words …",)
    shelf.check()


def test_a_shorter_text_is_not_taken(shelf: Shelf, httpserver: HTTPServer) -> None:
    long = " ".join(PARAGRAPHS * 3)
    id = add(shelf, httpserver, body=long)
    serve(httpserver)
    outcome = fetch(shelf, id)
    assert outcome.result == "unchanged"
    assert outcome.reason.startswith("the page's text is shorter than the feed's: kept")
    assert outcome.words == len(long.split())
    assert shown(shelf, id) == (long,)
    assert marking.undo(shelf.library) is None


def test_the_same_page_again_changes_nothing(shelf: Shelf, httpserver: HTTPServer, article: int) -> None:
    serve(httpserver)
    fetch(shelf, article)
    fulltexts.show(shelf.library, article, False)
    assert fetch(shelf, article).result == "unchanged"
    assert shown(shelf, article) == PARAGRAPHS, "who asks for it wants to see it"


@pytest.mark.parametrize(
    ("status", "html", "said"),
    [
        (403, "no", "refuses the page to programs (403)"),
        (403, "<title>Just a moment...</title>", "wants to see a browser"),
        (404, "no", "not there any more"),
        (401, "no", "login (401)"),
        (429, "no", "fewer requests"),
        (500, "no", "fault of its own"),
        (200, "<html><body><p> </p></body></html>", "no text was found"),
        (200, "<html><script>" + "x" * 11_000_000 + "</script></html>", "larger than 10 MB"),
    ],
)
def test_what_fails_says_why_and_leaves_the_article(
    shelf: Shelf, httpserver: HTTPServer, article: int, status: int, html: str, said: str
) -> None:
    serve(httpserver, html=html, status=status)
    before = showing.article(shelf.library, article)
    outcome = fetch(shelf, article)
    assert outcome.result == "failed"
    assert said in outcome.reason
    assert showing.article(shelf.library, article) == before
    assert marking.undo(shelf.library) is None


def test_an_article_without_an_address_and_one_that_is_not_there(shelf: Shelf) -> None:
    (id,) = shelf.add(draft("Alone"))
    assert [outcome.reason for outcome in fulltexts.fetch(shelf.library, [id, 99])] == [
        "the article has no address on the web",
        "there is no article 99",
    ]


def test_a_feed_cannot_send_us_into_the_private_network(shelf: Shelf, httpserver: HTTPServer) -> None:
    serve(httpserver)
    (id,) = shelf.add(draft("Elsewhere", url=httpserver.url_for("/swifts")))
    (outcome,) = fulltexts.fetch(shelf.library, [id])
    assert "private network" in outcome.reason
    assert httpserver.log == []


def test_a_page_that_takes_too_long_is_given_up(
    shelf: Shelf, httpserver: HTTPServer, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fulltexts, "JOB", "tests.library.slow_jobs:never_ends")
    monkeypatch.setattr(fulltexts, "SECONDS", 0.2)
    serve(httpserver)
    assert "took more than 0.2 s" in fetch(shelf, article).reason
    monkeypatch.setattr(fulltexts, "JOB", "tests.library.slow_jobs:takes_all_memory")
    monkeypatch.setattr(fulltexts, "SECONDS", 10)
    assert "memory" in fetch(shelf, article).reason


def test_who_we_are_and_what_we_take(shelf: Shelf, httpserver: HTTPServer, article: int) -> None:
    asked: list[Request] = []

    def answer(request: Request) -> Response:
        asked.append(request)
        return Response(page(), content_type="text/html")

    httpserver.expect_request("/swifts").respond_with_handler(answer)
    fetch(shelf, article)
    assert asked[0].headers["User-Agent"].startswith("tuireader/")
    assert asked[0].headers["Accept"].startswith("text/html")


# ---------------------------------------------------------------- always


def test_a_source_that_wants_them_always(shelf: Shelf, httpserver: HTTPServer) -> None:
    feed = feed_of(shelf, httpserver)
    old = add(shelf, httpserver, "/old", title="Old")
    shelf.clock.go_on(fulltexts.NEW + 1)
    good, gone, shaky = (add(shelf, httpserver, f"/{name}", title=name) for name in ("good", "gone", "shaky"))
    serve(httpserver, "/good")
    serve(httpserver, "/gone", status=404)
    serve(httpserver, "/shaky", status=503)
    assert not fulltexts.wants_always(shelf.library, feed)
    outcomes = {one.id: one.result for one in fulltexts.fetch_missing(shelf.library, feed)}
    assert outcomes == {good: "new", gone: "failed", shaky: "failed"}, "an old article's page is not asked for"
    assert old not in outcomes
    assert [one.id for one in fulltexts.fetch_missing(shelf.library, feed)] == [shaky], "nor again what is gone"
    assert kept.of(shelf.library.db, gone) is None
    assert marking.undo(shelf.library) is None, "undo is for what the reader did"
    shelf.index()
    shelf.check()
