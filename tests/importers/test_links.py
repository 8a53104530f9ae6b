"""Addresses: followed, resolved, refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers.links import absolute, absolute_inside

BASE = "https://example.org/blog/post?x=1"


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        ("https://example.com/a", "https://example.com/a"),
        (" \n https://example.com/a\t", "https://example.com/a"),
        ("https://example.com/a\n  b", "https://example.com/ab"),
        ("https://example.com/a b", "https://example.com/a%20b"),
        ("https://example.com/a\u3000b\u2000c", "https://example.com/a%E3%80%80b%E2%80%80c"),
        ("gemini://example.com/", "gemini://example.com/"),
        ("gopher://example.com/", "gopher://example.com/"),
        ("/q", "https://example.org/q"),
        ("?y", "https://example.org/blog/post?y"),
        ("#f", "https://example.org/blog/post?x=1#f"),
        ("//h.example/p", "https://h.example/p"),
        ("../a", "https://example.org/a"),
        ("a.html", "https://example.org/blog/a.html"),
        ("http://[2001:db8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("https://bücher.example/ä", "https://bücher.example/ä"),
    ],
)
def test_followed(link: str, whole: str) -> None:
    assert absolute(link, BASE) == whole


@pytest.mark.parametrize(
    "link",
    [
        *("", "  ", None, 7, "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd"),
        *("mailto:a@example.org", "ssh://-oProxyCommand=x", "vbscript:x", "http://", "https:///path", "http://[half"),
        *("http://example.c[o.test/", "http://<script>/", "http://a b/", "https://example.org/" + "a" * 5000),
    ],
)
def test_not_followed(link: object) -> None:
    assert absolute(link, BASE) is None


def test_without_a_base_a_relative_link_leads_nowhere() -> None:
    assert absolute("/q") is None
    assert absolute("/q", "", None, "urn:x", BASE) == "https://example.org/q"


@pytest.mark.parametrize(
    ("markup", "resolved"),
    [
        ('<a href="/q">x</a>', '<a href="https://example.org/q">x</a>'),
        ("<a class=x href='../a?b&amp;c'>x</a>", "<a class=x href='https://example.org/a?b&amp;c'>x</a>"),
        ("<IMG SRC=pic.png>", '<IMG SRC="https://example.org/blog/pic.png">'),
        (
            '<img srcset="a.png 1x, /b.png 2x" src="a.png">',
            '<img srcset="https://example.org/blog/a.png 1x, https://example.org/b.png 2x"'
            ' src="https://example.org/blog/a.png">',
        ),
    ],
)
def test_links_inside_a_text(markup: str, resolved: str) -> None:
    assert absolute_inside(markup, BASE) == resolved


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="#note">1</a>',
        '<a href="https://example.com/">x</a>',
        '<a href="javascript:x()">x</a>',
        '<a href="mailto:a@b.c">x</a>',
        'href="/q" is no tag',
        "<a href=",
        '<a data-href="/q">x</a>',
        "<a name=x>",
    ],
)
def test_what_stays_as_it_is(markup: str) -> None:
    assert absolute_inside(markup, BASE) == markup


def test_no_base_no_change() -> None:
    assert absolute_inside('<a href="/q">', None) == '<a href="/q">'


@given(st.text(alphabet="<a href=\"'/>x ", max_size=200))
def test_no_markup_raises(markup: str) -> None:
    absolute_inside(markup, BASE)


@given(st.text(max_size=80))
def test_no_link_raises(link: str) -> None:
    found = absolute(link, BASE)
    assert found is None or found.split(":")[0].lower() in ("http", "https", "gemini", "gopher")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<video src='a' poster='b'>", "<video src='https://e.example/a' poster='https://e.example/b'>"),
        ("<a title='an href=x' href=y>", "<a title='an href=x' href=\"https://e.example/y\">"),
        ("<a title=\"a > b\" href='y'>", "<a title=\"a > b\" href='https://e.example/y'>"),
        ("<img data-src='x' src='y'>", "<img data-src='x' src='https://e.example/y'>"),
        ("<img/src=y>", '<img/src="https://e.example/y">'),
        ("an href=x in a text", "an href=x in a text"),
        ("<a href='y' broken", "<a href='y' broken"),
    ],
)
def test_every_attribute_of_a_tag_is_resolved_and_nothing_else(markup: str, expected: str) -> None:
    assert absolute_inside(markup, "https://e.example/") == expected


def test_an_address_holds_nothing_that_is_not_seen() -> None:
    assert absolute("https://e.example/a\ufeffb\u202ec") == "https://e.example/abc"


ENDLESS = ("<a" + " href=x" * 100_000, "<a href='" * 50_000, " href=x" * 100_000, "<img srcset='" + "a, " * 100_000)


@pytest.mark.parametrize("endless", ENDLESS)
def test_a_tag_that_never_ends_is_left_as_it_is(endless: str) -> None:
    assert absolute_inside("<p>" + endless, "https://e.example/") == "<p>" + endless
