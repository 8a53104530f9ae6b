"""Three notations, one tree: what one random tree says, each notation that can say it says too."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.query.writers import ATTRIBUTES, elfeed, newsboat
from tuireader.query import elfeed as elfeeds
from tuireader.query import newsboat_form, tree
from tuireader.query.build import simplify
from tuireader.query.parse import parse
from tuireader.query.show import unparse
from tuireader.query.tree import Node

NOW = 1_644_334_200
DAY = 86_400

_NAMES = st.sampled_from(["ukraine", "sport", "new york", "Été", "日本", 'a"b', "c++"])
_PATTERNS = st.sampled_from(["foo", "^a", "[0-9]+", "x.y", r"\d"])
_DAYS = st.integers(0, 20_000).map(lambda days: days * DAY)
_SEARCHED = st.sampled_from([*ATTRIBUTES, "source"])

_SHARED: st.SearchStrategy[Node] = st.one_of(
    st.builds(tree.Is, st.sampled_from(["unread", "read"])),
    st.builds(tree.Tag, _NAMES),
    st.builds(tree.Tag, _NAMES).map(tree.Not),
)
_NEWSBOATS: st.SearchStrategy[Node] = st.one_of(
    _SHARED,
    st.just(tree.Is("untagged")),
    st.builds(tree.Regex, _SEARCHED, _PATTERNS),
    st.builds(tree.Regex, _SEARCHED, _PATTERNS).map(tree.Not),
    st.builds(tree.Age, st.sampled_from(["<", ">="]), _DAYS),
    st.builds(
        tree.SourceHas,
        st.sampled_from(["unread", "total"]),
        st.sampled_from(["<", "<=", "=", ">=", ">"]),
        st.integers(0, 10_000),
    ),
    st.builds(tree.SourceAge, st.just("<"), _DAYS),
)
_ELFEEDS: st.SearchStrategy[Node] = st.one_of(
    _SHARED,
    st.just(tree.Is("starred")),
    st.builds(tree.Age, st.just("<="), _DAYS),
    st.builds(tree.After, _DAYS),
    st.builds(tree.Before, _DAYS),
    st.builds(tree.Regex, st.just("source"), _PATTERNS),
    st.builds(tree.Regex, st.just("source"), _PATTERNS).map(tree.Not),
    _PATTERNS.map(lambda one: tree.Or((tree.Regex("title", one), tree.Regex("link", one)))),
    _PATTERNS.map(lambda one: tree.Not(tree.Or((tree.Regex("title", one), tree.Regex("link", one))))),
)


def _several(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[Node, ...]]:
    return st.lists(parts, min_size=2, max_size=4).map(tuple)


_EXPRESSIONS = st.recursive(
    _NEWSBOATS, lambda parts: st.builds(tree.And, _several(parts)) | st.builds(tree.Or, _several(parts)), max_leaves=8
)
_FILTERS = st.builds(tree.And, _several(_ELFEEDS)) | st.builds(
    tree.Newest, st.integers(1, 999), st.builds(tree.And, _several(_ELFEEDS))
)


def _one_source(node: Node) -> bool:
    """elfeed's ``=a =b`` is either, so that only one of them can be said as a part of "all"."""
    parts = node.part.parts if isinstance(node, tree.Newest) and isinstance(node.part, tree.And) else ()
    parts = node.parts if isinstance(node, tree.And) else parts
    return sum(isinstance(part, tree.Regex) for part in parts) < 2


@given(_EXPRESSIONS)
def test_newsboats_expression_and_our_query_are_the_same_tree(node: Node) -> None:
    expression = newsboat(node)
    assume(expression is not None)
    assert expression is not None and newsboat_form.fits(expression)
    assert simplify(parse(expression, NOW)) == simplify(parse(unparse(node), NOW)) == simplify(node)


@given(_FILTERS)
def test_elfeeds_filter_and_our_query_are_the_same_tree(node: Node) -> None:
    typed = elfeed(node)
    assume(typed is not None and elfeeds.fits(typed) and _one_source(node))
    assert typed is not None
    assert _unordered(parse(typed, NOW)) == _unordered(parse(unparse(node), NOW)) == _unordered(node)


@given(st.lists(_SHARED, min_size=1, max_size=4))
def test_what_all_three_can_say_is_one_tree(parts: list[Node]) -> None:
    node = tree.And(tuple(parts)) if len(parts) > 1 else parts[0]
    typed, expression = elfeed(node), newsboat(node)
    assume(typed is not None and expression is not None and elfeeds.fits(typed))
    assert typed is not None and expression is not None
    trees = {_unordered(parse(text, NOW)) for text in (typed, expression, unparse(node))}
    assert trees == {_unordered(node)}


def _unordered(node: Node) -> Node:
    """Simplified; what must all hold is in one order: elfeed's sources come last."""
    node = simplify(node)
    if isinstance(node, tree.Newest):
        return tree.Newest(node.n, _unordered(node.part))
    return tree.And(tuple(sorted(node.parts, key=repr))) if isinstance(node, tree.And) else node
