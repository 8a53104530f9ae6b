"""What was typed before; what is hidden and highlighted; rules and what they did; tags that were
merged, named anew, coloured, hidden."""

from __future__ import annotations

import sqlite3

from tuireader.store.migrations import Migration, run
from tuireader.store.tagging import noise

TYPED = """
CREATE TABLE typed (
    kind TEXT NOT NULL,                        -- search, filter, command, tag
    text TEXT NOT NULL,
    used INTEGER NOT NULL,                     -- rises with each use
    PRIMARY KEY (kind, text)
) WITHOUT ROWID;
CREATE INDEX typed_used ON typed (kind, used);

CREATE TABLE views (
    folded TEXT PRIMARY KEY,                   -- the name as compared (text.fold)
    name TEXT NOT NULL,
    query TEXT NOT NULL,                       -- as typed
    place INTEGER NOT NULL                     -- among the others
) WITHOUT ROWID;
CREATE TABLE view_changes (
    action_id INTEGER PRIMARY KEY REFERENCES actions (id) ON DELETE CASCADE,
    old TEXT NOT NULL,                         -- JSON array of [name, query]: all views, in order
    new TEXT NOT NULL
);
"""

HIDDEN = """
-- The reader's, as read and starred are. What is hidden is in no count and no list that does not ask for it.
ALTER TABLE articles ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN highlight INTEGER NOT NULL DEFAULT 0;     -- a colour: 1 to 16, 0 none
ALTER TABLE article_tags ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;    -- the article's; then unread is 0
INSERT INTO counts VALUES ('hidden', 0);

-- What is hidden is passed over in the index itself, however many there are in a row.
DROP INDEX articles_all;
DROP INDEX articles_source;
DROP INDEX articles_unread;
DROP INDEX articles_source_unread;
CREATE INDEX articles_all ON articles (sort, id, hidden);
CREATE INDEX articles_source ON articles (source_id, sort, id, hidden);
CREATE INDEX articles_unread ON articles (sort, id) WHERE read = 0 AND hidden = 0;
CREATE INDEX articles_source_unread ON articles (source_id, sort, id) WHERE read = 0 AND hidden = 0;
CREATE INDEX articles_hidden ON articles (sort, id) WHERE hidden = 1;

DROP VIEW v_articles;
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
        nullif(b.summary, '') AS summary, b.form, b.body, a.words, a.read, a.starred, a.hidden, a.source_id
    FROM articles a JOIN sources s ON s.id = a.source_id JOIN bodies b ON b.article_id = a.id;

DROP TRIGGER articles_added;
DROP TRIGGER articles_removed;
DROP TRIGGER articles_read;
DROP TRIGGER articles_starred;
DROP TRIGGER tagged;
DROP TRIGGER untagged;
DROP TRIGGER tagged_read;
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
    UPDATE sources SET total = total + 1, unread = unread + (NEW.read = 0) WHERE id = NEW.source_id AND NEW.hidden = 0;
    UPDATE counts SET n = n + 1
        WHERE iif(NEW.hidden, name = 'hidden',
            name = 'total' OR (name = 'unread' AND NEW.read = 0) OR (name = 'starred' AND NEW.starred));
END;
CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
    UPDATE sources SET total = total - 1, unread = unread - (OLD.read = 0) WHERE id = OLD.source_id AND OLD.hidden = 0;
    UPDATE counts SET n = n - 1
        WHERE iif(OLD.hidden, name = 'hidden',
            name = 'total' OR (name = 'unread' AND OLD.read = 0) OR (name = 'starred' AND OLD.starred));
END;
CREATE TRIGGER articles_read AFTER UPDATE OF read ON articles
    WHEN OLD.read <> NEW.read AND OLD.hidden = 0 AND NEW.hidden = 0 BEGIN
    UPDATE sources SET unread = unread + OLD.read - NEW.read WHERE id = NEW.source_id;
    UPDATE counts SET n = n + OLD.read - NEW.read WHERE name = 'unread';
    UPDATE article_tags SET unread = 1 - NEW.read
        WHERE (tag_id, sort, article_id) IN
            (SELECT tag_id, NEW.sort, article_id FROM article_tags WHERE article_id = NEW.id);
END;
CREATE TRIGGER articles_starred AFTER UPDATE OF starred ON articles
    WHEN OLD.starred <> NEW.starred AND OLD.hidden = 0 AND NEW.hidden = 0 BEGIN
    UPDATE counts SET n = n + NEW.starred - OLD.starred WHERE name = 'starred';
END;
CREATE TRIGGER articles_hidden AFTER UPDATE OF hidden ON articles WHEN OLD.hidden <> NEW.hidden BEGIN
    UPDATE sources SET total = total + OLD.hidden - NEW.hidden,
        unread = unread + (NEW.read = 0 AND NEW.hidden = 0) - (OLD.read = 0 AND OLD.hidden = 0)
        WHERE id = NEW.source_id;
    UPDATE counts SET n = n + CASE name
        WHEN 'total' THEN OLD.hidden - NEW.hidden
        WHEN 'hidden' THEN NEW.hidden - OLD.hidden
        WHEN 'unread' THEN (NEW.read = 0 AND NEW.hidden = 0) - (OLD.read = 0 AND OLD.hidden = 0)
        WHEN 'starred' THEN (NEW.starred AND NEW.hidden = 0) - (OLD.starred AND OLD.hidden = 0)
        ELSE 0 END;
    UPDATE article_tags SET hidden = NEW.hidden, unread = (NEW.read = 0 AND NEW.hidden = 0)
        WHERE (tag_id, sort, article_id) IN
            (SELECT tag_id, NEW.sort, article_id FROM article_tags WHERE article_id = NEW.id);
END;
CREATE TRIGGER tagged AFTER INSERT ON article_tags BEGIN
    UPDATE tags SET total = total + 1 - NEW.hidden, unread = unread + NEW.unread WHERE id = NEW.tag_id;
END;
CREATE TRIGGER untagged AFTER DELETE ON article_tags BEGIN
    UPDATE tags SET total = total - 1 + OLD.hidden, unread = unread - OLD.unread WHERE id = OLD.tag_id;
END;
CREATE TRIGGER tagged_read AFTER UPDATE OF unread, hidden ON article_tags
    WHEN OLD.unread <> NEW.unread OR OLD.hidden <> NEW.hidden BEGIN
    UPDATE tags SET total = total + OLD.hidden - NEW.hidden, unread = unread + NEW.unread - OLD.unread
        WHERE id = NEW.tag_id;
END;
"""

RULES = """
CREATE TABLE rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,               -- as compared (text.fold)
    query TEXT NOT NULL,
    actions TEXT NOT NULL,                     -- JSON array: read, star, tag:NAME, hide, highlight:COLOUR, announce
    stop INTEGER NOT NULL DEFAULT 0,           -- what it touches, no later rule looks at
    only_new INTEGER NOT NULL DEFAULT 0,       -- not for articles that were edited
    enabled INTEGER NOT NULL DEFAULT 1,
    configured INTEGER NOT NULL DEFAULT 0,     -- it stands in config.toml: that says what it is
    place INTEGER NOT NULL DEFAULT 0,          -- they run in this order, those of config.toml first
    removed INTEGER NOT NULL DEFAULT 0         -- it is no more, but can be brought back
);
CREATE TABLE rule_changes (
    action_id INTEGER NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
    rule_id INTEGER NOT NULL,
    old TEXT,                                  -- JSON array of what the reader settled for it, null where it was not
    new TEXT,
    PRIMARY KEY (action_id, rule_id)
) WITHOUT ROWID;
CREATE TABLE rule_hits (
    article_id INTEGER NOT NULL,
    rule_id INTEGER NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
    action_id INTEGER REFERENCES actions (id) ON DELETE SET NULL,    -- while it can be undone: then it counts no more
    at INTEGER NOT NULL,
    PRIMARY KEY (article_id, rule_id)
) WITHOUT ROWID;
CREATE INDEX rule_hits_rule ON rule_hits (rule_id, at);
CREATE INDEX rule_hits_action ON rule_hits (action_id);
CREATE TABLE announced (
    id INTEGER PRIMARY KEY AUTOINCREMENT,      -- what was announced after a number
    rule TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE
);
CREATE INDEX announced_article ON announced (article_id);
"""

BACKLOG = """
CREATE TABLE backlog (
    day INTEGER PRIMARY KEY,                   -- days since 1970
    total INTEGER NOT NULL,                    -- at its end, as far as that was seen
    unread INTEGER NOT NULL
);
"""


TAGS = """
ALTER TABLE tags ADD COLUMN alias_of INTEGER REFERENCES tags (id);        -- another name of that one: no article has it
ALTER TABLE tags ADD COLUMN colour INTEGER NOT NULL DEFAULT 0;            -- 1 to 16 of the terminal's, 0 none
ALTER TABLE tags ADD COLUMN hidden INTEGER;                               -- as the reader wants it; null: if noise
ALTER TABLE tags ADD COLUMN noise INTEGER NOT NULL DEFAULT 0;             -- says nothing, and only feeds give it
CREATE INDEX tags_alias ON tags (alias_of) WHERE alias_of IS NOT NULL;

CREATE TABLE tag_changes (
    action_id INTEGER NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL,
    old TEXT,                                  -- JSON array of what the reader settled for it, null where it was not
    new TEXT,
    PRIMARY KEY (action_id, tag_id)
) WITHOUT ROWID;
"""


TOGETHER = """
ALTER TABLE actions ADD COLUMN together INTEGER;                          -- id of the first of those undone as one
"""


def _hide_noise(db: sqlite3.Connection) -> None:
    """What only feeds have called so is noise."""
    for name in noise.FOLDED:
        db.execute(
            "UPDATE tags SET noise = 1 WHERE folded = ?"
            " AND NOT EXISTS (SELECT 1 FROM source_tags WHERE tag_id = tags.id)"
            " AND NOT EXISTS (SELECT 1 FROM article_tags x JOIN articles a ON a.id = x.article_id"
            " JOIN sources s ON s.id = a.source_id WHERE x.tag_id = tags.id AND (x.origin <> 1 OR s.kind = 'seed'))",
            (name,),
        )


def _up(db: sqlite3.Connection) -> None:
    for tables in (TYPED, HIDDEN, RULES, TAGS, BACKLOG, TOGETHER):
        run(db, tables)
    _hide_noise(db)


finding = Migration(3, "0003_finding", _up)
