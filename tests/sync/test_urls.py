"""Whose secrets an address may see: by table."""

from __future__ import annotations

import pytest

from tuireader.sync.urls import parsed, same_site


@pytest.mark.parametrize(
    ("start", "there", "same"),
    [
        ("http://a.org/x", "http://a.org/y", True),
        ("http://a.org/x", "http://A.ORG:80/y", True),
        ("http://a.org/x", "https://a.org/y", True),
        ("https://a.org/x", "http://a.org/y", False),
        ("http://a.org/x", "http://a.org:8080/y", False),
        ("http://a.org:8080/x", "https://a.org/y", False),
        ("http://a.org/x", "http://b.org/y", False),
        ("http://a.org/x", "http://www.a.org/y", False),
        ("http://a.org/x", "http://a.org.evil.net/y", False),
        ("https://a.org/x", "https://a.org@evil.net/y", False),
    ],
)
def test_same_site(start: str, there: str, same: bool) -> None:
    assert same_site(parsed(there), parsed(start)) == same
