"""RSS, RDF, CDF and Atom: what each element becomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers import feed
from tuireader.importers.syndication import ENTRIES
from tuireader.model.documents import Document, FeedHead, Refused
from tuireader.model.drafts import Attachment, Draft
from tuireader.model.stamps import Stamp

AT = Stamp(1_644_316_200)
WHERE = "https://example.org/blog/feed.xml"


def read(document: str | bytes, address: str = WHERE) -> Document:
    content = document if isinstance(document, bytes) else document.encode()
    found = feed.read_feed(content, address)
    assert isinstance(found, Document)
    return found


def rss(items: str, channel: str = "") -> str:
    spaces = (
        "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
        " xmlns:atom='http://www.w3.org/2005/Atom' xmlns:media='http://search.yahoo.com/mrss/'"
        " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'"
        " xmlns:podcast='https://podcastindex.org/namespace/1.0' xmlns:source='http://source.scripting.com/'"
    )
    return f"<rss version='2.0' {spaces}><channel>{channel}{items}</channel></rss>"


def item(inside: str) -> Draft:
    (draft,) = read(rss(f"<item>{inside}</item>")).drafts
    return draft


def entry(inside: str) -> Draft:
    (draft,) = read(f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{inside}</entry></feed>").drafts
    return draft


def test_an_rss_item_whole() -> None:
    assert item(
        """<title>Title</title><link>https://example.org/a</link><guid isPermaLink='false'>g-1</guid>
        <dc:creator>Ann</dc:creator><dc:creator>Bob</dc:creator><pubDate>Tue, 08 Feb 2022 11:30:00 CET</pubDate>
        <category>One</category><category>one</category><category domain='x'>Two &amp;amp; a half</category>
        <description>A short version.</description><content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded>
        <comments>https://example.org/a#comments</comments>
        <enclosure url='https://example.org/a.mp3' type='audio/mpeg' length='123'/>
        <itunes:duration>1:02:03</itunes:duration>"""
    ) == Draft(
        title="Title",
        body="<p>The whole text.</p>",
        form="html",
        summary="A short version.",
        url="https://example.org/a",
        guid="g-1",
        author="Ann, Bob",
        published=AT,
        tags=("One", "Two & a half"),
        comments="https://example.org/a#comments",
        attachments=(Attachment("https://example.org/a.mp3", "audio/mpeg", 123, 3723),),
    )


def test_an_atom_entry_whole() -> None:
    assert entry(
        """<title>Title</title><id>urn:1</id><link href='../a'/><link rel='replies' href='/a/comments'/>
        <link rel='enclosure' href='/a.pdf' type='application/pdf' length='9' title='Print'/>
        <author><name>Ann</name><email>ann@example.org</email></author><published>2022-02-08T11:30:00+01:00</published>
        <updated>2022-02-08T10:31:00Z</updated><category term='t' label='Topic'/><category term='other'/>
        <summary>Short.</summary><content type='html' xml:lang='de'>&lt;p&gt;Lang.&lt;/p&gt;</content>"""
    ) == Draft(
        title="Title",
        body="<p>Lang.</p>",
        form="html",
        summary="Short.",
        url="https://example.org/a",
        guid="urn:1",
        author="Ann",
        published=AT,
        updated=Stamp(AT.seconds + 60),
        tags=("Topic", "other"),
        comments="https://example.org/a/comments",
        attachments=(Attachment("https://example.org/a.pdf", "application/pdf", 9, title="Print"),),
    )


def test_the_head() -> None:
    head = """<title>The &amp;amp; Feed</title>
        <description>About &lt;b&gt;it&lt;/b&gt;</description>
        <link>https://example.org/</link><language>en_GB</language><ttl>90</ttl>
        <image><url>/icon.png</url><title>not this</title></image>"""
    assert read(rss("", head)).head == FeedHead(
        "The & Feed", "About it", "https://example.org/", "en-GB", "https://example.org/icon.png", "rss20", 5400
    )


def test_how_often_by_the_syndication_module() -> None:
    stated = "<sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
    assert read(rss("", stated)).head.ttl == 21_600


def test_how_often_where_the_syndication_module_says_half_of_it() -> None:
    assert read(rss("", "<sy:updateFrequency>24</sy:updateFrequency>")).head.ttl == 3600
    assert read(rss("", "<sy:updatePeriod>weekly</sy:updatePeriod>")).head.ttl == 604_800
    assert read(rss("", "<sy:updatePeriod>now and then</sy:updatePeriod>")).head.ttl is None


@pytest.mark.parametrize(
    ("stated", "hours", "days"),
    [
        ("<skipHours><hour>0</hour><hour> 23 </hour><hour>7</hour></skipHours>", (0, 7, 23), ()),
        ("<skipHours><hour>24</hour><hour>25</hour><hour>-1</hour><hour>x</hour><hour/></skipHours>", (0,), ()),
        ("<skipHours><hour>1, 2,03</hour></skipHours>", (1, 2, 3), ()),
        ("<skipDays><day>Sunday</day><day>monday</day><day>Sat</day><day>Holiday</day></skipDays>", (), (0, 5, 6)),
        ("<skipHours></skipHours><skipDays/>", (), ()),
    ],
)
def test_when_a_feed_asks_to_be_left_alone(stated: str, hours: tuple[int, ...], days: tuple[int, ...]) -> None:
    for document in (rss("<item><title>t</title></item>", stated), rss("<item><title>a & b</title></item>", stated)):
        head = read(document).head
        assert (head.skip_hours, head.skip_days) == (hours, days)


@pytest.mark.parametrize(
    ("inside", "url"),
    [
        ("<link>https://example.org/a</link><atom:link href='https://example.org/other'/>", "https://example.org/a"),
        ("<atom:link href='https://example.org/other'/><link>https://example.org/a</link>", "https://example.org/a"),
        ("<link>https://example.org/1</link><link>https://example.org/2</link>", "https://example.org/1"),
        ("<link>/a</link>", "https://example.org/a"),
        ("<link>a?x=1&amp;y=2</link>", "https://example.org/blog/a?x=1&y=2"),
        ("<guid>https://example.org/g</guid>", "https://example.org/g"),
        ("<guid isPermaLink='false'>https://example.org/g</guid>", None),
        ("<guid>abc</guid>", None),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>file:///etc/passwd</link><guid>https://example.org/g</guid>", "https://example.org/g"),
        ("<link></link>", None),
    ],
)
def test_where_an_item_leads(inside: str, url: str | None) -> None:
    assert item(f"<title>t</title>{inside}").url == url


def test_the_guid_stays_as_it_is() -> None:
    assert item("<guid>  a/b c </guid>").guid == "a/b c"


def test_dates_come_from_what_is_written() -> None:
    assert item("<title>t</title><dc:date>2022-02-08T10:30:00Z</dc:date>").published == AT
    assert item("<title>t</title><pubDate>08.02.2022</pubDate>").published == Stamp(1_644_278_400, "day")
    assert item("<title>t</title><pubDate>10:30</pubDate>").published is None
    both = entry("<title>t</title><issued>2022-02-08</issued><modified>2022-02-08T10:30:00Z</modified>")
    assert (both.published, both.updated) == (Stamp(1_644_278_400, "day"), AT)


@pytest.mark.parametrize(
    ("inside", "body", "form", "summary"),
    [
        ("<description>Only &lt;i&gt;this&lt;/i&gt;</description>", "Only <i>this</i>", "html", ""),
        ("<content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded>", "<p>x</p>", "html", ""),
        (
            "<description>The start…</description><content:encoded>The start and the end</content:encoded>",
            "The start and the end",
            "html",
            "",
        ),
        ("<description>One.\n\n  Two,\n  three.</description>", "One.\n\nTwo,\nthree.", "text", ""),
        ("<itunes:summary>Spoken</itunes:summary>", "Spoken", "text", ""),
        (
            "<description>&lt;b&gt;Shown&lt;/b&gt;</description><itunes:summary>Spoken</itunes:summary>",
            "<b>Shown</b>",
            "html",
            "Spoken",
        ),
        ("<media:group><media:description>A\n\nB</media:description></media:group>", "A\n\nB", "text", ""),
        ("<source:markdown># Head</source:markdown>", "# Head", "markdown", ""),
        ("<description>Text</description><source:markdown># Head</source:markdown>", "Text", "html", ""),
    ],
)
def test_body_and_summary(inside: str, body: str, form: str, summary: str) -> None:
    draft = item(f"<title>t</title>{inside}")
    assert (draft.body, draft.form, draft.summary) == (body, form, summary)


@pytest.mark.parametrize(
    ("content", "body", "form"),
    [
        ("<content>a &lt;b&gt; c</content>", "a <b> c", "text"),
        ("<content type='html'>a &lt;b&gt;c&lt;/b&gt;</content>", "a <b>c</b>", "html"),
        (
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a &lt; c</p></div></content>",
            "<p>a &lt; c</p>",
            "html",
        ),
        ("<content type='image/png'>iVBORw0KGgo=</content><summary>A picture</summary>", "A picture", "text"),
        (
            "<content src='https://example.org/a' type='html'/><summary type='html'>&lt;i&gt;s&lt;/i&gt;</summary>",
            "<i>s</i>",
            "html",
        ),
    ],
)
def test_atom_text_by_its_type(content: str, body: str, form: str) -> None:
    draft = entry(f"<title>t</title>{content}")
    assert (draft.body, draft.form) == (body, form)


def test_links_in_a_text_resolve_against_xml_base_then_link_then_feed() -> None:
    text = "<content type='html'{}>&lt;a href='pic'&gt;x&lt;/a&gt;</content>"
    based = entry(f"<title>t</title><link href='/deep/a'/>{text.format(' xml:base=' + repr('https://b.example/x/'))}")
    assert based.body == "<a href='https://b.example/x/pic'>x</a>"
    assert (
        entry(f"<title>t</title><link href='/deep/a'/>{text.format('')}").body
        == "<a href='https://example.org/deep/pic'>x</a>"
    )
    assert entry(f"<title>t</title>{text.format('')}").body == "<a href='https://example.org/blog/pic'>x</a>"


def test_files_of_a_podcast() -> None:
    draft = item(
        """<title>t</title><enclosure url='https://e.example/a.mp3'/>
        <enclosure url='https://e.example/b.mp3' length='x'/>
        <media:group><media:content url='https://e.example/a.mp3' type='audio/mpeg' fileSize='7' duration='60'/>
        <media:content url='javascript:x'/></media:group>
        <podcast:transcript url='https://e.example/t.vtt' type='text/vtt'/>
        <podcast:transcript url='https://e.example/t.srt' type='application/x-subrip'/>
        <podcast:chapters url='/c.json' type='application/json+chapters'/>"""
    )
    assert draft.attachments == (
        Attachment("https://e.example/a.mp3", "audio/mpeg", 7, 60),
        Attachment("https://e.example/b.mp3"),
        Attachment("https://e.example/t.vtt", "text/vtt", title="transcript"),
        Attachment("https://e.example/t.srt", "application/x-subrip", title="transcript"),
        Attachment("https://example.org/c.json", "application/json+chapters", title="chapters"),
    )


def test_an_author_of_the_feed_is_the_author_of_atom_entries_only() -> None:
    atom = read(
        "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>A</name></author><entry><title>t</title></entry></feed>"
    )
    assert atom.drafts[0].author == "A"
    assert (
        read(rss("<item><title>t</title></item>", "<managingEditor>ed@example.org (Ed)</managingEditor>"))
        .drafts[0]
        .author
        == ""
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [("ann@example.org (Ann Other)", "Ann Other"), ("ann@example.org", "ann@example.org"), ("Ann", "Ann")],
)
def test_an_author_has_a_name_or_at_least_an_address(name: str, shown: str) -> None:
    assert item(f"<title>t</title><author>{name}</author>").author == shown


def test_no_more_than_five_thousand_entries_the_first_ones() -> None:
    many = "".join(f"<item><title>{n}</title></item>" for n in range(ENTRIES + 3))
    document = read(rss(many))
    assert [document.drafts[0].title, document.drafts[-1].title, len(document.drafts)] == [
        "0",
        str(ENTRIES - 1),
        ENTRIES,
    ]
    assert document.notes == ("only the first 5,000 entries were kept",)
    assert len(read(rss(many) + "<broken").drafts) == ENTRIES


def test_no_more_than_fifty_tags() -> None:
    assert len(item("<title>t</title>" + "".join(f"<category>{n}</category>" for n in range(500))).tags) == 50


BROKEN = {
    "<title>a & b</title>": "a & b",
    "<title>a&nbsp;b &eacute;</title>": "a b é",
    "<title>a&#xD800;b</title>": "a�b",
    "<title>a&#x110000;b</title>": "a�b",
    "<title>a&#99999999999999999999;b</title>": "a�b",
    "<title>a&#xFFFFFFFF;b</title>": "a�b",
    "<title>a\x0bb\x1b[31m</title>": "ab[31m",
    "<title>a&#27;[2Jb</title>": "a[2Jb",
    "<title>a\x00b</title>": "ab",
    "<title>a</title><gml:pos srsName='urn:EPSG:x'>1 2</gml:pos>": "a",
    "<title>a</title><georss:where><gml:Point srsName='EPSG:x'><gml:pos>1 2</gml:pos></gml:Point></georss:where>": "a",
    "<title>a</title><media:title>other</media:title>": "a",
    "<title>a<title>": "a",
    "<title>t</title><description>a</title>": "t",
    "<title>a": "a",
}


@pytest.mark.parametrize(("inside", "title"), BROKEN.items())
def test_what_is_broken_is_read_all_the_same(inside: str, title: str) -> None:
    around = rss(f"<item>{inside}</item><item><title>next</title></item>")
    around = around.replace(
        "<rss ", "<rss xmlns:gml='http://www.opengis.net/gml' xmlns:georss='http://www.georss.org/georss' "
    )
    assert read(around).drafts[0].title == title


@pytest.mark.parametrize(
    "doctype", ['<!ENTITY p "C:\\data">', "<!ENTITY p 'C:&#92;data'>", "<!-- ' --><!ENTITY p 'C:\\data'>"]
)
def test_entities_of_the_document(doctype: str) -> None:
    assert (
        read(f"<!DOCTYPE rss [{doctype}]>" + rss("<item><title>&p;&q;</title></item>")).drafts[0].title == "C:\\data&q;"
    )


def test_nothing_is_looked_up() -> None:
    outside = (
        f"<!DOCTYPE rss SYSTEM 'file://{__file__}' [<!ENTITY x SYSTEM 'file://{__file__}'><!ENTITY % y SYSTEM 'x'>%y;]>"
    )
    document = read(outside + rss("<item><title>a &x; b</title></item>"))
    assert document.drafts[0].title == "a &x; b"


def test_an_entity_bomb_is_refused() -> None:
    bomb = f"<!DOCTYPE rss [<!ENTITY a '{'A' * 10_000}'>]>" + rss(f"<item><title>{'&a;' * 1000}</title></item>")
    found = feed.read_feed(bomb.encode(), WHERE)
    assert isinstance(found, Refused)
    assert "entities would grow" in found.reason


def test_entities_within_entities_stay_unexpanded() -> None:
    laughs = "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>" + rss("<item><title>&b;&a;</title></item>")
    assert read(laughs).drafts[0].title == "&b;ha"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("<rss version='2.0'>", True),
        ("\ufeff \n<?xml version='1.0'?>\n<!-- a feed > --><!DOCTYPE rss [<!ENTITY a 'b'>]><RSS>", True),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", True),
        ("<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", True),
        ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", True),
        ("<channel href='x'>", True),
        ("<html><body><rss>", False),
        ("<opml><rss>", False),
        ("date 2022-02-08 <rss>", False),
        ("<feeds>", False),
        ("", False),
        (" " * 5000 + "<" + " " * 5000, False),
        ("<!-- -->" * 500 + "<x>", False),
    ],
)
def test_a_feed_is_known_by_its_first_element(start: str, expected: bool) -> None:
    assert feed.recognises(start.encode(), "notes.txt") is expected
    assert feed.recognises(start.encode("utf-16-le"), "notes.txt") is expected


@pytest.mark.parametrize("version", ["0.90", "0.91", "0.92", "2.0", "7"])
def test_every_rss(version: str) -> None:
    assert read(
        f"<rss version='{version}'><channel><item><title>t</title></item></channel></rss>"
    ).head.format.startswith("rss")


def test_rdf_and_cdf() -> None:
    rdf = (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'{}>"
        "<item rdf:about='https://e.example/1'><title>t</title></item></rdf:RDF>"
    )
    rss10 = read(rdf.format(" xmlns='http://purl.org/rss/1.0/'"))
    assert (rss10.head.format, rss10.drafts[0].guid) == ("rss10", "https://e.example/1")
    assert read(rdf.format("")).head.format == "rss090"
    cdf = read(
        "<channel href='/c' lastmod='1998-11-05'><title>C</title>"
        "<item href='/i' lastmod='1998-11-05'><title>t</title></item></channel>"
    )
    assert (cdf.drafts[0].url, cdf.drafts[0].updated) == ("https://example.org/i", Stamp(910_224_000, "day"))


def test_undeclared_prefixes() -> None:
    document = read("<rss><rss:channel><rss:item><rss:title>t</rss:title></rss:item></rss:channel></rss>")
    assert [draft.title for draft in document.drafts] == ["t"]


def test_what_belongs_to_something_within_an_entry_is_not_the_entrys() -> None:
    draft = entry(
        """<thing xmlns='http://activitystrea.ms/spec/1.0/' xmlns:s='http://activitystrea.ms/spec/1.0/'/>
        <s:object xmlns:s='http://activitystrea.ms/spec/1.0/'><title>inner</title><id>inner</id>
        <link href='https://inner.example/'/><content type='html'>inner</content>
        <s:more><author><name>In</name></author>
        </s:more></s:object><title>outer</title><id>outer</id><link href='https://outer.example/'/>
        <content type='html'>outer</content>"""
    )
    assert (draft.title, draft.guid, draft.url) == ("outer", "outer", "https://outer.example/")
    assert (draft.body, draft.author) == ("outer", "")


def test_a_break_in_xhtml_is_one_break_in_html() -> None:
    div = "<div xmlns='http://www.w3.org/1999/xhtml'>a<br/>b<img src='https://e.example/x'/>c</div>"
    assert (
        entry(f"<title>t</title><content type='xhtml'>{div}</content>").body == 'a<br>b<img src="https://e.example/x">c'
    )


def test_elements_called_like_our_own_cost_nothing() -> None:
    draft = item(
        "<title>t</title><links>x</links><authors>Ann</authors><base>/</base><repeated/><tags>x,y</tags><link>/a</link>"
    )
    assert (draft.title, draft.url, draft.tags) == ("t", "https://example.org/a", ("x", "y"))


def test_a_title_without_end_is_cut() -> None:
    assert item(f"<title>{'word ' * 200_000}</title>").title[-6:] == " word…"


SCRAPS = st.sampled_from(
    [
        *(
            "<item>",
            "</item>",
            "<title>",
            "</title>",
            "<![CDATA[",
            "]]>",
            "&#x;",
            "&",
            "<",
            ">",
            "<!--",
            "-->",
            "<!DOCTYPE rss [",
        ),
        *(
            "<!ENTITY a 'b'>",
            "]>",
            "&a;",
            "<link>",
            "</link>",
            "<a:b c='d'>",
            "<guid/>",
            "<pubDate>2022",
            "é",
            "\ud800",
            "x",
            " ",
            "'",
        ),
    ]
)


@given(st.lists(SCRAPS, max_size=40).map("".join))
def test_no_document_raises(scraps: str) -> None:
    for document in (scraps, f"<rss version='2.0'><channel>{scraps}"):
        content = document.encode("utf-8", "surrogatepass")
        found = feed.read_feed(content, WHERE)
        assert isinstance(found, Refused | Document)
        feed.recognises(content, "")
