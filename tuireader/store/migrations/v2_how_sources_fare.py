"""How sources fare, what the reader settled for each, places in articles, and texts fetched from pages."""

from __future__ import annotations

import sqlite3

from tuireader.store.migrations import Migration, run

TABLES = """
-- The reader's own: no refresh names these.
ALTER TABLE sources ADD COLUMN typed INTEGER NOT NULL DEFAULT 0;     -- the reader typed its host: it may be private
ALTER TABLE sources ADD COLUMN interval INTEGER;                     -- seconds between two attempts; 0: only by hand
ALTER TABLE sources ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;     -- its articles come in read and unannounced
ALTER TABLE sources ADD COLUMN removed INTEGER;                      -- unsubscribed then; its articles stay
ALTER TABLE sources ADD COLUMN fulltext INTEGER NOT NULL DEFAULT 0;  -- fetch the page of each new article
-- What the last attempts told.
ALTER TABLE sources ADD COLUMN due INTEGER;                          -- not asked by itself before then; null: at once
ALTER TABLE sources ADD COLUMN due_why TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN quiet INTEGER;                        -- its server asked to be left alone until then
ALTER TABLE sources ADD COLUMN told INTEGER;                         -- when cron was last told that it fails
ALTER TABLE sources ADD COLUMN posts_every INTEGER;                  -- seconds between its latest articles, on average
ALTER TABLE sources ADD COLUMN ttl INTEGER;                          -- seconds, by the feed itself
ALTER TABLE sources ADD COLUMN skip_hours TEXT;                      -- JSON array of hours in UTC, null if none
ALTER TABLE sources ADD COLUMN skip_days TEXT;                       -- JSON array of days, Monday 0, null if none
ALTER TABLE sources ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sources ADD COLUMN unmodified INTEGER NOT NULL DEFAULT 0;    -- of those: 304, or the same bytes again
ALTER TABLE sources ADD COLUMN wire_bytes INTEGER NOT NULL DEFAULT 0;    -- received in all, as they were sent
ALTER TABLE sources ADD COLUMN outcomes TEXT;                        -- JSON array of the last ten, oldest first
ALTER TABLE sources ADD COLUMN moved_to TEXT;                        -- where it says it has moved for good
ALTER TABLE sources ADD COLUMN moved_first INTEGER;                  -- when that was first seen
ALTER TABLE sources ADD COLUMN moved_times INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sources ADD COLUMN unchanged_since INTEGER;              -- nothing but 304 since then
ALTER TABLE sources ADD COLUMN offered TEXT;                         -- JSON array: feeds that a page names in its place

CREATE TABLE hosts (
    name TEXT PRIMARY KEY,
    until INTEGER NOT NULL,                    -- left alone until then
    why TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE source_changes (
    action_id INTEGER NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL,
    field TEXT NOT NULL,                       -- a column of the reader's own, or tag:FOLDED NAME
    old TEXT,
    new TEXT,
    PRIMARY KEY (action_id, source_id, field)
) WITHOUT ROWID;

CREATE TABLE places (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    block INTEGER NOT NULL,                    -- where the reader is in it: reading.layout.Place
    offset INTEGER NOT NULL,
    kept INTEGER NOT NULL                      -- when
);

CREATE TABLE fulltexts (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    fetched INTEGER NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('text', 'html', 'markdown')),
    body TEXT NOT NULL,
    shown INTEGER NOT NULL                     -- 1: in place of the feed's text
);
"""


def _up(db: sqlite3.Connection) -> None:
    run(db, TABLES)


how_sources_fare = Migration(2, "0002_how_sources_fare", _up)
