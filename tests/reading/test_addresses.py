"""Addresses for people."""

from __future__ import annotations

import pytest

from tests.reading.looks import drawn, page
from tuireader.reading.addresses import deceives, host, shown, untracked
from tuireader.reading.blocks import Link


@pytest.mark.parametrize(
    ("url", "short"),
    [
        ("https://a.example/x?utm_source=rss&id=7&UTM_medium=feed#top", "https://a.example/x?id=7#top"),
        ("https://a.example/x?utm_source=rss", "https://a.example/x"),
        ("https://a.example/?fbclid=1&gclid=2&mc_eid=3&mc_cid=4&igshid=5&msclkid=6", "https://a.example/"),
        ("https://a.example/x#utm_source=rss&utm_medium=x", "https://a.example/x"),
        ("https://a.example/x#xtor=RSS-1", "https://a.example/x#xtor=RSS-1"),
        ("https://a.example/?q=utm_source&a=%20b&&c", "https://a.example/?q=utm_source&a=%20b&&c"),
        ("https://a.example/utm_source=rss", "https://a.example/utm_source=rss"),
        ("https://a.example/?eid=1&cid=2&_id=3&hs=4", "https://a.example/?eid=1&cid=2&_id=3&hs=4"),
        ("mailto:a@b.example?utm_source=x", "mailto:a@b.example?utm_source=x"),
    ],
)  # fmt: skip
def test_tracking_is_left_away_and_nothing_else(url: str, short: str) -> None:
    assert untracked(url) == short


def test_the_address_as_written_is_kept() -> None:
    made = page("<a href='https://a.example/?utm_source=x&b=1'>a</a> <a href='https://a.example/?b=1'>b</a>")
    assert made.links == (
        Link(1, "https://a.example/?b=1", "a", written="https://a.example/?utm_source=x&b=1"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/ü (bücher.example)"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/ (bücher.example)"),
        ("https://u:p@Аpple.example:80/x", "https://u:p@xn--pple-43d.example:80/x (аpple.example)"),
        ("https://xn--zz\u0080.example/", "https://xn--xn--zz-ga.example/ (xn--zz.example)"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("http://[bad", "http://[bad"),
    ],
)  # fmt: skip
def test_hosts_in_other_scripts_are_shown_in_both_forms(url: str, seen: str) -> None:
    assert shown(url) == seen


def test_the_host_is_ascii() -> None:
    assert host("https://Bücher.example:80/x") == "xn--bcher-kva.example"
    assert host("mailto:x@y.example") == "" == host("http://[bad")


@pytest.mark.parametrize(
    ("words", "url", "true"),
    [
        ("https://bank.example/login", "https://evil.example/", "evil.example"),
        ("www.bank.example", "https://evil.example/", "evil.example"),
        ("mybank.com", "https://evil.example/", "evil.example"),
        ("apple.com", "https://аpple.com/", "xn--pple-43d.com"),
        ("https://bank.example/", "https://bank.example@evil.example/", "evil.example"),
        ("https://a.example/x", "https://www.a.example/y", ""),
        ("a.com", "https://blog.a.com/", ""),
        ("blog.a.com", "https://a.com/", ""),
        ("setup.py", "https://code.example/", ""),
        ("the end.", "https://code.example/", ""),
        ("see bank.com", "https://evil.example/", ""),
    ],
)  # fmt: skip
def test_deceives(words: str, url: str, true: str) -> None:
    assert deceives(words, url) == true


def test_a_link_that_names_another_host_shows_the_true_one() -> None:
    assert (
        drawn("<a href='https://evil.example/x'>https://bank.example</a>") == "https://bank.example [1: evil.example]"
    )
