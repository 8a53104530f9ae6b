"""Titles by the type that is declared for them, as they arrive from the XML parser."""

from __future__ import annotations

import pytest

from tuireader.importers import titles
from tuireader.importers.feed import read_feed
from tuireader.model.documents import Document

RSS = {
    "How &amp;lt;select&amp;gt; works": "How <select> works",
    "How &lt;select&gt; works": "How <select> works",
    "<![CDATA[How <b>bold</b> & co]]>": "How bold & co",
    "AT&amp;amp;T": "AT&T",
    "AT&amp;T": "AT&T",
    "5 &lt; 6": "5 < 6",
    "one\n\t two": "one two",
    "&lt;i&gt;Moby Dick&lt;/i&gt;, reviewed": "Moby Dick, reviewed",
    "first&lt;br/&gt;second": "first second",
    "It&amp;#8217;s on": "It’s on",
    "<![CDATA[<p>Hello</p>]]>": "Hello",
    "C&amp;#43;&amp;#43;": "C++",
    "&lt;script&gt;alert(1)&lt;/script&gt;News": "News",
    "a &lt;foo&gt; tag &amp;amp; more": "a <foo> tag &amp; more",
    "Caf&eacute; &nbsp; bar": "Café bar",
    "[b]not markup[/b]": "[b]not markup[/b]",
    "&#27;[2J red": "[2J red",
    "if a&lt;b and b&gt;c": "if a<b and b>c",
    "I &lt;3 you": "I <3 you",
    "&lt;a href='x'&gt;linked&lt;/a&gt; &lt;br /&gt; on": "linked on",
}

ATOM = {
    ' type="text">a &lt;b&gt; c': "a <b> c",
    ">a &lt;b&gt; c": "a <b> c",
    ">AT&amp;amp;T": "AT&amp;T",
    ' type="html">a &lt;b&gt;c&lt;/b&gt;': "a c",
    ' type="html">AT&amp;amp;T': "AT&T",
    ' type="html">2 &amp;lt; 3': "2 < 3",
    ' type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <em>c</em> &lt; d</div>': "a c < d",
}


def first_title(document: str) -> str:
    read = read_feed(document.encode(), "https://example.org/feed")
    assert isinstance(read, Document)
    return read.drafts[0].title


@pytest.mark.parametrize(("written", "shown"), RSS.items())
def test_rss_titles(written: str, shown: str) -> None:
    assert first_title(f"<rss version='2.0'><channel><item><title>{written}</title></item></channel></rss>") == shown


@pytest.mark.parametrize(("written", "shown"), ATOM.items())
def test_atom_titles(written: str, shown: str) -> None:
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title{written}</title></entry></feed>"
    assert first_title(feed) == shown


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ("<description>&lt;p&gt;It was a dark night.&lt;/p&gt;</description>", "It was a dark night."),
        ("<title> </title><link>https://example.org/a</link>", "https://example.org/a"),
        ("<guid isPermaLink='false'>x1</guid>", "x1"),
        ("<pubDate>today</pubDate>", "(no title)"),
    ],
)
def test_without_a_title_the_first_words_stand_in(item: str, shown: str) -> None:
    assert first_title(f"<rss version='2.0'><channel><item>{item}</item></channel></rss>") == shown


def test_a_title_encoded_twice_is_mended() -> None:
    assert titles.plain("GrÃ¼ÃŸe") == "Grüße"
    assert titles.plain("Grüße") == "Grüße"
