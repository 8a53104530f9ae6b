"""What is no article is refused in plain words; what merely does not fit is not refused."""

from __future__ import annotations

import json

import pytest

from tests.importers.seed.sample import draft_of
from tuireader.importers.seed import SEED, read
from tuireader.model.documents import Refused

CSS = "@media print { .a { color: red; } }\n.b, .c > p { margin: 0 auto; padding: 1px }\n#d { display: none; }\n" * 5


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"\n \n\r\n\t\n", "only blank lines"),
        (b" date 2022-02-08 ", "nothing but a date: no title and no text"),
        (b"date 2022-02\n\n", "nothing but a date: no title and no text"),
        (b" date 2022", "nothing but a date: no title and no text"),
        (json.dumps({"title": "Harbour", "tags": ["a", "b"]}).encode(), "data for programs (JSON), not an article"),
        (b' date 2022-02-08 [{"a": 1}, {"b": 2}]', "data for programs (JSON), not an article"),
        ((json.dumps({"title": "Harbour", "id": 3}) * 9).encode()[:-5], "data for programs (JSON), not an article"),
        (b'{"title": "Harbour", "n": 1}\n{"title": "Mill", "n": 2}\n', "data for programs (JSON), not an article"),
        (
            b'{"text": "' + b"A long sentence. " * 90 + b'"}\n{"text": "x"}\n',
            "data for programs (JSON), not an article",
        ),
        (CSS.encode(), "a style sheet (CSS), not an article"),
        (b" date 2022-02-08 " + CSS.encode(), "a style sheet (CSS), not an article"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "a picture (PNG), not a text"),
        (b"%PDF-1.7\nHarbour", "a PDF document, not a text"),
        (bytes(range(256)) * 4, "binary data, not a text"),
        (b"\0" * 500, "binary data, not a text"),
        (b"<html><head><style>p {}</style></head></html>", "a web page without text"),
    ],
)
def test_refused(content: bytes, reason: str) -> None:
    assert read(content, "sample.txt") == Refused(reason)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<!doctype html><title>Log in</title><p>Please log in", "an HTML page, not a feed"),
        (b"<html><form><input type=password></form>Log in", "a login page, not a feed"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "a sitemap, not a feed"),
        (b"<svg><text>words</text></svg>", "XML (<svg>), but not a feed"),
    ],
)
def test_a_page_where_a_feed_should_be(content: bytes, reason: str) -> None:
    """What a server gave in place of a feed is no article, as in a refresh; a page saved as a page is one."""
    assert read(content, "/feeds/sample.XML") == Refused(reason)
    assert draft_of(content.decode()).title


def test_a_note_may_be_called_anything() -> None:
    assert draft_of("Harbour\n\nThe bell rings.\n", "/notes/harbour.xml").title == "Harbour"


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "-----",
        "2022",
        "{",
        "[Music] The choir sings.",
        "Registration was successful!",
        "{{title}}",
        "...",
        "Tags",
        "©",
    ],
)
def test_never_refused_for_not_fitting(text: str) -> None:
    assert draft_of(text).title


def test_braces_in_prose_are_no_style_sheet() -> None:
    draft = draft_of("How to write a rule\n\nWrite p { color: red; } and save the file. Then look at the page again.\n")
    assert draft.title == "How to write a rule"


def test_an_article_about_json_is_an_article() -> None:
    draft = draft_of('Ten years of JSON\n\n{"a": 1}\n\nThat is all there is to it.\n')
    assert draft.body.split("\n\n") == ['{"a": 1}', "That is all there is to it."]


def test_markup_is_taken_off() -> None:
    draft = draft_of("<!DOCTYPE html><html><body><h1>Tide &amp; Time</h1><p>The bell rings.</p></body></html>")
    assert (draft.title, draft.body) == ("Tide & Time", "The bell rings.")
    assert draft.notes == ("a web page; its markup was taken off",)


def test_the_importer_takes_what_nobody_else_wants() -> None:
    assert SEED.name == "seed"
    assert SEED.rank == 100
    assert SEED.recognises(b"\xff\x00", "anything")


def test_the_file_name_is_the_last_resort() -> None:
    draft = draft_of(" date 2022-02-08 \n\nTags\nmusic\nchoirs\n", "/news/choir-at-night.txt")
    assert (draft.title, draft.tags) == ("choir at night", ("music", "choirs"))
