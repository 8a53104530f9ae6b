"""What came instead of a feed is named in plain words."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers.feed import read_feed
from tuireader.importers.not_a_feed import why_not_a_feed
from tuireader.model.documents import Document, Refused

PAGE = "<!DOCTYPE html><html><head><title>{}</title></head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "an empty answer"),
        (b" \r\n", "an answer of nothing but blanks"),
        (PAGE.format("Hello", "").encode(), "an HTML page, not a feed"),
        (b"<!-- x --><HTML>", "an HTML page, not a feed"),
        (PAGE.format("Just a moment...", "<script src='/cdn-cgi/challenge-platform/x'>").encode(), "a bot check page"),
        (PAGE.format("Sign in", "<form><input name=p type=password></form>").encode(), "a login page, not a feed"),
        (PAGE.format("Hello", "").encode("utf-16"), "an HTML page, not a feed"),
        (b'{"a": []}', "JSON, but not JSON Feed"),
        (b'{"a": [', "damaged JSON, not a feed"),
        (b"<?xml version='1.0'?><note/>", "XML (<note>), but not a feed"),
        (b"<urlset xmlns='x'/>", "a sitemap, not a feed"),
        (b"<opml version='2.0'/>", "an OPML list of subscriptions"),
        (b"\x1f\x8b\x08\0\0", "compressed data (gzip), not a feed"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG), not a feed"),
        (b"%PDF-1.7", "a PDF document, not a feed"),
        (zlib.compress(b"<rss/>" * 99), "binary data, not a feed"),
        (b"Not found", "plain text, not a feed"),
    ],
)
def test_named(content: bytes, reason: str) -> None:
    assert why_not_a_feed(content).startswith(reason)
    found = read_feed(content, "https://example.org/")
    assert isinstance(found, Refused)
    assert found.reason.startswith(reason)


def test_the_header_helps_where_the_bytes_do_not() -> None:
    assert why_not_a_feed(b"abc", "audio/mpeg") == "audio/mpeg, not a feed"


def test_a_feed_without_entries_is_a_feed() -> None:
    assert isinstance(read_feed(b"<rss version='2.0'><channel/></rss>", ""), Document)


@given(st.binary(max_size=300))
def test_no_bytes_raise(content: bytes) -> None:
    assert why_not_a_feed(content)
