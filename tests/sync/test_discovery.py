"""Feeds known from an address alone, by table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.sync.discovery import feed_in_look_up, hidden_feeds, known_feeds, likely_feeds, look_up

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
        ("https://gist.github.com/torvalds", ["https://gist.github.com/torvalds.atom"]),
        ("https://codeberg.org/forgejo", ["https://codeberg.org/forgejo.rss"]),
        (
            "https://codeberg.org/forgejo/forgejo/issues",
            ["https://codeberg.org/forgejo/forgejo/releases.rss", "https://codeberg.org/forgejo/forgejo.rss"],
        ),
        ("https://ev.medium.com/a-post-1", ["https://ev.medium.com/feed"]),
        ("https://medium.com/tag/python", ["https://medium.com/feed/tag/python"]),
        ("https://name.substack.com/p/a-post", ["https://name.substack.com/feed"]),
        ("https://substack.com/home", []),
        ("https://name.tumblr.com/post/1", ["https://name.tumblr.com/rss"]),
        ("https://name.tumblr.com/tagged/cats", ["https://name.tumblr.com/tagged/cats/rss"]),
        ("https://www.tumblr.com/name/123", ["https://name.tumblr.com/rss"]),
        ("https://name.wordpress.com/2024/01/a-post/", ["https://name.wordpress.com/feed/"]),
        ("https://name.wordpress.com/category/sea/", ["https://name.wordpress.com/category/sea/feed/"]),
        ("https://name.blogspot.com/2024/01/a.html", ["https://name.blogspot.com/feeds/posts/default"]),
        ("https://name.blogspot.co.uk/search/label/Sea", ["https://name.blogspot.co.uk/feeds/posts/default/-/Sea"]),
        ("https://blogspot.evil.example/", []),
        ("https://lemmy.world/c/python", ["https://lemmy.world/feeds/c/python.xml?sort=New"]),
        ("https://feddit.org/u/ana@lemmy.ml?sort=Hot", ["https://feddit.org/feeds/u/ana@lemmy.ml.xml?sort=Hot"]),
        ("https://discuss.example/t/a-topic/12/3", ["https://discuss.example/t/a-topic/12.rss"]),
        ("https://discuss.example/c/help/5", ["https://discuss.example/c/help/5.rss"]),
        ("https://discuss.example/c/help/new/7", ["https://discuss.example/c/help/new/7.rss"]),
        (
            "https://stackoverflow.com/questions/tagged/python+django",
            ["https://stackoverflow.com/feeds/tag?tagnames=python+django&sort=newest"],
        ),
        ("https://unix.stackexchange.com/", ["https://unix.stackexchange.com/feeds"]),
        ("https://stackoverflow.com/questions/11227809/why", ["https://stackoverflow.com/feeds/question/11227809"]),
        ("https://superuser.com/users/1/x", ["https://superuser.com/feeds/user/1"]),
        ("https://arxiv.org/list/cs.CL/recent", ["https://rss.arxiv.org/rss/cs.CL"]),
        ("https://arxiv.org/abs/2401.00001", []),
        (
            "https://en.wikipedia.org/wiki/Common_swift",
            ["https://en.wikipedia.org/w/index.php?title=Common_swift&action=history&feed=atom"],
        ),
        (
            "https://de.wikipedia.org/w/index.php?title=K%C3%B6ln&action=history",
            ["https://de.wikipedia.org/w/index.php?title=K%C3%B6ln&action=history&feed=atom"],
        ),
        (
            "https://en.wikipedia.org/wiki/Special:RecentChanges",
            ["https://en.wikipedia.org/w/index.php?title=Special:RecentChanges&feed=atom"],
        ),
        ("https://en.wikipedia.org/wiki/Special:Search?x", []),
        ("https://store.steampowered.com/app/620/Portal_2/", ["https://store.steampowered.com/feeds/news/app/620/"]),
        ("https://dev.to/ben/a-post", ["https://dev.to/feed/ben"]),
        ("https://dev.to/t/python", ["https://dev.to/feed/tag/python"]),
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


@given(
    st.sampled_from(["en.wikipedia.org", "lemmy.world", "a.tumblr.com", "stackoverflow.com", "x.example"]), st.text()
)
def test_known_feeds_of_any_path_are_addresses_that_lead_to_no_others(host: str, path: str) -> None:
    for feed in known_feeds(f"https://{host}/{path}"):
        assert known_feeds(feed) in ((), (feed,)) or host == "x.example"


@pytest.mark.parametrize(
    ("html", "address", "feeds"),
    [
        (f'{{"externalId":"{CHANNEL}"}}', "https://www.youtube.com/@someone", [CHANNEL]),
        (f'<meta itemprop="channelId" content="{CHANNEL}">', "https://youtube.com/c/some", [CHANNEL]),
        (f'<link rel="canonical" href="https://www.youtube.com/channel/{CHANNEL}">', "https://youtu.be/abc", [CHANNEL]),
        (f'{{"externalId":"{CHANNEL}"}}', "https://notyoutube.com/@someone", []),
        ('{"externalId":"UCshort"}', "https://www.youtube.com/@someone", []),
    ],
)
def test_the_channel_in_a_page_of_youtube(html: str, address: str, feeds: list[str]) -> None:
    found = hidden_feeds(html.encode(), address)
    assert list(found) == [f"https://www.youtube.com/feeds/videos.xml?channel_id={id}" for id in feeds]


def test_a_podcast_is_looked_up_by_its_number() -> None:
    asked = "https://itunes.apple.com/lookup?id=1200361736&entity=podcast"
    assert look_up("https://podcasts.apple.com/us/podcast/the-daily/id1200361736?i=1") == asked
    assert look_up("https://podcasts.apple.com/us/browse") == look_up("https://evil.example/id12") == ""
    assert feed_in_look_up(b'{"results":[{"a":1},{"feedUrl":"https://a.example/f"}]}') == "https://a.example/f"
    for odd in (b"", b"[]", b'{"results":3}', b'{"results":[3]}', b'{"results":[{"feedUrl":"file:///etc/passwd"}]}'):
        assert feed_in_look_up(odd) == ""
