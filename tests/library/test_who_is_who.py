"""A feed's document read again and again: who is who, whatever the publisher changes; the reader's marks stay."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from email.utils import formatdate
from html import escape

import pytest

from tests.library_builder import DAY, START, Shelf
from tuireader.importers.answer import read_answer
from tuireader.library.articles import showing
from tuireader.library.marks import marking, retaining
from tuireader.library.marks.retaining import Rule
from tuireader.library.sources import answering
from tuireader.model.documents import Document
from tuireader.store.content import revisions
from tuireader.store.reader import journal
from tuireader.store.subscriptions import sources
from tuireader.sync.contents import made_ready

ADDRESS = "https://signals.example/feed"


@dataclass(frozen=True)
class Item:
    """One item of an RSS feed; what is empty is not stated."""

    title: str
    text: str = ""
    guid: str = ""
    link: str = ""
    date: int | None = None
    """Seconds since 1970."""

    def xml(self) -> str:
        parts = [f"<title>{escape(self.title)}</title>"]
        if self.text:
            parts.append(f"<description>{escape(self.text)}</description>")
        if self.guid:
            parts.append(f"<guid isPermaLink='false'>{escape(self.guid)}</guid>")
        if self.link:
            parts.append(f"<link>{escape(self.link)}</link>")
        if self.date is not None:
            parts.append(f"<pubDate>{formatdate(self.date, usegmt=True)}</pubDate>")
        return f"<item>{''.join(parts)}</item>"


def twenty() -> list[Item]:
    """A feed's twenty items, an hour apart, from the day before the clock's start on."""
    return [
        Item(f"Ferry {n}", f"Ferry {n} leaves late.", f"http://f.example/id/{n}", f"http://f.example/{n}", hour(n))
        for n in range(20)
    ]


def hour(number: int) -> int:
    return START - DAY - number * 3600


@dataclass
class Feed:
    """One source and what its server answers."""

    shelf: Shelf
    source: int

    def fetched(self, items: Sequence[Item], gap: str = "") -> tuple[int, int]:
        """(new, updated) of an answer with these items; `gap`: white space between them."""
        body = gap.join(item.xml() for item in items)
        rss = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Ferries</title>{gap}{body}</channel></rss>"
        content = rss.encode()
        document = read_answer(content, ADDRESS, "application/rss+xml")
        assert isinstance(document, Document), document
        self.shelf.clock.go_on(3600)
        source = sources.source(self.shelf.library.db, self.source)
        assert source is not None
        return answering.keep(self.shelf.library, source, made_ready(document), hashlib.sha256(content).digest())

    def ids(self) -> list[int]:
        return [id for (id,) in self.shelf.library.db.execute("SELECT id FROM articles ORDER BY id")]

    def count(self, query: str) -> int:
        return len(self.shelf.titles(query))

    def by_title(self) -> dict[str, int]:
        return dict(self.shelf.library.db.execute("SELECT title, id FROM articles"))

    def mark(self) -> None:
        """Ten read, three starred, two deleted, as a reader would."""
        ids = self.ids()
        marking.mark_read(self.shelf.library, ids[:10])
        marking.star(self.shelf.library, ids[8:11])
        marking.delete(self.shelf.library, ids[-2:])

    def marks(self) -> list[tuple[object, ...]]:
        """Id, title, read, starred of every article."""
        return list(self.shelf.library.db.execute("SELECT id, title, read, starred FROM articles ORDER BY id"))


@pytest.fixture
def feed(shelf: Shelf) -> Iterator[Feed]:
    yield Feed(shelf, shelf.source("Signals"))
    shelf.check()


@pytest.fixture
def written(shelf: Shelf) -> Iterator[Callable[[], int]]:
    """A number that another program sees change whenever the library is written."""
    with closing(sqlite3.connect(shelf.folder / "library.sqlite")) as other:
        yield lambda: int(other.execute("PRAGMA data_version").fetchone()[0])


def test_ten_times_the_same_in_another_order_spacing_and_with_touched_dates(feed: Feed) -> None:
    items = twenty()
    assert feed.fetched(items) == (20, 0)
    ids = feed.ids()
    marking.mark_read(feed.shelf.library, ids[::2])
    marking.star(feed.shelf.library, ids[::5])
    before = feed.marks()
    dice = random.Random(20)
    for turn in range(10):
        dice.shuffle(items)
        changed = [
            replace(
                item,
                title=item.title.replace(" ", " " * (turn + 1)),
                text=f"\n{item.text}".replace(" ", "\n\t"[: turn % 3 + 1]),
                date=(item.date or 0) + dice.randrange(-7200, 7200),
            )
            for item in items
        ]
        assert feed.fetched(changed, gap="\n " * turn) == (0, 0)
    assert feed.marks() == before


def other_scheme(item: Item) -> Item:
    return replace(item, guid=item.guid.replace("http:", "https:"), link=item.link.replace("http:", "https:"))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(other_scheme, id="http to https"),
        pytest.param(lambda item: replace(item, guid=item.guid.replace("http:", "https:")), id="the guids alone"),
        pytest.param(lambda item: replace(item, guid=f"tag:new,{item.title}"), id="new guids, the same links"),
        pytest.param(
            lambda item: replace(item, guid=f"tag:new,{item.title}", link=f"{item.link}/renamed"),
            id="new guids and links, the same titles and days",
        ),
        pytest.param(
            lambda item: replace(item, guid="", link=f"{item.link}/?utm_source=feed#top"),
            id="no guids any more, links that track",
        ),
    ],
)
def test_when_all_guids_change_marks_and_deletions_stay(feed: Feed, change: Callable[[Item], Item]) -> None:
    feed.fetched(twenty())
    feed.mark()
    before = feed.marks()
    for _ in range(3):
        new, _updated = feed.fetched([change(item) for item in twenty()])
        assert new == 0
    assert feed.marks() == before
    assert (feed.count(""), feed.count("is:read"), feed.count("is:starred")) == (18, 10, 3)


def test_one_link_and_nothing_else_for_five_titles(feed: Feed, written: Callable[[], int]) -> None:
    items = [Item(f"Notice {n}", f"Text {n}.", link="https://f.example/board") for n in range(5)]
    assert feed.fetched(items) == (5, 0)
    before, seen = feed.by_title(), written()
    for turn in range(5):
        assert feed.fetched(items[turn:] + items[:turn]) == (0, 0)
    assert feed.by_title() == before
    assert len(before) == 5
    assert written() == seen


def test_one_title_on_two_days(feed: Feed) -> None:
    items = [Item("Tide table", f"High water at {n}.", date=START - n * DAY) for n in (1, 2)]
    assert feed.fetched(items) == (2, 0)
    assert feed.fetched(items[::-1]) == (0, 0)
    assert feed.shelf.titles() == ["Tide table"] * 2


def test_one_id_for_three_links(feed: Feed, written: Callable[[], int]) -> None:
    items = [Item(f"Part {n}", f"Text {n}.", "the-same", f"https://f.example/{n}", hour(n)) for n in range(3)]
    assert feed.fetched(items) == (3, 0)
    before, seen = feed.by_title(), written()
    for turn in range(5):
        assert feed.fetched(items[turn % 3 :] + items[: turn % 3]) == (0, 0)
    assert (feed.by_title(), len(before)) == (before, 3)
    assert written() == seen, "a refresh that brings nothing wrote the library"


def test_what_was_deleted_stays_away_even_when_no_undo_reaches_it(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "KEPT", 3)
    library, items = feed.shelf.library, twenty()
    feed.fetched(items)
    ids = feed.ids()
    marking.delete(library, ids[:2])
    for _ in range(5):
        assert feed.fetched(items) == (0, 0)
    marking.mark_read(library, ids[2:5])
    feed.shelf.clock.go_on(100 * DAY)
    gone = retaining.let_go(library, Rule(days=90))
    assert gone is not None and len(gone.articles) == 3
    for turn in range(8):
        marking.star(library, ids[-1:], turn % 2 == 0)
    assert library.db.execute("SELECT count(*) FROM trash").fetchone() == (0,), "still within reach of undo"
    assert feed.fetched(items) == (0, 0)
    assert feed.fetched([other_scheme(item) for item in items])[0] == 0
    assert feed.ids() == ids[5:]


def test_a_corrected_text_is_the_same_article(feed: Feed) -> None:
    library, items = feed.shelf.library, twenty()
    feed.fetched(items)
    id = feed.by_title()["Ferry 7"]
    marking.mark_read(library, [id])
    items[7] = replace(items[7], title="Ferry 7 (corrected)", text="Ferry 7 leaves on time.")
    assert feed.fetched(items) == (0, 1)
    assert feed.fetched(items) == (0, 0)
    assert len(feed.ids()) == 20
    article = showing.article(library, id)
    assert article is not None
    assert (article.row.title, article.row.read) == ("Ferry 7 (corrected)", True)
    assert "on time" in article.body and "late" not in article.body
    (earlier,) = revisions.of(library.db, id)
    assert earlier.title == "Ferry 7" and "leaves late" in earlier.body


def test_a_link_that_becomes_everybodys_and_nobodys_again(feed: Feed) -> None:
    """A board of notices that all link to it: one, then two, then the first alone."""
    first, second = (Item(f"Notice {n}", f"Text {n}.", link="https://f.example/board") for n in range(2))
    assert feed.fetched([first]) == (1, 0)
    assert feed.fetched([second, first]) == (1, 0)
    before = feed.by_title()
    assert len(before) == 2
    for items in ([second, first], [first], [second], [first, second]):
        assert feed.fetched(items) == (0, 0)
        assert feed.by_title() == before
