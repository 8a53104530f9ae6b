"""Thousands of feeds that nobody wrote: real ones damaged by chance.

Whatever arrives gives a document whose drafts keep what `tuireader.model` promises, or a refusal in words.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.importers.damage import damaged
from tests.importers.promises import broken_promises
from tuireader import importers
from tuireader.importers.answer import read_answer
from tuireader.model.documents import Document, Refused
from tuireader.model.drafts import Draft
from tuireader.model.stamps import Stamp

WHERE = "https://feeds.example/blog/feed.xml"
DOCUMENTS = 5_400


@pytest.fixture(scope="module")
def originals(shared: Path) -> list[bytes]:
    corpus = shared / "corpus"
    files = [path for kind in ("feeds", "opml") for path in corpus.glob(f"*/{kind}/**/*") if path.is_file()]
    contents = [path.read_bytes() for path in sorted(files) if not path.name.endswith(".asserts.txt")]
    return [content for content in contents if 0 < len(content) < 200_000]


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_thousands_of_damaged_documents(originals: list[bytes]) -> None:
    faults = []
    for number in range(DOCUMENTS):
        content = damaged(originals, number)
        for read in (lambda: importers.read(content, "feed.xml"), lambda: read_answer(content, WHERE, "text/xml")):  # noqa: B023
            faults += [f"{number}: {fault}" for fault in broken_promises(read())]
    assert faults == []


def test_some_damaged_documents(originals: list[bytes]) -> None:
    for number in range(0, 6_000, 97):
        found = read_answer(damaged(originals, number), WHERE)
        assert list(broken_promises(found)) == [], number


RSS = (
    b"<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
    b"<channel><title>Harbour</title><link>https://harbour.example/</link><item><title>Ferry &amp; co</title>"
    b"<link>/ferry</link><guid isPermaLink='false'>f1</guid><pubDate>Tue, 08 Feb 2022 10:30:00 GMT</pubDate>"
    b"<category>sea</category><content:encoded><![CDATA[<p>It <b>sails</b>.</p>]]></content:encoded>"
    b"<enclosure url='/a.mp3' type='audio/mpeg' length='12'/></item></channel></rss>"
)
ATOM = (
    b"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://harbour.example/'>"
    b"<title type='html'>H &amp;amp; C</title>"
    b"<entry><id>urn:x:1</id><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <i>b</i></div></title>"
    b"<link href='a'/><updated>2022-02-08T10:30:00Z</updated><author><name>Ann</name></author>"
    b"<content type='html'>&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>"
)
JSON = (
    b'{"version":"https://jsonfeed.org/version/1.1","title":"H","items":[{"id":1,"url":"https://harbour.example/1",'
    b'"content_html":"<p>x</p>","date_published":"2022-02-08T10:30:00Z","tags":["a"],"authors":[{"name":"Ann"}]}]}'
)
OPML = b"<opml version='2.0'><body><outline text='a' xmlUrl='https://a.example/f'/></body></opml>"


@settings(max_examples=examples(60), deadline=None)
@given(st.sampled_from((RSS, ATOM, JSON, OPML)), st.integers(0, 2**32))
def test_damage_by_chance(document: bytes, number: int) -> None:
    content = damaged([document, RSS, ATOM], number)
    for found in (importers.read(content, "x"), read_answer(content, WHERE)):
        assert list(broken_promises(found)) == []


def test_the_promises_can_be_broken() -> None:
    good = Draft("t", url="https://a.example/")
    bad = (
        Draft(" "),
        Draft("two\nlines"),
        Draft("t\x1b[2J"),
        Draft("t", url="javascript:x"),
        Draft("t", url="https://a b.example/"),
        Draft("t", body="\udc80"),
        Draft("t", published=Stamp(-(10**11))),
    )
    assert [bool(list(broken_promises(Document("feed", (draft,))))) for draft in (good, *bad)] == [False] + [True] * 7
    assert list(broken_promises(Refused(""))) and list(broken_promises(None))
