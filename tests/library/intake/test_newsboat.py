"""newsboat's database taken in: articles with their marks, for one undo; who they are when their feeds are asked."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.library_builder import Shelf, draft
from tests.newsboat_cache import BEES, WASPS, item, made
from tuireader.library import overview
from tuireader.library.articles import showing
from tuireader.library.intake import importing, newsboat, reading_apart
from tuireader.library.marks import marking
from tuireader.library.rules import keeping, running
from tuireader.model.rules import Rule
from tuireader.store.subscriptions import sources

URLS = '# mine\nhttps://bees.example/feed insects "~My bees"\n"query:All:unread = \\"yes\\""\n'


def told(shelf: Shelf, *paths: Path) -> list[str]:
    with running.at_work(shelf.library) as at_work:
        shelf.take(*paths)
    return at_work.told


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return made(
        tmp_path / "cache.db",
        item("a", unread=0),
        item("b", unread=0, flags="sX"),
        item("c"),
        item("d", unread=0, deleted=1),
        item("e", feedurl=WASPS),
        item("f", feedurl="exec:~/bin/f --key 1"),
    )


def test_articles_come_with_what_was_done_to_them(shelf: Shelf, cache: Path) -> None:
    assert told(shelf, cache) == [
        "as in newsboat: 3 read, 1 starred, 1 deleted (`tuireader undo` takes it back)",
        "3 feeds are not subscribed to and not asked for news; what newsboat kept of it is here."
        " `tuireader import` of newsboat's urls file subscribes to those that stand there",
    ]
    assert set(shelf.titles("is:unread")) == {"Title c", "Title e", "Title f"}
    assert shelf.titles("is:starred") == ["Title b"]
    assert shelf.titles("tag:flag-s tag:flag-capital-x") == ["Title b"]
    assert shelf.titles('source:"The Bee" is:read') == ["Title b", "Title a"]
    assert shelf.titles("path:cache.db is:read") == ["Title b", "Title a"]
    assert sources.all_sources(shelf.library.db) == ()  # none of them is asked for news
    assert overview.longest_title(shelf.library) == len(
        "newsboat:exec:~/bin/f --key 1"
    )  # but each is named in the list
    shelf.check()


def test_one_undo_takes_all_marks_back_and_redo_makes_them_again(shelf: Shelf, cache: Path) -> None:
    shelf.take(cache)
    marked = shelf.marks()
    change = marking.undo(shelf.library)
    assert change is not None and change.label == "as in newsboat: 3 read, 1 starred, 1 deleted"
    assert len(shelf.titles("is:unread")) == 6
    assert shelf.titles("is:starred") == []
    assert shelf.titles("tag:flag-s") == []
    change = marking.redo(shelf.library)
    assert change is not None and change.gone == 0
    assert marked == shelf.marks()
    marking.undo(shelf.library)
    assert len(shelf.titles()) == 6
    shelf.check()


def test_what_is_here_stays_and_gets_its_marks(shelf: Shelf, cache: Path) -> None:
    sources.ensure(shelf.library.db, "feed", BEES, "Bees", shelf.clock())
    ids = shelf.add(
        draft("Newer a", guid="a", body="Newer text"), draft("Newer d", guid="d"), draft("Newer c", guid="c"),
        source="Bees",
    )  # fmt: skip
    marking.mark_read(shelf.library, ids[2:])
    results = {one.title: one.result for one in shelf.take(cache)}
    assert results == {
        "Newer a": "unchanged", "Title b": "new", "Newer c": "unchanged", "Newer d": "unchanged",
        "Title e": "new", "Title f": "new",
    }  # fmt: skip
    # Deleted there is deleted here only if it comes from there; read here is not unread because it is there.
    assert set(shelf.titles("is:read")) == {"Newer a", "Newer c", "Newer d", "Title b"}
    shelf.index()
    assert shelf.titles('"Newer text"') == ["Newer a"]  # the text that was here
    shelf.check()


def test_once_more_nothing_is_done(shelf: Shelf, cache: Path) -> None:
    shelf.take(cache)
    before = shelf.marks()
    assert {one.result for one in shelf.take(cache)} == {"unchanged"}
    with closing(sqlite3.connect(cache)) as db:
        db.execute("UPDATE rss_item SET unread = 0 WHERE guid = 'c'")
        db.commit()
    assert shelf.marks() == before
    assert told(shelf, cache) == ["as in newsboat: 1 read (`tuireader undo` takes it back)"]
    assert set(shelf.titles("is:unread")) == {"Title e", "Title f"}
    assert "Title d" not in shelf.titles()


@pytest.mark.parametrize("order", [("urls", "cache.db"), ("cache.db", "urls")])
def test_urls_and_cache_in_any_order(shelf: Shelf, cache: Path, order: tuple[str, str]) -> None:
    (cache.parent / "urls").write_text(URLS)
    said = told(shelf, *(cache.parent / name for name in order))
    assert said[-1] == "2 feeds are not subscribed to and not asked for news; what newsboat kept of it is here"
    (source,) = sources.all_sources(shelf.library.db)
    assert (source.title, source.total) == ("My bees", 3)
    assert len(shelf.titles("tag:insects")) == 3


def test_urls_afterwards_subscribe_to_what_is_there(shelf: Shelf, cache: Path) -> None:
    shelf.take(cache)
    (cache.parent / "urls").write_text(URLS)
    shelf.take(cache.parent / "urls")
    (source,) = sources.all_sources(shelf.library.db)
    assert (source.title, source.total) == ("My bees", 3)


def test_feeds_that_newsboat_hides_are_told(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text("https://a.example/f\nhttps://b.example/f !\nhttps://c.example/f news !never\n")
    (said,) = told(shelf, tmp_path / "urls")
    assert said == (
        "2 of them newsboat does not list: here they are tagged hidden-in-newsboat, and a rule with that tag may hide"
        " what they bring"
    )


def test_the_feed_finds_its_articles_again(shelf: Shelf, cache: Path) -> None:
    shelf.take(cache)
    result = {one.title: one.result for one in shelf.save(draft("Title a", guid="a"), source="Bees")}
    assert result == {"Title a": "updated"}
    # A deleted one stays away.
    (one,) = shelf.save(draft("Title d", guid="d"), source="Bees")
    assert one.result == "deleted"
    assert "Title a" in shelf.titles("is:read")


def test_rules_look_at_them_and_one_undo_takes_both_back(shelf: Shelf, cache: Path) -> None:
    assert keeping.keep(shelf.library, Rule(0, "E", 'title:"title e"', ("star",))) == ""
    shelf.take(cache)
    assert set(shelf.titles("is:starred")) >= {"Title b", "Title e"}
    marking.undo(shelf.library)
    assert shelf.titles("is:starred") == []
    assert len(shelf.titles("is:unread")) == 6


def test_where_it_came_from_is_kept(shelf: Shelf, cache: Path) -> None:
    taken = shelf.take(cache)
    id = next(one.id for one in taken if one.title == "Title a")
    assert id is not None
    article = showing.article(shelf.library, id)
    assert [one.where for one in article.provenance] == [str(cache)]


def test_a_dry_run_stores_nothing(shelf: Shelf, cache: Path) -> None:
    before = shelf.marks()
    results = sorted((one.title, one.result, one.id) for one in shelf.take(cache, dry_run=True))
    assert results == [
        ("Title a", "new", None), ("Title b", "new", None), ("Title c", "new", None), ("Title d", "unchanged", None),
        ("Title e", "new", None), ("Title f", "new", None),
    ]  # fmt: skip
    assert shelf.marks() == before


def test_refusals_in_words(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    empty = made(tmp_path / "empty.db")
    taken = shelf.take(shelf.library.path, tmp_path / "other.db", empty)
    assert [(one.result, one.reason) for one in taken] == [
        ("refused", "the library itself"),
        ("refused", "a damaged database"),
        ("refused", "a database of newsboat's without a single article"),
    ]


def test_a_database_from_a_stream_is_refused_in_words(shelf: Shelf, cache: Path) -> None:
    (one,) = importing.import_stream(shelf.library, io.BytesIO(cache.read_bytes()))
    assert (one.result, one.reason) == ("refused", "a database cannot be read from here: name its file")


def test_an_article_that_is_too_hard_to_read_costs_itself_only(
    shelf: Shelf, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Worn:
        """A process that gives up over one article."""

        def ask(self, items: list[tuple[object, ...]], link: str | None) -> bytes:
            if any(values[1] == "b" for values in items):
                raise reading_apart.LimitError("it took more than 10 s and was given up")
            from tuireader.importers.newsboat_job import pickled

            return pickled([list(values) for values in items], link)

    monkeypatch.setattr(reading_apart, "LARGE", 0)
    monkeypatch.setattr(reading_apart, "the_worker", lambda job: Worn())
    refused = [one for one in shelf.take(cache) if one.result == "refused"]
    assert [(one.title, one.reason.partition(":")[0]) for one in refused] == [
        ("Title b", "it took more than 10 s and was given up")
    ]
    assert "Title a" in shelf.titles()


def test_large_ones_are_read_in_a_process_of_their_own(shelf: Shelf, tmp_path: Path) -> None:
    path = made(tmp_path / "cache.db", item("a", content="<p>Text.</p>" * 25_000), item("b"))
    shelf.take(path)
    assert set(shelf.titles()) == {"Title a", "Title b"}
    reading_apart.the_worker(reading_apart.NEWSBOATS).close()


def test_more_than_are_told_apart_at_once(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newsboat, "TOGETHER", 3)
    monkeypatch.setattr(newsboat, "AT_ONCE", 2)
    path = made(tmp_path / "cache.db", *(item(str(n), unread=n % 2) for n in range(8)))
    assert len(shelf.take(path)) == 8
    assert len(shelf.titles("is:unread")) == 4


def test_one_that_is_cut_off_is_completed_by_the_next(shelf: Shelf, cache: Path) -> None:
    outcome = importing.import_files(shelf.library, importing.find([cache]))
    next(outcome)
    outcome.close()
    assert 0 < len(shelf.titles()) < 5
    shelf.take(cache)
    assert len(shelf.titles()) == 5
    assert shelf.titles("is:starred") == ["Title b"]
    shelf.check()
