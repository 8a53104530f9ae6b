"""Subscriptions in and out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers import opml, tags
from tuireader.model.documents import Document, Outline, Refused
from tuireader.text import line


def read(text: str | bytes) -> Document:
    document = opml.read(text if isinstance(text, bytes) else text.encode(), "list.opml")
    assert isinstance(document, Document)
    return document


def outlines(inside: str) -> tuple[Outline, ...]:
    return read(f"<opml version='2.0'><head><title>T</title></head><body>{inside}</body></opml>").outlines


def test_folders_outermost_first_then_categories() -> None:
    found = outlines(
        "<outline text='News'><outline text='World'>"
        "<outline text='short' title='The Paper' xmlUrl='https://p.example/f' htmlUrl='https://p.example/'"
        " category='/Politics/Europe,news, Daily'/>"
        "</outline><outline text='Local' xmlUrl='https://l.example/f'/></outline>"
    )
    assert found == (
        Outline(
            "https://p.example/f", "The Paper", "https://p.example/", ("News", "World", "Politics", "Europe", "Daily")
        ),
        Outline("https://l.example/f", "Local", None, ("News",)),
    )


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("feed://example.org/f", "http://example.org/f"),
        ("feed:https://example.org/f", "https://example.org/f"),
        ("feed://https://example.org/f", "https://example.org/f"),
        ("example.org/f.xml", "http://example.org/f.xml"),
        (" https://example.org/f?a=1&amp;b=2 ", "https://example.org/f?a=1&b=2"),
    ],
)
def test_addresses_are_mended(stated: str, address: str) -> None:
    assert [outline.url for outline in outlines(f"<outline text='x' xmlUrl='{stated}'/>")] == [address]


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ("|~/fetch.py", "a command of another reader is not run"),
        ("exec:~/bin/fetch", "a command of another reader is not run"),
        ("filter:~/f.py:https://example.org/", "a command of another reader is not run"),
        ("/etc/passwd", "a file on this machine is no subscription"),
        ("file:///etc/passwd", "a file on this machine is no subscription"),
        ("ftp://example.org/f", "not an http or https address"),
        ("http://[::1", "not an http or https address"),
        ("javascript:alert(1)", "not an http or https address"),
    ],
)
def test_what_is_not_fetched_is_refused_and_said(stated: str, reason: str) -> None:
    document = read(
        f"<opml><body><outline text='x' xmlUrl='{stated}'/><outline text='y' xmlUrl='http://y.example/'/></body></opml>"
    )
    assert [outline.title for outline in document.outlines] == ["y"]
    assert len(document.notes) == 1
    assert document.notes[0].startswith(f"x: {reason}")


def test_doubles_are_merged() -> None:
    document = read(
        "<opml><body><outline text='A'><outline text='f' xmlUrl='http://f.example/'/></outline>"
        "<outline text='B'><outline text='other' xmlUrl='http://f.example/' htmlUrl='http://h.example/'/></outline></body></opml>"
    )
    assert document.outlines == (Outline("http://f.example/", "f", "http://h.example/", ("A", "B")),)
    assert document.notes == ("other: named twice, merged",)


def test_broken_xml_is_read_all_the_same() -> None:
    document = read(
        "\n<opml><head><title>Q & A</title></head><body><outline text='a'><outline text='Q & A > all' xmlUrl='http://q.example/?a=1&b=2'/>"
        "</outline><outline text='b' xmlUrl=\"http://b.example/\"></outline><outline xmlUrl='http://c.example/'"
    )
    assert [(outline.url, outline.title, outline.tags) for outline in document.outlines] == [
        ("http://q.example/?a=1&b=2", "Q & A > all", ("a",)),
        ("http://b.example/", "b", ()),
    ]
    assert document.head.title == "Q & A"
    assert document.notes == ("repaired: the document is not well-formed XML",)


def test_very_deep_nesting() -> None:
    depth = 50_000
    inside = (
        "<outline text='d'>" * depth + "<outline text='leaf' xmlUrl='http://leaf.example/'/>" + "</outline>" * depth
    )
    assert outlines(inside) == (Outline("http://leaf.example/", "leaf", None, ("d",)),)


def test_nothing_is_looked_up() -> None:
    text = f"<!DOCTYPE opml [<!ENTITY x SYSTEM '{__file__}'><!ENTITY y 'why'>]><opml><body><outline text='&x;&y;' xmlUrl='http://a.example/'/></body></opml>"
    (outline,) = read(text).outlines
    assert outline.title == "&x;why"


def test_what_is_no_opml_is_refused() -> None:
    assert opml.read(b"<rss/>", "x") == Refused("XML (<rss>), but not a feed")
    assert opml.read(b"", "x") == Refused("an empty answer")
    assert not opml.recognises(b"<rss version='2.0'><channel><description>&lt;opml&gt;", "x.opml")
    assert not opml.recognises(b"opml is a format", "x.opml")
    assert opml.recognises("\ufeff<?xml version='1.0'?>\n<!-- by x --><opml version='1.1'>".encode("utf-16-le"), "x")


NAMES = st.text(min_size=1, max_size=12).map(line).filter(lambda name: name and "\ufffd" not in name)
TAGS = st.lists(NAMES, max_size=4).map(tags.distinct)
HOSTS = st.integers(0, 50).map("https://f{}.example/feed?a=1&b=%C3%A4".format)


@given(
    st.lists(st.builds(Outline, HOSTS, NAMES, st.none() | HOSTS, TAGS), unique_by=lambda outline: outline.url), NAMES
)
def test_what_is_written_is_read_again(given_outlines: list[Outline], title: str) -> None:
    document = read(opml.write(given_outlines, title))
    assert not document.notes
    assert document.head.title == title
    # Folders stand together, so the order between folders may change, nothing else.
    assert set(document.outlines) == set(given_outlines)
    assert opml.write(document.outlines, title) == opml.write(
        read(opml.write(document.outlines, title)).outlines, title
    )


@given(st.text(alphabet="<>/opmlutine x='\"&;[]!-", max_size=300) | st.binary(max_size=200))
def test_no_document_raises(text: str | bytes) -> None:
    content = text if isinstance(text, bytes) else text.encode()
    assert isinstance(opml.read(content, "x"), Document | Refused)
    opml.recognises(content, "x")
