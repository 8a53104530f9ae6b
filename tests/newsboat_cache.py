"""newsboat's ``cache.db`` made for tests, with the tables that newsboat 2.40 makes (src/cache.cpp)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

TABLES = """
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
    title VARCHAR(1024) NOT NULL, lastmodified INTEGER(11) NOT NULL DEFAULT 0, is_rtl INTEGER(1) NOT NULL DEFAULT 0,
    etag VARCHAR(128) NOT NULL DEFAULT "");
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
    title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
    feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
    unread INTEGER(1) NOT NULL, enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024),
    enqueued INTEGER(1) NOT NULL DEFAULT 0, flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0,
    base VARCHAR(128) NOT NULL DEFAULT "", content_mime_type VARCHAR(255) NOT NULL DEFAULT "",
    enclosure_description VARCHAR(1024) NOT NULL DEFAULT "",
    enclosure_description_mime_type VARCHAR(128) NOT NULL DEFAULT "");
CREATE TABLE metadata (db_schema_version_major INTEGER NOT NULL, db_schema_version_minor INTEGER NOT NULL);
"""
BEES = "https://bees.example/feed"
WASPS = "https://wasps.example/rss"


def item(guid: str, **facts: object) -> dict[str, object]:
    """A row of ``rss_item``."""
    usual = {
        "title": f"Title {guid}",
        "author": "",
        "url": f"https://bees.example/{guid}",
        "feedurl": BEES,
        "pubDate": 1_600_000_000,
        "content": f"<p>Text of {guid}.</p>",
        "unread": 1,
    }
    return {"guid": guid, **usual, **facts}


def made(path: Path, *items: dict[str, object], feeds: tuple[tuple[str, str, str], ...] | None = None) -> Path:
    """A database at `path` of these items. `feeds`: (address, page, title)."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(TABLES)
        known = ((BEES, "https://bees.example/", "The Bee"),) if feeds is None else feeds
        db.executemany("INSERT INTO rss_feed (rssurl, url, title) VALUES (?, ?, ?)", known)
        for one in items:
            names, marks = ", ".join(one), ", ".join("?" * len(one))
            db.execute(f"INSERT INTO rss_item ({names}) VALUES ({marks})", tuple(one.values()))
        db.commit()
    return path
