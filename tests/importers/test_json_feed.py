"""JSON Feed 1.0 and 1.1, proper and improper."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers import json_feed
from tuireader.model.documents import Document, FeedHead, Refused
from tuireader.model.drafts import Attachment, Draft
from tuireader.model.stamps import Stamp

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
    assert document.notes == (
        "repaired: the document is not well-formed JSON",
        "1 items are no objects and were left out",
    )


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


WHOLE = '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [%s]}'
ITEMS = ('{"id": "1", "content_text": "a [1] {2}", "tags": ["x"]}', '{"id": "2", "content_text": "b, \\"}]"}')


@pytest.mark.parametrize(
    ("document", "guids"),
    [
        (WHOLE % ", ".join(ITEMS), ["1", "2"]),
        ("\ufeff\n " + WHOLE % ", ".join(ITEMS), ["1", "2"]),
        (WHOLE % (", ".join(ITEMS) + ","), ["1", "2"]),
        (WHOLE % f"{ITEMS[0][:-1]},}}", ["1"]),
        (WHOLE % f"/* first */ {ITEMS[0]}, // second ]}}\n {ITEMS[1]}", ["1", "2"]),
        ((WHOLE % ", ".join(ITEMS))[:-1], ["1", "2"]),
        ((WHOLE % ", ".join(ITEMS))[:-4], ["1"]),
        ((WHOLE % ", ".join(ITEMS))[:-25], ["1"]),
        (WHOLE % f"{ITEMS[0]}, {{'id': 2}}, {ITEMS[1]}", ["1"]),
        (WHOLE % ITEMS[0] + "</html>", ["1"]),
        (WHOLE % ITEMS[0].replace("a [1]", "a\n\t[1]\x01"), ["1"]),
    ],
)
def test_what_can_be_read_of_damaged_json(document: str, guids: list[str]) -> None:
    found = json_feed.read_feed(document.encode(), WHERE)
    assert isinstance(found, Document)
    assert [draft.guid for draft in found.drafts] == guids
    repaired = document.strip("\ufeff\n ") != WHOLE % ", ".join(ITEMS) and "\x01" not in document
    assert found.notes == (("repaired: the document is not well-formed JSON",) if repaired else ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding(encoding: str) -> None:
    content = (WHOLE % ITEMS[0].replace("a [1]", "Größe 新聞")).encode(encoding)
    assert json_feed.recognises(content, "")
    found = json_feed.read_feed(content, WHERE)
    assert isinstance(found, Document) and found.drafts[0].body == "Größe 新聞 {2}"


def test_the_page_an_item_is_about_stands_below_its_text() -> None:
    about = "https://other.example/x"
    draft = item(id=1, url="/a", external_url=about, content_html="<p>See</p>")
    assert (draft.url, draft.body) == ("https://example.org/a", f'<p>See</p>\n<p><a href="{about}">{about}</a></p>')
    assert item(id=1, url="/a", external_url=about, content_text="See").body == f"See\n\n{about}"
    assert item(id=1, url="/a", external_url=about, content_text=f"See {about}.").body == f"See {about}."
    assert (item(id=1, external_url=about, content_text="See").url, about) == (about, about)


def test_the_picture_of_an_item_unless_it_stands_in_its_text() -> None:
    assert item(id=1, content_text="t", image="/a.png", banner_image="/b.jpg").attachments == (
        Attachment("https://example.org/a.png", "image/png", title="picture"),
    )
    assert item(id=1, content_text="t", banner_image="/b.jpg").attachments[0].type == "image/jpeg"
    assert item(id=1, content_html="<img src='/a.png'>", image="/a.png").attachments == ()


def test_authors_in_every_form() -> None:
    people = [{"url": "https://ann.example/"}, "Bob", None, {"name": "Cy"}]
    assert item(id=1, content_text="t", authors=people).author == "https://ann.example/, Bob, Cy"
    assert item(id=1, content_text="t", author={"name": "Ann"}).author == "Ann"
    assert item(id=1, content_text="t", author="Ann").author == "Ann"
    assert item(id=1, content_text="t", authors={"name": "Ann"}).author == "Ann"


@pytest.mark.parametrize("endless", ['["' + '\\"' * 500_000, "[" * 100_000, '[{"a":' * 50_000, "[/*" + "/*" * 300_000])
def test_what_never_ends_is_refused_in_its_length(endless: str) -> None:
    """Time that grew with the square of the length would be hours."""
    document = '{"version": "https://jsonfeed.org/version/1", "items": ' + endless
    assert json_feed.read_feed(document.encode(), WHERE) == Refused("damaged JSON, not a feed")
