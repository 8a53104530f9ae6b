"""The tables a library begins with."""

from __future__ import annotations

import secrets
import sqlite3

from tuireader.store.migrations import Migration, run

TABLES = """
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE sources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('seed', 'feed')),
    url TEXT NOT NULL UNIQUE,                  -- the feed's address; a folder as file: address
    title TEXT NOT NULL,                       -- as it calls itself
    given_title TEXT,                          -- as the reader calls it
    subtitle TEXT NOT NULL DEFAULT '',
    link TEXT,
    language TEXT NOT NULL DEFAULT '',
    icon TEXT,
    added INTEGER NOT NULL,
    etag TEXT,                                 -- validators, exactly as received
    modified TEXT,
    body_hash BLOB,                            -- of the last answer that was parsed
    tried INTEGER,
    succeeded INTEGER,
    status INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0,           -- the server said it is no more: asked only by name
    whole INTEGER NOT NULL DEFAULT 0,          -- a folder that was itself named: a refresh looks for new files
    total INTEGER NOT NULL DEFAULT 0,          -- by trigger
    unread INTEGER NOT NULL DEFAULT 0          -- by trigger
);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,      -- never used again: ids are cited
    source_id INTEGER NOT NULL REFERENCES sources (id),
    sort INTEGER NOT NULL,                     -- min(published, first seen): the place in lists by date
    title TEXT NOT NULL,
    url TEXT,
    author TEXT NOT NULL DEFAULT '',
    published INTEGER,
    published_precision TEXT,                  -- minute, day, month, year; local: a clock without a zone
    updated INTEGER,
    updated_precision TEXT,
    first_seen INTEGER NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    words INTEGER NOT NULL DEFAULT 0,
    hash BLOB NOT NULL,                        -- of everything a reader would see
    read INTEGER NOT NULL DEFAULT 0,           -- the reader's, as is the next: imports never name them
    starred INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX articles_all ON articles (sort, id);
CREATE INDEX articles_unread ON articles (sort, id) WHERE read = 0;
CREATE INDEX articles_starred ON articles (sort, id) WHERE starred = 1;
CREATE INDEX articles_source ON articles (source_id, sort, id);
CREATE INDEX articles_source_unread ON articles (source_id, sort, id) WHERE read = 0;

CREATE TABLE bodies (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    form TEXT NOT NULL CHECK (form IN ('text', 'html', 'markdown')),
    summary TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    comments TEXT,
    attachments TEXT,                          -- JSON array of objects, null if none
    notes TEXT                                 -- JSON array of sentences, null if none
);

CREATE TABLE identities (
    scope INTEGER NOT NULL,                    -- the source's id; 0 for all seed files together
    key BLOB NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
) WITHOUT ROWID;
CREATE INDEX identities_article ON identities (article_id);

CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place TEXT NOT NULL,                       -- a path or an address
    sha256 BLOB NOT NULL,
    imported INTEGER NOT NULL
);
CREATE INDEX documents_place ON documents (place, id);
CREATE INDEX documents_sha256 ON documents (sha256);
CREATE TABLE origins (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    brought INTEGER NOT NULL,                  -- 1: the text is from there; 0: that document held the article too
    PRIMARY KEY (article_id, document_id)
) WITHOUT ROWID;
CREATE INDEX origins_document ON origins (document_id);

CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,                        -- as first written
    folded TEXT NOT NULL UNIQUE,               -- as compared (text.fold)
    total INTEGER NOT NULL DEFAULT 0,          -- by trigger
    unread INTEGER NOT NULL DEFAULT 0          -- by trigger
);
CREATE TABLE article_tags (
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    sort INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    unread INTEGER NOT NULL,
    place INTEGER NOT NULL,                    -- order within the article
    origin INTEGER NOT NULL,                   -- bits: 1 the article's own, 2 its source's, 4 a rule's, 8 the reader's
    PRIMARY KEY (tag_id, sort, article_id)
) WITHOUT ROWID;
CREATE INDEX article_tags_article ON article_tags (article_id, tag_id);
CREATE INDEX article_tags_unread ON article_tags (tag_id, sort, article_id) WHERE unread = 1;
CREATE TABLE removed_tags (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    PRIMARY KEY (article_id, tag_id)
) WITHOUT ROWID;
CREATE TABLE source_tags (
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    place INTEGER NOT NULL,
    PRIMARY KEY (source_id, tag_id)
) WITHOUT ROWID;

CREATE TABLE counts (
    name TEXT PRIMARY KEY,                     -- total, unread, starred
    n INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO counts VALUES ('total', 0), ('unread', 0), ('starred', 0);

CREATE TABLE actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    clock INTEGER NOT NULL,                    -- hybrid logical clock: milliseconds since 1970 << 16 | counter
    machine TEXT NOT NULL,
    label TEXT NOT NULL,                       -- what was done, in words
    state INTEGER NOT NULL DEFAULT 0           -- 0 done, 1 undone, 2 undone for good
);
CREATE INDEX actions_state ON actions (state, id);
CREATE TABLE changes (
    action_id INTEGER NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL,
    field TEXT NOT NULL,                       -- read, starred, tag:FOLDED NAME
    old INTEGER NOT NULL,                      -- 0 or 1; of a tag: tags.state
    new INTEGER NOT NULL,
    PRIMARY KEY (action_id, article_id, field)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
    title, summary, body, author, tags,
    content = '', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE indexed (
    article_id INTEGER PRIMARY KEY,
    tags TEXT NOT NULL                         -- the tags as they were indexed: needed to take them out again
);
CREATE TABLE unindexed (article_id INTEGER PRIMARY KEY);

CREATE TABLE revisions (
    article_id INTEGER NOT NULL,
    replaced INTEGER NOT NULL,                 -- when a newer text took its place
    title TEXT NOT NULL,
    text BLOB NOT NULL,                        -- JSON array of form, summary, body; zlib
    PRIMARY KEY (article_id, replaced)
);
CREATE TABLE trash (
    article_id INTEGER PRIMARY KEY,            -- its identities stay: what was deleted never comes back by itself
    deleted INTEGER NOT NULL,
    content BLOB NOT NULL                      -- all that the article was, for undo: JSON, zlib
);

CREATE TABLE leases (
    name TEXT PRIMARY KEY,                     -- refresh
    holder TEXT NOT NULL,                      -- who, for people: machine and process
    expires INTEGER NOT NULL
) WITHOUT ROWID;

CREATE VIEW v_articles AS
    SELECT a.id, a.title, a.url, nullif(a.author, '') AS author, coalesce(s.given_title, s.title) AS source,
        s.kind AS source_kind,
        CASE a.published_precision
            WHEN 'day' THEN strftime('%Y-%m-%d', a.published, 'unixepoch')
            WHEN 'month' THEN strftime('%Y-%m', a.published, 'unixepoch')
            WHEN 'year' THEN strftime('%Y', a.published, 'unixepoch')
            WHEN 'local' THEN strftime('%Y-%m-%dT%H:%M:%S', a.published, 'unixepoch')
            ELSE strftime('%Y-%m-%dT%H:%M:%SZ', a.published, 'unixepoch') END AS published,
        strftime('%Y-%m-%dT%H:%M:%SZ', a.first_seen, 'unixepoch') AS first_seen,
        nullif(b.summary, '') AS summary, b.form, b.body, a.words, a.read, a.starred, a.source_id
    FROM articles a JOIN sources s ON s.id = a.source_id JOIN bodies b ON b.article_id = a.id;
CREATE VIEW v_tags AS SELECT name AS tag, total, unread FROM tags WHERE total > 0;
CREATE VIEW v_article_tags AS
    SELECT x.article_id, t.name AS tag FROM article_tags x JOIN tags t ON t.id = x.tag_id;
CREATE VIEW v_sources AS
    SELECT id, coalesce(given_title, title) AS source, kind AS source_kind, url, link, total, unread,
        strftime('%Y-%m-%dT%H:%M:%SZ', tried, 'unixepoch') AS tried,
        strftime('%Y-%m-%dT%H:%M:%SZ', succeeded, 'unixepoch') AS succeeded,
        status, failures, nullif(reason, '') AS reason
    FROM sources;

CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
    UPDATE sources SET total = total + 1, unread = unread + (NEW.read = 0) WHERE id = NEW.source_id;
    UPDATE counts SET n = n + 1
        WHERE name = 'total' OR (name = 'unread' AND NEW.read = 0) OR (name = 'starred' AND NEW.starred);
END;
CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
    UPDATE sources SET total = total - 1, unread = unread - (OLD.read = 0) WHERE id = OLD.source_id;
    UPDATE counts SET n = n - 1
        WHERE name = 'total' OR (name = 'unread' AND OLD.read = 0) OR (name = 'starred' AND OLD.starred);
END;
CREATE TRIGGER articles_read AFTER UPDATE OF read ON articles WHEN OLD.read <> NEW.read BEGIN
    UPDATE sources SET unread = unread + OLD.read - NEW.read WHERE id = NEW.source_id;
    UPDATE counts SET n = n + OLD.read - NEW.read WHERE name = 'unread';
    UPDATE article_tags SET unread = 1 - NEW.read
        WHERE (tag_id, sort, article_id) IN
            (SELECT tag_id, NEW.sort, article_id FROM article_tags WHERE article_id = NEW.id);
END;
CREATE TRIGGER articles_starred AFTER UPDATE OF starred ON articles WHEN OLD.starred <> NEW.starred BEGIN
    UPDATE counts SET n = n + NEW.starred - OLD.starred WHERE name = 'starred';
END;
CREATE TRIGGER articles_sort AFTER UPDATE OF sort ON articles WHEN OLD.sort <> NEW.sort BEGIN
    UPDATE article_tags SET sort = NEW.sort WHERE article_id = NEW.id;
END;
CREATE TRIGGER tagged AFTER INSERT ON article_tags BEGIN
    UPDATE tags SET total = total + 1, unread = unread + NEW.unread WHERE id = NEW.tag_id;
END;
CREATE TRIGGER untagged AFTER DELETE ON article_tags BEGIN
    UPDATE tags SET total = total - 1, unread = unread - OLD.unread WHERE id = OLD.tag_id;
END;
CREATE TRIGGER tagged_read AFTER UPDATE OF unread ON article_tags WHEN OLD.unread <> NEW.unread BEGIN
    UPDATE tags SET unread = unread + NEW.unread - OLD.unread WHERE id = NEW.tag_id;
END;
"""


def _up(db: sqlite3.Connection) -> None:
    run(db, TABLES)
    db.execute("INSERT INTO settings VALUES ('machine', ?)", [secrets.token_hex(4)])


first_library = Migration(1, "0001_first_library", _up)
