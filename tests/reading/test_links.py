"""Which addresses may be followed."""

from __future__ import annotations

import pytest

from tuireader.reading.links import ends_in_address, resolve

BASE = "https://example.org/news/page?a=1"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/q", "https://example.org/q"),
        ("?x", "https://example.org/news/page?x"),
        ("../a", "https://example.org/a"),
        ("//h.example/p", "https://h.example/p"),
        ("HTTPS://H.example/P", "HTTPS://H.example/P"),
        (" https://h.example/a b\"c\n ", "https://h.example/a%20b%22c"),
        ("https://h.example/\u200b", "https://h.example/"),
        ("https://bücher.example/ü", "https://bücher.example/ü"),
        ("gemini://g.example/x", "gemini://g.example/x"),
        ("gopher://g.example/0/x", "gopher://g.example/0/x"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("#f", None),
        ("https://example.org/news/page?a=1#f", None),
        ("", None),
        ("javascript:alert(1)", None),
        (" java\nscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("ftp://h.example/", None),
        ("mailto:", None),
        ("http://", None),
        ("https:///x", None),
        ("http://[::1", None),
        ("http://[not", None),
        ("https://a]b/c", None),
        ("https://a\u2100b.example/", None),  # ℀ is a/c to a browser
    ],
)  # fmt: skip
def test_resolve(href: str, url: str | None) -> None:
    assert resolve(href, BASE) == url


def test_without_a_base_relative_addresses_are_text() -> None:
    assert resolve("/q", None) is None
    assert resolve("https://h.example/q", None) == "https://h.example/q"


def test_bases_of_small_protocols() -> None:
    assert resolve("../b", "gemini://g.example/a/c") == "gemini://g.example/b"


def test_two_thousand_characters_stay_exact() -> None:
    url = "https://h.example/" + "x" * 2000
    assert resolve(url, None) == url


@pytest.mark.parametrize(
    ("words", "answer"),
    [("https://a.example/x", True), ("see www.a.example", True), ("a.example", True), ("the end.", False),
     ("1.5", False), ("[video: a.example/x.mp4]", False)],
)  # fmt: skip
def test_ends_in_address(words: str, answer: bool) -> None:
    assert ends_in_address(words) is answer
