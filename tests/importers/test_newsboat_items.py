"""Articles of newsboat's: as drafts, and known again when their feed is asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.importers.promises import broken_promises
from tuireader.importers import newsboat_items, read
from tuireader.importers.entries import entries_of
from tuireader.model.documents import Document
from tuireader.model.drafts import Attachment, Draft
from tuireader.model.foreign import ForeignItem, ForeignMarks
from tuireader.model.stamps import Stamp

PAGE = "https://bees.example/"


def item(**facts: object) -> ForeignItem:
    usual: dict[str, object] = dict.fromkeys(
        ("guid", "title", "author", "url", "content", "kind", "base", "file", "file_kind"), ""
    )
    return ForeignItem(**{"row": 1, "published": 0, **usual, **facts})  # type: ignore[arg-type]


def test_a_whole_article() -> None:
    found = newsboat_items.draft(
        item(
            guid="tag:1",
            title="Bees &amp; <b>wasps</b>",
            author="Ann",
            url="/1",
            published=1_600_000_000,
            content='<p>A <a href="/x">link</a><script>alert(1)</script></p>',
            file="https://x.example/a.mp3",
            file_kind="audio/mpeg",
        ),
        PAGE,
    )
    assert found == Draft(
        title="Bees & wasps",
        body='<p>A <a href="https://bees.example/x">link</a></p>',
        form="html",
        url="https://bees.example/1",
        guid="tag:1",
        author="Ann",
        published=Stamp(1_600_000_000),
        attachments=(Attachment("https://x.example/a.mp3", "audio/mpeg"),),
    )


def test_texts_that_are_no_html() -> None:
    assert newsboat_items.draft(item(content="a < b", kind="text/plain"), PAGE).form == "text"
    assert newsboat_items.draft(item(content="*a*", kind="text/markdown"), PAGE).form == "markdown"
    assert newsboat_items.draft(item(content="", title=""), None).title == "(no title)"


def test_it_is_who_its_feed_says_it_is() -> None:
    feed = b"""<rss version="2.0"><channel><title>The Bee</title><link>https://bees.example/</link>
<item><title>One</title><guid>1</guid><link>https://bees.example/1</link></item>
<item><title>Two</title><link>https://bees.example/2</link><pubDate>Sun, 13 Sep 2020 12:26:40 +0000</pubDate></item>
<item><title>Three</title><link>https://bees.example/3</link></item></channel></rss>"""
    document = read(feed, "https://bees.example/feed")
    assert isinstance(document, Document)
    kept = [
        item(title="One", guid="1", url="https://bees.example/1"),
        # What newsboat calls an article that has no guid.
        item(
            title="Two",
            guid="https://bees.example/2Sun, 13 Sep 2020 12:26:40 +0000",
            url="https://bees.example/2",
            published=1_600_000_000,
        ),
        item(title="Three", guid="https://bees.example/3", url="https://bees.example/3"),
    ]
    ours = newsboat_items.entries([(newsboat_items.draft(one, PAGE), ForeignMarks()) for one in kept])
    for (entry, _), theirs in zip(ours, entries_of(document), strict=True):
        assert entry.draft.title == theirs.draft.title
        assert set(entry.keys) & set(theirs.keys)
    assert ours[1][0].draft.guid is None


def test_marks_go_with_their_article_where_one_stands_twice() -> None:
    one, two = item(guid="1", title="One"), item(guid="2", title="Two")
    drafts = [newsboat_items.draft(each, None) for each in (one, one, two)]
    marks = [ForeignMarks(True), ForeignMarks(), ForeignMarks(flags="s")]
    found = newsboat_items.entries(list(zip(drafts, marks, strict=True)))
    assert [(entry.draft.title, there) for entry, there in found] == [("One", marks[0]), ("Two", marks[2])]


_TEXT = st.text(alphabet="<p>&;a\"'=:/\x1b\u202e \n\u0301é", max_size=40)


@given(st.builds(ForeignItem, st.just(1), *[_TEXT] * 4, st.integers(), *[_TEXT] * 5), _TEXT)
def test_no_article_raises_or_breaks_a_promise(one: ForeignItem, link: str) -> None:
    assert list(broken_promises(Document("feed", (newsboat_items.draft(one, link),)))) == []
