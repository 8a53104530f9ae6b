"""`tuireader fulltext`: what it prints, and what a script can tell from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.cli.running import Here
from tests.pages import PARAGRAPHS, page

pytest.importorskip("trafilatura")

TITLE = "The swifts are back"
"""Of the page; the feed has another, so that this heading is text."""


@pytest.fixture
def subscribed(here: Here, httpserver: HTTPServer) -> Here:
    """1: an article with a page; 2: one whose page is not there."""
    items = "".join(
        f"<item><guid>{n}</guid><title>Number {n}</title><link>{httpserver.url_for(f'/{n}')}</link>"
        f"<description>In short {n}.</description></item>"
        for n in (2, 1)
    )
    feed = f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>"
    httpserver.expect_request("/feed").respond_with_data(feed, content_type="application/rss+xml")
    httpserver.expect_request("/2").respond_with_data("no", status=404)
    httpserver.expect_request("/1").respond_with_data(page(), content_type="text/html")
    here("add", httpserver.url_for("/feed"))
    return here


def test_each_article_is_said_and_failures_on_stderr(subscribed: Here) -> None:
    said = subscribed("fulltext", "1", "2", "9")
    assert said.code == 1
    assert said.out == f"1: {sum(len(words.split()) for words in (*PARAGRAPHS, TITLE))} words\n"
    assert sorted(said.err.splitlines()) == [
        "failed: 2: the page is not there any more (404)",
        "failed: 9: there is no article 9",
    ]
    shown = subscribed.ok("show", "1", "--json").object()
    assert shown["paragraphs"][-5:] == list(PARAGRAPHS)
    assert shown["words"] > 80
    assert [one["title"] for one in subscribed.ok("list", "sexton", "--json").objects()] == ["Number 1"]
    subscribed.ok("undo")
    assert subscribed.ok("show", "1", "--json").object()["paragraphs"] == ["In short 1."]


def test_json_says_the_same(subscribed: Here) -> None:
    said = subscribed("fulltext", "1", "9", "--json")
    by_id = {one["id"]: one for one in said.objects()}
    assert set(by_id[1]) == {"id", "result", "words", "reason", "seconds"}
    assert (by_id[1]["result"], by_id[1]["reason"]) == ("new", None)
    assert (by_id[9]["result"], by_id[9]["reason"]) == ("failed", "there is no article 9")
    again = subscribed("fulltext", "1", "--json")
    assert again.code == 0
    assert again.object()["result"] == "unchanged"


def test_wrong_words(here: Here, tmp_path: Path) -> None:
    assert here("fulltext").code == 2
    assert here("fulltext", "one").code == 2


def test_a_refresh_fetches_the_pages_of_a_source_that_wants_it(
    subscribed: Here, httpserver: HTTPServer, own_home: Path
) -> None:
    (own_home / "config.toml").write_text(f'[[source]]\nurl = "{httpserver.url_for("/feed")}"\nfulltext = true\n')
    said = subscribed("refresh", "--all", "--json")
    assert said.code == 0
    assert subscribed.ok("show", "1", "--json").object()["paragraphs"][-5:] == list(PARAGRAPHS)
    assert [one["title"] for one in subscribed.ok("list", "sexton", "--json").objects()] == ["Number 1"]
    asked = len(httpserver.log)
    subscribed("refresh", "--all", "--json")
    assert [request.path for request, _ in httpserver.log[asked:]] == ["/feed"], "no page is asked for twice"
