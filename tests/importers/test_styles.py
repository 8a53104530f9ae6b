"""Feeds as the programs of the world write them, each with what its author meant.

The files in ``styles/`` are written by hand in the manner of those programs; what is told of each is what a reader of
that program's feed would miss first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tuireader.importers.answer import read_answer
from tuireader.model.documents import Document
from tuireader.model.drafts import Draft

STYLES = Path(__file__).parent / "styles"
HOMES = {
    "youtube.xml": "https://www.youtube.com/feeds/videos.xml?channel_id=UCx",
    "github.atom": "https://github.com/a/b/releases.atom",
    "cut_off.xml": "https://bad.example/feed",
    "atom03.xml": "http://a03.example/atom",
    "hugo.json": "https://h.example/feed.json",
}


def read(name: str) -> Document:
    found = read_answer((STYLES / name).read_bytes(), HOMES.get(name, "https://home.example/feed"))
    assert isinstance(found, Document)
    return found


def first(name: str) -> Draft:
    return read(name).drafts[0]


TITLES = {
    "arabic.xml": "الضباب يغلق الميناء",
    "arxiv.rdf": "On $a < b$ and fog. (arXiv:2405.0001v1 [cs.DL])",
    "atom03.xml": "Brouillard d'été",
    "blogger.xml": "<b> is bold",
    "cut_off.xml": "One & two",
    "discourse.rss": "How do I <select> & copy?",
    "feedburner.xml": "One",
    "flickr.xml": "Ferry",
    "gb2312.xml": "大雾导致港口关闭，渡轮停航",
    "ghost.rss": "Fog",
    "github.atom": "v1.0",
    "gnews.rss": "Fog closes harbour - Daily Post",
    "hebrew.xml": "ערפל סגר את הנמל",
    "hugo.json": "It&rsquo;s <em>fog</em>",  # a JSON title is plain text, whatever it looks like
    "jekyll.xml": "Using <details> & x",
    "koi8.xml": "Туман закрыл порт - паромы стоят",
    "linklog.atom": "Linked ‘Item’",
    "mastodon.rss": "Fog over the harbour today #fog",
    "msdn.xml": "Title",
    "nature.rdf": "CO2 & fog in E. coli",
    "planet.atom": "One",
    "podcast20.xml": "Ep 1",
    "podlove.xml": "HF012 Nebel",
    "reddit.rss": "It's AT&amp;T, isn't it? <b>",  # Atom text, escaped once too often by its author
    "rss091.xml": 'A "quoted" <tag> & AT&T ©',
    "sjis.xml": "濃霧で①港が閉鎖～フェリー欠航",
    "substack.xml": 'On fog & "ferries"',
    "usgs.atom": "M 4.8 - 10 km W of Nowhere",
    "wordpress.xml": "Tom & Ann’s",
    "youtube.xml": 'Ferry & Fog: "a night" <3',
}


def test_every_style_is_told_of() -> None:
    assert sorted(TITLES) == sorted(path.name for path in STYLES.iterdir())


@pytest.mark.parametrize(("name", "title"), TITLES.items())
def test_the_title(name: str, title: str) -> None:
    assert first(name).title == title


AUTHORS = {
    "arxiv.rdf": "Ann Berg, Bea Dahl",
    "msdn.xml": "Ann",
    "nature.rdf": "Ann Berg, Bea Dahl",
    "gnews.rss": "Daily Post",
    "planet.atom": "Ann",
    "substack.xml": "Ann Berg",
    "usgs.atom": "U.S. Geological Survey",
    "podlove.xml": "Ann Berg",
    "flickr.xml": "ann",
    "gb2312.xml": "新华社",
    "hugo.json": "Ann",
    "jekyll.xml": "",
}


@pytest.mark.parametrize(("name", "author"), AUTHORS.items())
def test_the_author(name: str, author: str) -> None:
    assert first(name).author == author


DATES = {
    "podlove.xml": "2024-05-04T08:00:00Z",
    "koi8.xml": "2024-05-04T08:00:00Z",
    "hebrew.xml": "2024-05-04T08:00:00Z",
    "sjis.xml": "2024-05-04T17:00:00",
    "gb2312.xml": "2024-05-04T16:00:00",
    "nature.rdf": "2024-05-04",
    "feedburner.xml": "2024-05-04T08:00:00Z",
    "blogger.xml": "2024-05-04T07:30:00Z",
    "cut_off.xml": "2024-05-04",
}


@pytest.mark.parametrize(("name", "moment"), DATES.items())
def test_when_it_came_out(name: str, moment: str) -> None:
    published = first(name).published
    assert published is not None and published.iso() == moment


LINKS = {
    "feedburner.xml": "http://ann.example/one",
    "linklog.atom": "https://elsewhere.example/x",
    "blogger.xml": "https://ann.blogspot.com/2024/05/b.html",
    "cut_off.xml": "https://bad.example/one?a=1&b=2",
    "atom03.xml": "http://a03.example/2004/05/b.html",
    "rss091.xml": "http://old.example/?a=1&b=2",
    "podlove.xml": "https://pod.example/hf012",
    "arabic.xml": "http://ar.example/مقال/1",
}


@pytest.mark.parametrize(("name", "url"), LINKS.items())
def test_where_it_leads(name: str, url: str) -> None:
    assert first(name).url == url


def test_tags_but_not_kinds() -> None:
    assert first("blogger.xml").tags == ("fog",)
    assert first("flickr.xml").tags == ("fog", "ferry")
    assert first("wordpress.xml").tags == ("News & Views", "R&D")
    assert first("reddit.rss").tags == ("r/sea",)


def test_a_text_is_not_shown_twice() -> None:
    assert first("wordpress.xml").summary == ""
    assert first("podlove.xml").summary == ""
    assert first("ghost.rss").summary == "Custom excerpt here, not the beginning."


def test_texts() -> None:
    assert first("youtube.xml").body == (
        "First line\nSecond line https://harbour.example/?a=1&b=2\n\n00:00 Start\n01:30 Fog <thick>"
    )
    assert first("planet.atom").body == (
        '<p>See <a href="http://ann.example/blog/pic.png">this</a> &amp; that</p><pre>a &lt; b\n  c</pre>'
    )
    assert '<a href="https://github.com/ann">@ann</a>' in first("github.atom").body
    assert [draft.form for draft in read("github.atom").drafts] == ["html", "text"]
    assert [draft.body for draft in read("cut_off.xml").drafts] == ["<p>Whole & good</p>", "cut off he"]
    assert first("podlove.xml").body == (
        "<p>Über Nebel, lang.</p>\n<p>Episode 12</p>\n<p>With Bea (contributor)</p>\n"
        "<h3>Chapters</h3><ul><li>0:00 Intro</li>"
        '<li><a href="https://pod.example/n">1:02 Nebel &amp; Licht</a></li></ul>'
    )


def test_comments_are_a_page() -> None:
    assert first("blogger.xml").comments == "https://ann.blogspot.com/2024/05/b.html#comment-form"
    assert first("wordpress.xml").comments == "https://wp.example/2024/05/tom/#comments"
    assert first("podcast20.xml").comments == "https://s.example/1"


def test_files() -> None:
    def titles(name: str) -> list[tuple[str, str]]:
        return [(file.type, file.title) for file in first(name).attachments]

    assert titles("mastodon.rss") == [("image/png", "A ferry in fog")]
    assert titles("github.atom") == []  # a face is no picture of a release
    assert titles("youtube.xml") == [("application/x-shockwave-flash", ""), ("image/jpeg", "picture")]
    assert titles("podcast20.xml") == [
        ("audio/mpeg", ""),
        ("video/mp4", "Video"),
        ("video/mp4", "Video"),
        ("text/vtt", "transcript"),
        ("text/html", "transcript"),
        ("application/json+chapters", "chapters"),
    ]


def test_how_often_to_ask() -> None:
    assert read("wordpress.xml").head.ttl == 1800
    assert read("arxiv.rdf").head.ttl == 86400
    assert read("rss091.xml").head.skip_hours == (1,)


def test_what_was_guessed_is_said() -> None:
    assert read("gb2312.xml").notes == ("it does not say how it is encoded; read as gb18030",)
    assert read("cut_off.xml").notes == ("repaired: the document is not well-formed XML",)
    assert read("sjis.xml").notes == read("koi8.xml").notes == read("arabic.xml").notes == ()


@pytest.mark.parametrize("name", [name for name in TITLES if name not in ("hugo.json", "cut_off.xml", "rss091.xml")])
def test_the_same_feed_without_its_end_says_the_same(name: str) -> None:
    whole = (STYLES / name).read_bytes()
    cut = re.sub(rb"</(?:rss|feed|rdf:RDF)>\s*$", b"", whole)
    found = read_answer(cut, HOMES.get(name, "https://home.example/feed"))
    assert isinstance(found, Document) and "repaired" in " ".join(found.notes)
    bare = ' xmlns="http://www.w3.org/1999/xhtml"'
    for one, other in zip(found.drafts, read(name).drafts, strict=True):
        assert replace(one, body=one.body.replace(bare, "")) == other
