"""Feeds known from an address alone, by table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.sync.discovery import known_feeds, likely_feeds

CHANNEL = "UCXuqSBlHAE6Xw-yeJA0Tunw"


@pytest.mark.parametrize(
    ("address", "feeds"),
    [
        (
            f"https://www.youtube.com/channel/{CHANNEL}",
            [f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"],
        ),
        (
            f"http://m.youtube.com/channel/{CHANNEL}/videos",
            [f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"],
        ),
        ("https://youtube.com/user/gronkh?x=1", ["https://www.youtube.com/feeds/videos.xml?user=gronkh"]),
        (
            "https://www.youtube.com/watch?v=a&list=PLabc_def-123",
            ["https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc_def-123"],
        ),
        ("https://www.youtube.com/@someone", []),
        ("https://www.youtube.com/channel/UCx&evil=1", []),
        (
            "https://github.com/textualize/textual",
            [
                "https://github.com/textualize/textual/releases.atom",
                "https://github.com/textualize/textual/commits.atom",
            ],
        ),
        (
            "https://github.com/a/b.git/",
            ["https://github.com/a/b/releases.atom", "https://github.com/a/b/commits.atom"],
        ),
        (
            "https://github.com/a/b/commits/",
            ["https://github.com/a/b/commits.atom", "https://github.com/a/b/releases.atom"],
        ),
        ("https://github.com/a/b/commits/fix/x", ["https://github.com/a/b/commits/fix/x.atom"]),
        ("https://github.com/a/b/tree/main", ["https://github.com/a/b/commits/main.atom"]),
        (
            "https://github.com/a/b/tags",
            [
                "https://github.com/a/b/tags.atom",
                "https://github.com/a/b/releases.atom",
                "https://github.com/a/b/commits.atom",
            ],
        ),
        ("https://github.com/torvalds", ["https://github.com/torvalds.atom"]),
        ("https://github.com/torvalds.atom", []),
        ("https://github.com/features/actions", []),
        ("https://github.com/", []),
        ("https://old.reddit.com/r/python/top/?t=week", ["https://www.reddit.com/r/python/top/.rss?t=week"]),
        ("https://reddit.com/u/spez", ["https://www.reddit.com/user/spez/.rss"]),
        ("https://www.reddit.com/r/python/.rss", []),
        ("https://www.reddit.com/", []),
        ("https://mastodon.social/@Gargron", ["https://mastodon.social/@Gargron.rss"]),
        ("https://social.example:8443/@a.b/with_replies", ["https://social.example:8443/@a.b.rss"]),
        ("https://mastodon.social/@ana@chaos.social", ["https://chaos.social/@ana.rss"]),
        ("https://mastodon.social/@Gargron/1234", []),
        ("https://mastodon.social/@Gargron.rss", ["https://mastodon.social/@Gargron.rss.rss"]),
        ("https://medium.com/@ev", ["https://medium.com/feed/@ev"]),
        ("https://medium.com/netflix-techblog/some-post", ["https://medium.com/feed/netflix-techblog"]),
        ("https://bsky.app/profile/bsky.app", ["https://bsky.app/profile/bsky.app/rss"]),
        ("https://evilgithub.com/a/b", []),
        ("https://example.org/", []),
        ("ftp://github.com/a/b", []),
        ("http://[", []),
        ("", []),
    ],
)
def test_known_feeds(address: str, feeds: list[str]) -> None:
    assert list(known_feeds(address)) == feeds


def test_likely_feeds_lie_beside_the_page_first() -> None:
    names = ["feed", "rss", "atom.xml", "feed.xml", "index.xml", "feed.json"]
    assert list(likely_feeds("https://example.org")) == [f"https://example.org/{name}" for name in names]
    beside = [f"https://example.org/blog/{name}" for name in names]
    at_root = [f"https://example.org/{name}" for name in names]
    assert list(likely_feeds("https://example.org/blog/page.html?x#y")) == beside + at_root
    assert likely_feeds("file:///etc/passwd") == likely_feeds("nonsense") == ()


@given(st.text() | st.text(alphabet="/@?:.[]%#a").map(lambda rest: "https://github.com" + rest))
def test_no_address_is_too_odd(address: str) -> None:
    assert all(feed.startswith("http") for feed in known_feeds(address) + likely_feeds(address))
