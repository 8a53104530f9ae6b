"""A query tree → one SQL condition on an article ``a``, every value bound.

One small function for each kind of node, found by its type: a new kind of node is a new function here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch
from unicodedata import category

from tuireader.query import build, tree
from tuireader.store.finding import search
from tuireader.store.functions import caseless
from tuireader.text import fold
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL that is true or false of an article, and its values."""

    sql: str
    values: tuple[object, ...] = ()
    hits: str = ""
    """An FTS5 expression that finds every article the condition is true of; empty if there is none."""
    exact: bool = False
    """Whether `hits` finds no other article than those."""


TRUE, FALSE = Condition("1"), Condition("0")


def condition(node: tree.Node, now: int) -> Condition:
    """What `node` asks of an article; `now`: seconds since 1970, for ages. Needs `functions` on the connection."""
    return _sql(node, now)


@singledispatch
def _sql(node: object, now: int) -> Condition:
    raise TypeError(f"no SQL for {type(node).__name__}")


@_sql.register
def _(node: tree.All, now: int) -> Condition:
    return TRUE


@_sql.register
def _(node: tree.And, now: int) -> Condition:
    return _joined(node.parts, now, " AND ", TRUE)


@_sql.register
def _(node: tree.Or, now: int) -> Condition:
    if not node.parts or not all(isinstance(part, tree.Words | tree.Or) for part in node.parts):
        return _joined(node.parts, now, " OR ", FALSE)
    found = [_sql(part, now) for part in node.parts]
    hits = " OR ".join(f"({one.hits})" for one in found) if all(one.hits for one in found) else ""
    if hits and all(one.exact for one in found):  # the index answers for all of them at once
        once = any(one.sql == _FOUND_ONCE for one in found)
        return Condition(_FOUND_ONCE if once else _FOUND, (hits,), hits, exact=True)
    return replace(joined(found, " OR "), hits=hits)


def _joined(parts: tuple[tree.Node, ...], now: int, word: str, none: Condition) -> Condition:
    return joined([_sql(part, now) for part in parts], word) if parts else none


def joined(found: Sequence[Condition], word: str) -> Condition:
    """Conditions joined by a word, as a balanced tree: SQLite allows expressions 1,000 deep."""
    if len(found) == 1:
        return found[0]
    half = len(found) // 2
    left, right = joined(found[:half], word), joined(found[half:], word)
    return Condition(f"({left.sql}){word}({right.sql})", (*left.values, *right.values))


@_sql.register
def _(node: tree.Not, now: int) -> Condition:
    inner = _sql(node.part, now)
    return Condition(f"NOT coalesce(({inner.sql}), 0)", inner.values)


_JOINING = frozenset("'’-.,:;!?/@&()\"“”„«»‘")
"""Signs that only join or end words: all others carry meaning, as in ``C++`` and ``#42``."""

_FOUND = "EXISTS (SELECT 1 FROM search WHERE search MATCH ? AND search.rowid = a.id)"
_FOUND_ONCE = "a.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
"""For the beginning of a word: FTS5 gathers the places of all words that begin so before it can answer, which must not
happen for each row."""


@_sql.register
def _(node: tree.Words, now: int) -> Condition:
    hits = search.match(node.text, prefix=node.prefix)
    if hits is None:
        return _literal(node.text)
    found = _FOUND_ONCE if node.prefix else _FOUND
    signs = [_literal(word) for word in node.text.split() if any(map(_is_sign, word))]
    if not signs:
        return Condition(found, (hits,), hits, exact=True)
    # The words by the index, the signs by looking.
    return replace(joined((Condition(found, (hits,)), *signs), " AND "), hits=hits)


def _is_sign(char: str) -> bool:
    """Whether `char` means something and is not in the index: no letter, no digit, no mark upon one."""
    return not char.isalnum() and char not in _JOINING and category(char)[0] not in "MZ"


_FULL_TEXT = "coalesce((SELECT plain(f.form, f.body) FROM fulltexts f WHERE f.article_id = a.id AND f.shown >= 0), '')"
"""What the article's page said, where it was fetched."""


def _literal(text: str) -> Condition:
    """The article holds `text` letter by letter, in any case, where `tree.Words` looks."""
    wanted = caseless(text.strip())
    parts = ("a.title", "b.summary", "plain(b.form, b.body)", "a.author", _FULL_TEXT)
    inside = " OR ".join(f"instr(caseless({part}), ?)" for part in parts)
    return Condition(
        f"EXISTS (SELECT 1 FROM bodies b WHERE b.article_id = a.id AND ({inside}))", (wanted,) * len(parts)
    )


@_sql.register
def _(node: tree.Title, now: int) -> Condition:
    return Condition("instr(folded(a.title), ?) > 0", (fold(node.text),))


@_sql.register
def _(node: tree.Author, now: int) -> Condition:
    return Condition("instr(folded(a.author), ?) > 0", (fold(node.text),))


@_sql.register
def _(node: tree.Link, now: int) -> Condition:
    return Condition("instr(folded(coalesce(a.url, '')), ?) > 0", (fold(node.text),))


@_sql.register
def _(node: tree.Filed, now: int) -> Condition:
    return Condition(
        "EXISTS (SELECT 1 FROM origins o JOIN documents d ON d.id = o.document_id"
        " WHERE o.article_id = a.id AND instr(folded(d.place), ?) > 0)",
        (fold(node.text),),
    )


@_sql.register
def _(node: tree.Tag, now: int) -> Condition:
    return Condition(
        "EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = a.id"
        " AND t.tag_id = (SELECT coalesce(alias_of, id) FROM tags WHERE folded = ?))",
        (fold(node.name),),
    )


def of_source(node: tree.From) -> Condition:
    """What is true of a row of ``sources``, where an article of it is what `node` asks for."""
    named = "(instr(folded(coalesce(given_title, title)), ?) > 0 OR instr(folded(url), ?) > 0)"
    return Condition(named, (fold(node.name), fold(node.name)))


@_sql.register
def _(node: tree.From, now: int) -> Condition:
    named = of_source(node)
    return Condition(f"a.source_id IN (SELECT id FROM sources WHERE {named.sql})", named.values)


@_sql.register
def _(node: tree.FromId, now: int) -> Condition:
    return Condition("a.source_id = ?", (node.id,))


_TAGGED = "EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = a.id)"
_STATES = {
    "unread": "a.read = 0",
    "read": "a.read = 1",
    "starred": "a.starred = 1",
    "unstarred": "a.starred = 0",
    "tagged": _TAGGED,
    "untagged": f"NOT {_TAGGED}",
    "hidden": "a.hidden = 1",
    "visible": "a.hidden = 0",
    "highlighted": "a.highlight > 0",
}


@_sql.register
def _(node: tree.Is, now: int) -> Condition:
    return Condition(_STATES[node.state])


@_sql.register
def _(node: tree.WithHidden, now: int) -> Condition:
    return TRUE


@_sql.register
def _(node: tree.Before, now: int) -> Condition:
    return Condition("a.sort < ?", (node.seconds,))


@_sql.register
def _(node: tree.After, now: int) -> Condition:
    return Condition("a.sort >= ?", (node.seconds,))


_OPERATORS = {"<": "<", "<=": "<=", "=": "=", ">=": ">=", ">": ">"}
_TURNED = {"<": ">", "<=": ">=", "=": "=", ">=": "<=", ">": "<"}
"""What an age's comparison is as one of moments: an index has the moments in order."""


@_sql.register
def _(node: tree.Age, now: int) -> Condition:
    return Condition(f"a.sort {_TURNED[node.op]} ?", (now - node.seconds,))


@_sql.register
def _(node: tree.Count, now: int) -> Condition:
    return Condition(f"a.words {_OPERATORS[node.op]} ?", (node.n,))


@_sql.register
def _(node: tree.SourceHas, now: int) -> Condition:
    return Condition(f"a.source_id IN (SELECT id FROM sources WHERE {node.counted} {_OPERATORS[node.op]} ?)", (node.n,))


@_sql.register
def _(node: tree.SourceAge, now: int) -> Condition:
    newest = "SELECT max(x.sort) FROM articles x INDEXED BY articles_source WHERE x.source_id = s.id"
    return Condition(
        f"a.source_id IN (SELECT s.id FROM sources s WHERE ({newest}) {_TURNED[node.op]} ?)", (now - node.seconds,)
    )


@_sql.register
def _(node: tree.View, now: int) -> Condition:
    return _sql(node.part, now)


@_sql.register
def _(node: tree.Newest, now: int) -> Condition:
    inner = _sql(build.scoped(node.part), now)
    return Condition(
        "a.id IN (SELECT a.id FROM articles a INDEXED BY articles_all"
        f" WHERE {inner.sql} ORDER BY a.sort DESC, a.id DESC LIMIT ?)",
        (*inner.values, node.n),
    )


def _in_body(test: str) -> str:
    return f"EXISTS (SELECT 1 FROM bodies b WHERE b.article_id = a.id AND {test})"


def _attached(kind: str) -> str:
    return _in_body(
        f"EXISTS (SELECT 1 FROM json_each(b.attachments) f WHERE json_extract(f.value, '$.type') LIKE '{kind}/%')"
    )


_HELD = {
    "audio": _attached("audio"),
    "video": _attached("video"),
    "image": _attached("image"),
    "attachment": _in_body("b.attachments IS NOT NULL"),
    "comments": _in_body("b.comments IS NOT NULL"),
    "summary": _in_body("b.summary <> ''"),
    "link": "a.url IS NOT NULL",
    "author": "a.author <> ''",
    "date": "a.published IS NOT NULL",
}


@_sql.register
def _(node: tree.Has, now: int) -> Condition:
    return Condition(_HELD[node.part])


@_sql.register
def _(node: tree.Lang, now: int) -> Condition:
    return Condition("instr(lower(a.language) || '-', ? || '-') = 1", (node.code,))


@_sql.register
def _(node: tree.Kind, now: int) -> Condition:
    return Condition("a.source_id IN (SELECT id FROM sources WHERE kind = ?)", (node.kind,))


_SOURCE = "(SELECT {} FROM sources WHERE id = a.source_id)"
_BODY = "(SELECT {} FROM bodies WHERE article_id = a.id)"
_TEXTS = {
    "title": ("a.title",),
    "author": ("a.author",),
    "link": ("coalesce(a.url, '')",),
    "source": (_SOURCE.format("coalesce(given_title, title)"), _SOURCE.format("url")),
    "text": ("a.title", _BODY.format("summary"), _BODY.format("plain(form, body)"), _FULL_TEXT),
    "body": (_BODY.format("summary"), _BODY.format("plain(form, body)"), _FULL_TEXT),
    "source-title": (_SOURCE.format("coalesce(given_title, title)"),),
    "source-url": (_SOURCE.format("url"),),
    "source-link": (_SOURCE.format("coalesce(link, '')"),),
    "source-about": (_SOURCE.format("subtitle"),),
}
"""Where a regular expression looks: in each of these texts by itself, so that ``^`` and ``$`` mean what they say."""


_OF_A_FILE = {"attachment": "url", "media": "type"}
"""What an attachment is searched for."""


@_sql.register
def _(node: tree.Regex, now: int) -> Condition:
    if node.field == "tag":
        return Condition(
            "EXISTS (SELECT 1 FROM article_tags x JOIN tags t ON t.id = x.tag_id"
            " WHERE x.article_id = a.id AND matches(?, t.name))",
            (node.pattern,),
        )
    if node.field in _OF_A_FILE:
        found = f"matches(?, coalesce(json_extract(f.value, '$.{_OF_A_FILE[node.field]}'), ''))"
        return Condition(_in_body(f"EXISTS (SELECT 1 FROM json_each(b.attachments) f WHERE {found})"), (node.pattern,))
    texts = _TEXTS[node.field]
    return Condition(" OR ".join(f"matches(?, {text})" for text in texts), (node.pattern,) * len(texts))
