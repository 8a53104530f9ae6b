"""The feeds a page names: how people write links, and how they should not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers.answer import read_answer
from tuireader.importers.page_feeds import FoundFeed, feeds_of
from tuireader.model.documents import Refused

PAGE = "https://example.org/blog/post.html"
RSS, ATOM = "application/rss+xml", "application/atom+xml"


def urls(html: str, link_header: str = "") -> list[str]:
    return [feed.url for feed in feeds_of(html.encode(), PAGE, link_header)]


def test_a_feed_with_all_that_is_said_of_it() -> None:
    html = f'<link rel="alternate" type="{RSS}" title=" A &amp;\n B \x1b[2J" href="/feed?a=1&amp;b=2#x">'
    assert feeds_of(html.encode(), PAGE) == (FoundFeed("https://example.org/feed?a=1&b=2", "A & B [2J", RSS),)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"<LINK REL=ALTERNATE TYPE={ATOM} HREF=feed.atom>", ["https://example.org/blog/feed.atom"]),
        (
            f"<link rel='home alternate' type='{RSS}; charset=utf-8' href='//cdn.example.org/f'>",
            ["https://cdn.example.org/f"],
        ),
        (f'<link type="{ATOM.upper()}" href="f" rel="Alternate">', ["https://example.org/blog/f"]),
        (
            '<link rel="alternate" type="application/feed+json" href="/f.json">',
            ["https://example.org/f.json"],
        ),
        (
            '<link rel="alternate" type="application/json" href="/feed.json">',
            ["https://example.org/feed.json"],
        ),
        ('<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">', []),
        ('<link rel="alternate" type="application/json+oembed" href="/oembed?feed">', []),
        ('<link rel="alternate" type="text/xml+oembed" href="/oembed">', []),
        ('<link rel="feed" href="/any">', ["https://example.org/any"]),
        (f'<link rel="alternate stylesheet" type="{RSS}" href="/style">', []),
        ('<link rel="alternate" hreflang="de" href="/de/">', []),
        (f'<link rel="stylesheet" type="{RSS}" href="/f">', []),
        (f'<link rel="alternate" type="{RSS}">', []),
        (f'<body><p><link rel="alternate" type="{RSS}" href="/late">', ["https://example.org/late"]),
        (f'<a rel="alternate" type="{RSS}" href="/anchor">feed</a>', ["https://example.org/anchor"]),
        (f'<!-- <link rel="alternate" type="{RSS}" href="/gone"> -->', []),
        (f'<script>"<link rel=alternate type={RSS} href=/no>"</script>', []),
        (f'<link rel="alternate" type="{RSS}" href="feed://example.net/f">', ["http://example.net/f"]),
        (f'<link rel="alternate" type="{RSS}" href="feed:https://example.net/f">', ["https://example.net/f"]),
        (f'<link rel="alternate" type="{RSS}" href=" /a b\n">', ["https://example.org/a%20b"]),
        (f'<link rel="alternate" type="{RSS}" href="javascript:alert(1)">', []),
        (f'<link rel="alternate" type="{RSS}" href="file:///etc/passwd">', []),
        (f'<link rel="alternate" type="{RSS}" href="http://[">', []),
        (f'<link rel="alternate" type="{RSS}" href="/&#27;[2J">', []),
        ("", []),
        ("\0\0\0", []),
    ],
)
def test_ways_to_write_a_link(html: str, found: list[str]) -> None:
    assert urls(html) == found


def test_base_moves_relative_links_and_only_the_first_counts() -> None:
    link = f'<link rel="alternate" type="{RSS}" href="f">'
    assert urls(f'<base href="/other/"><base href="/third/">{link}') == ["https://example.org/other/f"]
    assert urls(f'<base href="https://example.net/x/">{link}') == ["https://example.net/x/f"]
    assert urls(f'<base target="_top">{link}') == ["https://example.org/blog/f"]
    assert urls(f'<base href="javascript:x">{link}') == ["https://example.org/blog/f"]


def test_order_is_the_pages_but_comments_come_last_and_nothing_twice() -> None:
    links = [("/comments/feed/", RSS), ("/feed/", RSS), ("/atom", ATOM), ("/feed/#a", RSS)]
    html = "".join(f'<link rel="alternate" type="{kind}" href="{href}">' for href, kind in links)
    assert urls(html) == [f"https://example.org{path}" for path in ("/feed/", "/atom", "/comments/feed/")]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (f'</f>; rel="alternate"; type="{RSS}"', ["https://example.org/f"]),
        (f"<f>;rel=alternate;type={RSS}", ["https://example.org/blog/f"]),
        (
            f'</wp-json/>; rel="api", </a,b;c>; title="x, y; \\"z\\""; type="{ATOM}"; rel="alternate"',
            ["https://example.org/a,b;c"],
        ),
        (f'</f>; rel="preload", </g>; REL="ALTERNATE"; TYPE="{RSS}"', ["https://example.org/g"]),
        (f'</f>; rel="next"; type="{RSS}"', []),
        ("</f", []),
        ("<" * 5000, []),
    ],
)
def test_the_link_header(header: str, found: list[str]) -> None:
    assert urls("", header) == found


def test_a_title_in_the_header_is_unquoted() -> None:
    (feed,) = feeds_of(b"", PAGE, f'</f>; rel=alternate; type="{RSS}"; title="All \\"news\\""')
    assert feed.title == 'All "news"'


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "utf-8"), ("windows-1251", "cp1251"), ("Shift_JIS", "shift_jis"), ("punycode", "utf-8")],
)
def test_titles_in_the_pages_encoding(charset: str, encoding: str) -> None:
    html = f'<meta charset="{charset}"><link rel=alternate type={RSS} href=/f title="Новости">'
    assert feeds_of(html.encode(encoding), PAGE)[0].title == "Новости"


def test_a_hostile_page_gives_a_bounded_answer() -> None:
    html = "".join(f'<link rel="alternate" type="{RSS}" href="/{n}">' for n in range(5000))
    assert len(urls(html)) == 50


@given(st.binary(), st.text())
def test_no_page_is_too_odd(html: bytes, header: str) -> None:
    for feed in feeds_of(html, PAGE, header):
        assert feed.url.startswith(("http://", "https://"))


@given(st.text(alphabet="<>linkbasehref=\"'=/ &#;rel:alternate"), st.text(alphabet='<>;,="\\ relatn'))
def test_no_markup_is_too_odd(html: str, header: str) -> None:
    feeds_of(html.encode(), PAGE, header)


def test_a_page_that_came_instead_of_a_feed_is_refused_with_the_feeds_it_names() -> None:
    link = "<link rel='alternate' type='application/rss+xml' href='{}'>"
    page = (
        f"<!DOCTYPE html><html><head><base href='/blog/'>{link.format('feed.xml')}{link.format('/all')}</head></html>"
    )
    found = read_answer(page.encode(), "https://site.example/x", "text/html")
    assert found == Refused(
        "an HTML page, not a feed; it names https://site.example/blog/feed.xml and https://site.example/all"
    )
    assert read_answer(b"<html><p>x</html>", "https://site.example/x") == Refused("an HTML page, not a feed")
