"""What a query tree means, in Python: the docstrings of `query.tree`, word for word, to hold the SQL against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import singledispatch

from tests.library_builder import Shelf
from tuireader.library.articles import showing
from tuireader.model.articles import Article
from tuireader.query import build, tree
from tuireader.text import fold, words_of


def everything(shelf: Shelf) -> list[Article]:
    """Every article, in no order."""
    ids = [row[0] for row in shelf.library.db.execute("SELECT id FROM articles")]
    return [article for id in ids if (article := showing.article(shelf.library, id)) is not None]


@dataclass(frozen=True)
class Among(tree.Node):
    """One of these articles: what stands for a node that looks at other articles too."""

    ids: frozenset[int]


def among(node: tree.Node, articles: list[Article], now: int) -> tree.Node:
    """The tree with `Among` in place of each node that can only be answered by looking at all articles."""
    if isinstance(node, tree.And | tree.Or):
        return type(node)(tuple(among(part, articles, now) for part in node.parts))
    if isinstance(node, tree.Not):
        return tree.Not(among(node.part, articles, now))
    if isinstance(node, tree.View):
        return among(node.part, articles, now)
    if isinstance(node, tree.Newest):
        part = among(build.scoped(node.part), articles, now)
        rows = sorted((one.row for one in articles if matches(part, one, now)), key=lambda row: (row.sort, row.id))
        return Among(frozenset(row.id for row in rows[-node.n :]))
    if isinstance(node, tree.SourceHas | tree.SourceAge):
        return Among(frozenset(one.row.id for one in articles if _source_is(node, one, articles, now)))
    return node


def _source_is(node: tree.SourceHas | tree.SourceAge, one: Article, articles: list[Article], now: int) -> bool:
    rows = [other.row for other in articles if other.source_url == one.source_url]
    if isinstance(node, tree.SourceAge):
        return _compares(now - max(row.sort for row in rows), node.op, node.seconds)
    return _compares(sum(not row.hidden and (node.counted == "total" or not row.read) for row in rows), node.op, node.n)


@singledispatch
def matches(node: object, article: Article, now: int) -> bool:
    """Whether `article` is what `node` asks for."""
    raise TypeError(node)


@matches.register
def _(node: Among, article: Article, now: int) -> bool:
    return article.row.id in node.ids


@matches.register
def _(node: tree.Link, article: Article, now: int) -> bool:
    return article.row.url is not None and fold(node.text) in fold(article.row.url)


@matches.register
def _(node: tree.All, article: Article, now: int) -> bool:
    return True


@matches.register
def _(node: tree.And, article: Article, now: int) -> bool:
    return all(matches(part, article, now) for part in node.parts)


@matches.register
def _(node: tree.Or, article: Article, now: int) -> bool:
    return any(matches(part, article, now) for part in node.parts)


@matches.register
def _(node: tree.Not, article: Article, now: int) -> bool:
    return not matches(node.part, article, now)


@matches.register
def _(node: tree.Words, article: Article, now: int) -> bool:
    wanted = _words(node.text)
    fields = (article.row.title, article.summary, _plain(article), article.author, "\n".join(article.row.tags))
    return any(_stand_in(wanted, _words(field), node.prefix) for field in fields)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _stand_in(wanted: list[str], words: list[str], prefix: bool) -> bool:
    """Whether `wanted` stands in `words`, one after another; `prefix`: the last may go on."""
    for start in range(len(words) - len(wanted) + 1):
        some = words[start : start + len(wanted)]
        if some[:-1] == wanted[:-1] and (some[-1].startswith(wanted[-1]) if prefix else some[-1] == wanted[-1]):
            return True
    return False


def _plain(article: Article) -> str:
    return words_of(article.body) if article.form == "html" else article.body


@matches.register
def _(node: tree.Title, article: Article, now: int) -> bool:
    return fold(node.text) in fold(article.row.title)


@matches.register
def _(node: tree.Author, article: Article, now: int) -> bool:
    return fold(node.text) in fold(article.author)


@matches.register
def _(node: tree.Regex, article: Article, now: int) -> bool:
    fields = {
        "title": [article.row.title],
        "author": [article.author],
        "source": [article.row.source, article.source_url],
        "tag": list(article.row.tags),
        "text": [article.row.title, article.summary, _plain(article)],
        "link": [article.row.url or ""],
        "body": [article.summary, _plain(article)],
        "attachment": [file.url for file in article.attachments],
        "media": [file.type for file in article.attachments],
        "source-title": [article.row.source],
        "source-url": [article.source_url],
        "source-link": [""],
        "source-about": [""],
    }
    return any(re.search(node.pattern, field, re.I) for field in fields[node.field])


@matches.register
def _(node: tree.Tag, article: Article, now: int) -> bool:
    return fold(node.name) in map(fold, article.row.tags)


@matches.register
def _(node: tree.From, article: Article, now: int) -> bool:
    return fold(node.name) in fold(article.row.source) or fold(node.name) in fold(article.source_url)


@matches.register
def _(node: tree.FromId, article: Article, now: int) -> bool:
    return article.source_url == f"https://{ {1: 'signals', 2: 'harbour'}.get(node.id) }.example/feed"


@matches.register
def _(node: tree.Kind, article: Article, now: int) -> bool:
    return article.row.source_kind == node.kind


@matches.register
def _(node: tree.Lang, article: Article, now: int) -> bool:
    return f"{article.language.lower()}-".startswith(f"{node.code}-")


@matches.register
def _(node: tree.Is, article: Article, now: int) -> bool:
    row = article.row
    return {
        "unread": not row.read,
        "read": row.read,
        "starred": row.starred,
        "unstarred": not row.starred,
        "tagged": bool(row.tags),
        "untagged": not row.tags,
        "hidden": row.hidden,
        "visible": not row.hidden,
        "highlighted": row.highlight > 0,
    }[node.state]


@matches.register
def _(node: tree.WithHidden, article: Article, now: int) -> bool:
    return True


@matches.register
def _(node: tree.Has, article: Article, now: int) -> bool:
    types = [file.type.partition("/")[0] for file in article.attachments]
    held = {
        "attachment": bool(types),
        "link": article.row.url is not None,
        "comments": article.comments is not None,
        "summary": bool(article.summary),
        "author": bool(article.author),
        "date": article.row.published is not None,
    }
    return held.get(node.part, node.part in types)


@matches.register
def _(node: tree.Before, article: Article, now: int) -> bool:
    return article.row.sort < node.seconds


@matches.register
def _(node: tree.After, article: Article, now: int) -> bool:
    return article.row.sort >= node.seconds


@matches.register
def _(node: tree.Age, article: Article, now: int) -> bool:
    return _compares(now - article.row.sort, node.op, node.seconds)


@matches.register
def _(node: tree.Count, article: Article, now: int) -> bool:
    return _compares(article.words, node.op, node.n)


def _compares(left: int, op: tree.Op, right: int) -> bool:
    return {"<": left < right, "<=": left <= right, "=": left == right, ">=": left >= right, ">": left > right}[op]
