"""Trees in words and as queries."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.query.trees import TREES, TYPED
from tuireader.errors import QueryError
from tuireader.query import show, tree
from tuireader.query.parse import parse, words
from tuireader.query.show import in_words, unparse
from tuireader.query.tree import All, And, Node, Not, Or, Tag, Words
from tuireader.text import line

NOW = 1_644_334_200


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "everything"),
        ("tag:ukraine -tag:sport is:unread macron", "tagged ukraine, not sport, unread, words macron"),
        ('macron pout* "le monde"', 'words macron pout… "le monde"'),
        ("a OR b c", "words a or (words b c)"),
        ("-(a OR tag:b)", "not (words a or tagged b)"),
        ("a (tag:b is:read)", "words a, (tagged b and read)"),
        ('source:"Le Monde" title:x author:y', "from Le Monde, x in the title, by y"),
        ("after:2022-02-01 before:2022", "since 2022-02-01, before 2022-01-01"),
        ("age:<3d age:>=1d age:12h", "less than 3 days old, at least 1 day old, at most 12 hours old"),
        ("words:>500 has:audio lang:fr kind:seed", "more than 500 words, with audio, in fr, from seeds"),
        ("title~^Live source-id:3", "title like ^Live, from source 3"),
        ("source-title~The link:gov", "source title like The, gov in the address"),
        (
            "source-unread:>0 source-age:>30d",
            "from sources with more than 0 unread, from sources whose newest is more than 30 days old",
        ),
        ("view:v a", "view v, words a"),
        ("tag:a b limit:10", "the newest 10 of (tagged a and words b)"),
    ],
)
def test_a_query_is_said_in_words(typed: str, said: str) -> None:
    assert in_words(parse(typed, NOW, {"v": "a"})) == said


@pytest.mark.parametrize(
    "typed",
    [
        "tag:ukraine -tag:sport is:unread macron",
        'source:"Le Monde" after:2022-02-01',
        "a (b OR c) -(d e)",
        '-(-a) "exact phrase"* macr*',
        r"(a OR \tag:b ) \AND",
        r'title~"^(a|b) \\d"',
        "age:<36h words:>500",
        "source-unread:>0 link:gov source-age:>30d media~^audio",
        'view:v -view:"le soir" limit:10',
        "(a OR b) limit:10",
        r"\+foo \@3-days-ago \tga:x",
    ],
)
def test_a_plain_query_is_written_as_it_was_typed(typed: str) -> None:
    assert unparse(parse(typed, NOW, {"v": "a", "le soir": "b"})) == typed


@given(TREES)
def test_every_tree_can_be_written_and_read_back(node: Node) -> None:
    assert parse(unparse(node), NOW) == node


@given(TREES)
def test_what_is_said_is_one_safe_line(node: Node) -> None:
    assert in_words(node) == line(in_words(node)) != ""


@given(TYPED)
def test_what_was_typed_can_be_written_and_read_back(typed: str) -> None:
    found = words(typed, NOW)
    assert parse(unparse(found), NOW) == found
    try:
        found = parse(typed, NOW)
    except QueryError:
        return
    assert parse(unparse(found), NOW) == found


@pytest.mark.parametrize(
    ("node", "said", "meaning"),
    [
        (And(()), "everything", All()),
        (Or(()), "nothing", Not(All())),
        (Not(Or(())), "not nothing", Not(Not(All()))),
        (And((Tag("a"),)), "tagged a", Tag("a")),
        (Words("a*"), "words a*", Words("a*", phrase=True)),
        (Words("a b"), "words a b", Words("a b", phrase=True)),
    ],
)
def test_trees_no_query_gives_keep_their_meaning(node: Node, said: str, meaning: Node) -> None:
    assert in_words(node) == said
    assert parse(unparse(node), NOW) == meaning


def test_every_kind_of_node_can_be_said_and_written() -> None:
    kinds = {kind for kind in vars(tree).values() if isinstance(kind, type) and issubclass(kind, Node)}
    assert kinds - {Node, Not, tree.Newest} == set(show._LEAVES)
