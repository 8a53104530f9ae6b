"""JSON Feed 1.0 and 1.1, proper and improper."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers import json_feed
from tuireader.model import Attachment, Document, Draft, FeedHead, Refused, Stamp

AT = Stamp(1_644_316_200)
WHERE = "https://example.org/feed.json"


def read(**members: Any) -> Document:
    content = json.dumps({"version": "https://jsonfeed.org/version/1.1", **members}).encode()
    assert json_feed.recognises(content, "x.txt")
    document = json_feed.read_feed(content, WHERE)
    assert isinstance(document, Document)
    return document


def item(**members: Any) -> Draft:
    (draft,) = read(items=[members]).drafts
    return draft


def test_an_item_whole() -> None:
    assert item(
        id="1",
        url="/a",
        title="Title <b>",
        content_html="<p>Whole. <a href='x'>x</a></p>",
        content_text="not this",
        summary="Short.",
        date_published="2022-02-08T11:30:00+01:00",
        date_modified="2022-02-08T10:31:00Z",
        authors=[{"name": "Ann"}, {"name": "Bob"}, {"url": "x"}],
        tags=["one", "One", "two", 3, ""],
        language="de",
        attachments=[
            {
                "url": "/a.mp3",
                "mime_type": "audio/mpeg",
                "size_in_bytes": 9,
                "duration_in_seconds": 61.5,
                "title": "Listen",
            },
            {"mime_type": "audio/mpeg"},
        ],
    ) == Draft(
        title="Title <b>",
        body="<p>Whole. <a href='https://example.org/x'>x</a></p>",
        form="html",
        summary="Short.",
        url="https://example.org/a",
        guid="1",
        author="Ann, Bob",
        published=AT,
        updated=Stamp(AT.seconds + 60),
        tags=("one", "two"),
        language="de",
        attachments=(Attachment("https://example.org/a.mp3", "audio/mpeg", 9, 61, "Listen"),),
    )


def test_the_head_and_the_author_of_version_1() -> None:
    document = read(
        version="https://jsonfeed.org/version/1",
        title="T",
        description="D",
        home_page_url="https://example.org/",
        favicon="/f.ico",
        language="en",
        author={"name": "Ann"},
        items=[{"id": 1, "content_text": "One.\n\nTwo."}],
    )
    assert document.head == FeedHead("T", "D", "https://example.org/", "en", "https://example.org/f.ico", "json1")
    assert document.drafts == (Draft("One. Two.", "One.\n\nTwo.", guid="1", author="Ann"),)


def test_an_external_link_stands_in() -> None:
    assert item(id="1", external_url="https://e.example/").url == "https://e.example/"
    assert item(id="https://e.example/1").url == "https://e.example/1"
    assert item(id="1", url="javascript:x").url is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"version": "https:\\/\\/jsonfeed.org\\/version\\/1", "items": []}', True),
        ('{"version": "1.0", "items": [{"id": "1", "content_text": "x"}]}', True),
        ('{"items": [{"title": "x"}]}', True),
        ('{"items": [{"price": 1}]}', False),
        ('{"items": []}', False),
        ('{"a": 1}', False),
        ("[]", False),
        ("{ not json", False),
        ("", False),
    ],
)
def test_recognised_by_what_it_says_or_holds(text: str, expected: bool) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert json_feed.recognises(text.encode(encoding), "feed.json") is expected


def test_small_faults_are_forgiven() -> None:
    loose = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "a\nb",}, 7,]}'
    document = json_feed.read(loose.encode(), "x")
    assert isinstance(document, Document)
    assert [draft.title for draft in document.drafts] == ["a b"]
    assert document.notes == ("1 items are no objects and were left out",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"a": 1}', "JSON, but not JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1", ', "damaged JSON, not a feed"),
        (b"", "an empty answer"),
        (b"[" * 100_000, "damaged JSON, not a feed"),
    ],
)
def test_refused(content: bytes, reason: str) -> None:
    assert json_feed.read(content, "x") == Refused(reason)


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["url", "name"]), inner),
)
MEMBERS = [
    "id",
    "url",
    "title",
    "content_html",
    "content_text",
    "summary",
    "date_published",
    "authors",
    "author",
    "tags",
]
ITEMS = st.dictionaries(st.sampled_from([*MEMBERS, "attachments", "language", "image"]), VALUES)


@given(
    st.lists(ITEMS | VALUES, max_size=3),
    st.dictionaries(st.sampled_from(["title", "icon", "authors", "language"]), VALUES),
)
def test_no_value_raises(items: list[Any], head: dict[str, Any]) -> None:
    assert all(draft.title for draft in read(items=items, **head).drafts)
