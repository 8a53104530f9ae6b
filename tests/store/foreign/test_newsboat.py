"""newsboat's database opened: what stands in it, and what is refused in words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.newsboat_cache import BEES, WASPS, item, made
from tuireader.model.documents import Refused
from tuireader.model.foreign import ForeignFeed, ForeignItem, ForeignMarks
from tuireader.store.foreign import newsboat
from tuireader.store.foreign.newsboat import Cache, opened


def refusal(path: Path) -> str:
    with opened(path) as cache:
        found = cache.feeds() if isinstance(cache, Cache) else cache
        assert isinstance(found, Refused), found
        return found.reason


def items(path: Path) -> list[ForeignItem]:
    with opened(path) as cache:
        assert isinstance(cache, Cache)
        feeds = cache.feeds()
        assert not isinstance(feeds, Refused)
        return [one for feed in feeds for one in cache.items(feed.rows)]


def altered(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()
    return path


def test_feeds_and_articles(tmp_path: Path) -> None:
    path = made(
        tmp_path / "cache.db",
        item("a", unread=0, flags="sX", enclosure_url="https://x.example/a.mp3", enclosure_type="audio/mpeg"),
        item("b", pubDate=1_700_000_000, deleted=1, content_mime_type="text/plain", base="https://b.example/"),
        item("c", feedurl=WASPS),
    )
    with opened(path) as cache:
        assert isinstance(cache, Cache)
        assert cache.feeds() == [
            ForeignFeed(BEES, "The Bee", "https://bees.example/", (2, 1)),
            ForeignFeed(WASPS, "", "", (3,)),
        ]
        second, first = cache.items([2, 1, 99])
    assert first.marks == ForeignMarks(True, "sX", False)
    assert (first.file, first.file_kind) == ("https://x.example/a.mp3", "audio/mpeg")
    assert second.marks == ForeignMarks(False, "", True)
    assert (second.guid, second.published, second.kind, second.base) == (
        "b", 1_700_000_000, "text/plain", "https://b.example/",
    )  # fmt: skip


def test_one_of_an_early_version_lacks_columns(tmp_path: Path) -> None:
    path = made(tmp_path / "cache.db", item("a", unread=0))
    late = ("flags", "deleted", "base", "content_mime_type", "enclosure_url", "enclosure_type")
    (only,) = items(altered(path, *(f"ALTER TABLE rss_item DROP COLUMN {name}" for name in late)))
    assert (only.title, only.file, only.marks) == ("Title a", "", ForeignMarks(True))


def test_any_type_in_any_column(tmp_path: Path) -> None:
    path = made(
        tmp_path / "cache.db",
        item("a", title=b"\xff\x00x", author=7, url=1.5, pubDate="never", content=12, unread="0", flags=b"s"),
        feeds=((b"\xfe", 3, 4),),  # type: ignore[arg-type]
    )
    (only,) = items(path)
    assert (only.title, only.author, only.url, only.published, only.content) == ("\ufffd\x00x", "7", "1.5", 0, "12")
    assert only.marks == ForeignMarks(True, "s")


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["DROP TABLE rss_feed"], "not newsboat's cache.db"),
        (["ALTER TABLE rss_item DROP COLUMN guid"], "not newsboat's cache.db"),
        (["DROP TABLE rss_item", "CREATE VIRTUAL TABLE rss_item USING fts5 (guid)"], "not newsboat's cache.db"),
        (
            [
                "ALTER TABLE rss_item DROP COLUMN guid",
                "ALTER TABLE rss_item ADD COLUMN guid TEXT AS (hex(zeroblob(99999999)))",
            ],
            "not newsboat's cache.db",  # what is computed is none of its columns
        ),
        (
            [
                "DROP TABLE rss_item",
                "CREATE VIEW rss_item AS WITH RECURSIVE n (guid) AS (SELECT 1 UNION ALL SELECT guid FROM n)"
                " SELECT guid, guid title, guid url, guid feedurl, guid pubDate, guid content, guid unread FROM n",
            ],
            "not newsboat's cache.db",  # it would never end
        ),
        (
            ["DROP TABLE rss_item", "CREATE TABLE rss_item (guid, title, url, feedurl, pubDate, content, unread,"
             " PRIMARY KEY (guid)) WITHOUT ROWID"],
            "cannot be read (no such column: rowid)",
        ),
    ],
)  # fmt: skip
def test_another_database_is_refused(tmp_path: Path, statements: list[str], said: str) -> None:
    assert said in refusal(altered(made(tmp_path / "cache.db"), *statements))


def test_what_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 20)
    assert refusal(path) == "a damaged database"
    assert "cannot be read" in refusal(tmp_path / "missing.db")


def test_a_damaged_page_costs_its_articles_only(tmp_path: Path) -> None:
    path = made(tmp_path / "cache.db", *(item(str(n), content="x" * 9000) for n in range(30)))
    content = bytearray(path.read_bytes())
    texts = [at for at in range(0, len(content), 4096) if content[at + 4 : at + 100] == b"x" * 96]
    for at in texts[:3]:  # the number of the page where the text goes on
        content[at : at + 4] = b"\xff" * 4
    path.write_bytes(content)
    with opened(path) as cache:
        assert isinstance(cache, Cache)
        feeds = cache.feeds()
        assert not isinstance(feeds, Refused)
        read = list(cache.items(feeds[0].rows))
        assert 0 < cache.lost < 10
        assert len(read) == 30 - cache.lost


def test_what_is_too_long_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newsboat, "LONGEST", 100_000)
    path = made(tmp_path / "cache.db", item("a", content="x" * 200_000), item("b"))
    assert [one.guid for one in items(path)] == ["b"]


def test_one_that_is_locked_and_one_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "cache.db", item("a"))
    monkeypatch.setattr(newsboat, "PATIENCE", 0.0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "leave newsboat and try again" in refusal(path)
    monkeypatch.setattr(newsboat, "SECONDS", -1.0)
    monkeypatch.setattr(newsboat, "STEPS", 1)
    assert refusal(path) == "a database that takes too long to read"


def test_nothing_is_written(tmp_path: Path) -> None:
    path = made(tmp_path / "cache.db", item("a"))
    before = path.read_bytes()
    with opened(path) as cache:
        assert isinstance(cache, Cache)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            cache._db.execute("DELETE FROM rss_item")
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["cache.db"]
