"""A query tree → one SQL condition on an article ``a``, every value bound.

One small function for each kind of node, found by its type: a new kind of node is a new function here.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from functools import singledispatch

from tuireader.query import tree
from tuireader.store import search
from tuireader.text import fold


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL that is true or false of an article, and its values."""

    sql: str
    values: tuple[object, ...] = ()
    hits: str = ""
    """Where the condition is a full-text search and nothing else: its FTS5 expression."""


TRUE, FALSE = Condition("1"), Condition("0")


def condition(db: sqlite3.Connection, node: tree.Node) -> Condition:
    """What `node` asks of an article. Registers the functions it needs on the connection."""
    _functions(db)
    return _sql(node)


@singledispatch
def _sql(node: object) -> Condition:
    raise TypeError(f"no SQL for {type(node).__name__}")


@_sql.register
def _(node: tree.All) -> Condition:
    return TRUE


@_sql.register
def _(node: tree.And) -> Condition:
    return _joined(node.parts, " AND ", TRUE)


@_sql.register
def _(node: tree.Or) -> Condition:
    return _joined(node.parts, " OR ", FALSE)


def _joined(parts: tuple[tree.Node, ...], word: str, none: Condition) -> Condition:
    found = [_sql(part) for part in parts]
    if not found:
        return none
    return Condition(word.join(f"({c.sql})" for c in found), tuple(v for c in found for v in c.values))


@_sql.register
def _(node: tree.Not) -> Condition:
    inner = _sql(node.part)
    return Condition(f"NOT coalesce(({inner.sql}), 0)", inner.values)


_UNKNOWN_TO_INDEX = re.compile(r"[^\w\s'’\-.,:;!?/@&()\"“”„«»‘]|_")
"""Signs that carry meaning and that the index does not keep, as in ``C++`` and ``#42``."""


@_sql.register
def _(node: tree.Words) -> Condition:
    hits = search.match(node.text, phrase=node.phrase, prefix=node.prefix)
    if hits is None:
        return _literal(node.text)
    found = Condition("EXISTS (SELECT 1 FROM search WHERE search MATCH ? AND search.rowid = a.id)", (hits,), hits)
    signs = [_literal(word) for word in node.text.split() if _UNKNOWN_TO_INDEX.search(word)]
    if not signs:
        return found
    # The words by the index, the signs by looking.
    sql = " AND ".join(f"({part.sql})" for part in (found, *signs))
    return Condition(sql, tuple(value for part in (found, *signs) for value in part.values))


def _literal(text: str) -> Condition:
    """The article holds `text` letter by letter (any ASCII case) in its title or text."""
    like = "%" + re.sub(r"([\\%_])", r"\\\1", text.strip()) + "%"
    if like == "%%":
        return TRUE
    return Condition(
        "a.title LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM bodies b WHERE b.article_id = a.id"
        " AND (b.body LIKE ? ESCAPE '\\' OR b.summary LIKE ? ESCAPE '\\'))",
        (like, like, like),
    )


@_sql.register
def _(node: tree.Title) -> Condition:
    return Condition("instr(folded(a.title), ?) > 0", (fold(node.text),))


@_sql.register
def _(node: tree.Author) -> Condition:
    return Condition("instr(folded(a.author), ?) > 0", (fold(node.text),))


@_sql.register
def _(node: tree.Tag) -> Condition:
    return Condition(
        "EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = a.id"
        " AND t.tag_id = (SELECT id FROM tags WHERE folded = ?))",
        (fold(node.name),),
    )


@_sql.register
def _(node: tree.From) -> Condition:
    return Condition(
        "a.source_id IN (SELECT id FROM sources WHERE instr(folded(coalesce(given_title, title)), ?) > 0"
        " OR folded(url) = ?)",
        (fold(node.name), fold(node.name)),
    )


@_sql.register
def _(node: tree.FromId) -> Condition:
    return Condition("a.source_id = ?", (node.id,))


_STATES = {"unread": "a.read = 0", "read": "a.read = 1", "starred": "a.starred = 1", "unstarred": "a.starred = 0",
           "tagged": "EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = a.id)",
           "untagged": "NOT EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = a.id)",
           "dated": "a.published IS NOT NULL", "undated": "a.published IS NULL"}  # fmt: skip


@_sql.register
def _(node: tree.Is) -> Condition:
    return Condition(_STATES[node.state])


@_sql.register
def _(node: tree.Before) -> Condition:
    return Condition("coalesce(a.published, a.first_seen) < ?", (node.seconds,))


@_sql.register
def _(node: tree.After) -> Condition:
    return Condition("coalesce(a.published, a.first_seen) >= ?", (node.seconds,))


@_sql.register
def _(node: tree.Count) -> Condition:
    return Condition(f"a.words {_comparison(node.op)} ?", (node.n,))


def _comparison(op: str) -> str:
    return {"<": "<", "<=": "<=", ">": ">", ">=": ">=", "=": "="}[op]


_HELD = {
    "audio": "EXISTS (SELECT 1 FROM bodies b WHERE b.article_id = a.id AND b.attachments LIKE '%\"audio/%')",
    "video": "EXISTS (SELECT 1 FROM bodies b WHERE b.article_id = a.id AND b.attachments LIKE '%\"video/%')",
    "attachment": "EXISTS (SELECT 1 FROM bodies b WHERE b.article_id = a.id AND b.attachments IS NOT NULL)",
    "summary": "EXISTS (SELECT 1 FROM bodies b WHERE b.article_id = a.id AND b.summary <> '')",
    "comments": "EXISTS (SELECT 1 FROM bodies b WHERE b.article_id = a.id AND b.comments IS NOT NULL)",
    "link": "a.url IS NOT NULL",
    "author": "a.author <> ''",
    "date": "a.published IS NOT NULL",
    "tags": "EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = a.id)",
}


@_sql.register
def _(node: tree.Has) -> Condition:
    return Condition(_HELD[node.what])


@_sql.register
def _(node: tree.Lang) -> Condition:
    return Condition("a.language = ? COLLATE NOCASE OR a.language LIKE ? || '-%'", (node.code, node.code))


@_sql.register
def _(node: tree.Kind) -> Condition:
    return Condition("a.source_id IN (SELECT id FROM sources WHERE kind = ?)", (node.kind,))


_TEXTS = {"title": "a.title", "author": "a.author", "url": "coalesce(a.url, '')",
          "source": "(SELECT coalesce(given_title, title) FROM sources WHERE id = a.source_id)",
          "body": "(SELECT body FROM bodies WHERE article_id = a.id)"}  # fmt: skip


@_sql.register
def _(node: tree.Regex) -> Condition:
    return Condition(f"matches(?, {_TEXTS[node.field]})", (node.pattern,))


def _functions(db: sqlite3.Connection) -> None:
    db.create_function("folded", 1, fold, deterministic=True)
    db.create_function("matches", 2, _matches, deterministic=True)


def _matches(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None
