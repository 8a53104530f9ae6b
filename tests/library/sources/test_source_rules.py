"""Which [[source]] means which address, and what holds when several do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.config import Config, SourceSettings
from tuireader.library.sources.source_rules import dressed, rules_for
from tuireader.sync.answers import Request
from tuireader.sync.secrets import Secret


@pytest.mark.parametrize(
    ("pattern", "url", "means"),
    [
        ("https://*.example.org/*", "https://a.example.org/feed", True),
        ("https://*.example.org/*", "https://a.b.example.org/", True),
        ("https://*.example.org/*", "https://example.org/feed", False),
        ("https://*.example.org/*", "http://a.example.org/feed", False),
        ("https://*.example.org/*", "https://evil.example/x.example.org/feed", False),
        ("https://*.example.org/*", "https://evil.example/?.example.org/feed", False),
        ("https://*.example.org/*", "https://evil.example#.example.org/feed", False),
        ("https://*.example.org/*", "https://a.example.org@evil.example/feed", False),
        ("https://*.example.org/*", "https://a.example.org:8443/feed", False),
        ("https://*.example.org:*/*", "https://a.example.org:8443/feed", True),
        ("https://*.example.org/*", "https://me:pw@A.EXAMPLE.org/feed", True),
        ("https://example.org/*/feed", "https://example.org/a/b/feed", True),
        ("https://example.org/*/feed", "https://example.org/feed", False),
        ("https://example.org/a*a", "https://example.org/a", False),
        ("https://example.org/*?x=*", "https://example.org/feed?x=1", True),
        ("http://*/*", "http://anything.example/", True),
        ("http://*/*", "http://[half", False),
        ("https://example.org/.*", "https://example.org/ax", False),
    ],
)
def test_a_pattern(pattern: str, url: str, means: bool) -> None:
    rules = rules_for(Config(source=(SourceSettings(match=pattern, proxy="direct"),)), url)
    assert bool(rules.proxy) == means


@given(st.lists(st.text("ab", max_size=4), min_size=2, max_size=4), st.lists(st.text("ab", max_size=4), max_size=4))
def test_what_is_put_in_place_of_stars_matches(pieces: list[str], fillings: list[str]) -> None:
    filled = "".join(a + b for a, b in zip(pieces, [*[*fillings, "", "", ""][: len(pieces) - 1], ""], strict=True))
    entry = SourceSettings(match="https://x.example/" + "*".join(pieces), proxy="direct")
    assert rules_for(Config(source=(entry,)), "https://x.example/" + filled).proxy
    assert not rules_for(Config(source=(entry,)), "https://x.example/" + filled + "c").proxy or pieces[-1] == ""


def test_later_ones_over_earlier_and_the_sources_own_last() -> None:
    config = Config(
        user_agent="all/1",
        source=(
            SourceSettings(
                url="https://a.example/feed", headers={"x-a": "own"}, interval="hand", username="me", password_env="OWN"
            ),
            SourceSettings(match="https://*/*", headers={"X-A": "1", "X-B": "2"}, cookie="c=1", interval="2h"),
            SourceSettings(match="https://a.example/*", cookie="c=2", fulltext=True, username="x", password="hunter2"),
        ),
    )
    rules = rules_for(config, "https://a.example/feed", Path("/etc/x"))
    assert dict(rules.headers) == {"x-a": "own", "X-B": "2", "Cookie": "c=2"}
    assert (rules.interval, rules.fulltext, rules.user_agent, rules.pinned) == (0, True, "all/1", True)
    assert (rules.username, rules.password) == ("me", Secret(env="OWN", folder="/etc/x"))
    other = rules_for(config, "https://b.example/feed")
    assert (other.interval, other.fulltext, other.password, other.pinned) == (7200, None, None, False)
    assert "hunter2" not in repr(rules_for(config, "https://a.example/other"))
    assert rules_for(config, "http://b.example/").headers == ()


def test_a_request_takes_all_of_it() -> None:
    config = Config(
        source=(SourceSettings(url="http://nas.local/feed", cookie="c=1", filter=("tidy",), proxy="direct"),)
    )
    request = dressed(Request("http://nas.local/feed", etag="1"), rules_for(config, "http://nas.local/feed"))
    assert request == Request(
        "http://nas.local/feed",
        etag="1",
        headers=(("Cookie", "c=1"),),
        filter=("tidy",),
        proxy="direct",
        private_allowed=True,
    )


def test_no_address_from_outside_is_a_program() -> None:
    config = Config(source=(SourceSettings(exec=("mybridge",), title="My bridge"),))
    assert rules_for(config, "exec:My bridge").command == ("mybridge",)
    assert rules_for(config, "exec:mybridge").command == rules_for(config, "https://exec:My bridge").command == ()
