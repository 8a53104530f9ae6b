"""Trees for property tests: any tree whose nodes keep what their docstrings promise."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from tuireader.query import tree
from tuireader.query.tree import Node
from tuireader.text import line

_CHARS = st.characters(codec="utf-8") | st.sampled_from(list(" \t\"'()|!-*\\~:<>=ABORNDTabcé中🎉.,/&"))
_TEXT = st.text(_CHARS, min_size=1, max_size=12).map(line).filter(bool)
_MEANT = _TEXT.filter(lambda text: any(map(str.isalnum, text)))
_KEYWORD = st.sampled_from(
    [
        "AND",
        "OR",
        "NOT",
        "tag:x",
        "tga:x",
        "is:unread",
        "title~x",
        "-x",
        "!x",
        "C++",
        "f(x",
        "a)",
        "NOT(",
        "+x",
        "@3-days-ago",
        "@2022-01",
        "title",
        "5",
        "title=5",
        "=",
        "=~x",
        "#",
        "unread",
        "unread:no",
        "@6-monts-ago",
    ]
)
_WORD = (_MEANT.map(lambda text: "".join(text.split())) | _KEYWORD).filter(lambda text: not text.endswith("*"))
_OPS = st.sampled_from(get_args(tree.Op))
_SECONDS = st.integers(-62_135_596_800, 253_402_300_799)
_AMOUNT = st.integers(0, 10**12 - 1)

LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.just(tree.All()),
    st.builds(tree.Words, _WORD, st.just(False), st.booleans()),
    st.builds(tree.Words, _MEANT, st.just(True), st.booleans()),
    st.builds(tree.Title, _TEXT),
    st.builds(tree.Author, _TEXT),
    st.builds(
        tree.Regex,
        st.sampled_from(get_args(tree.Searched)),
        st.sampled_from(["^a", r"\d\"(x|y)", "a b", "[)]", r"\("]),
    ),
    st.builds(tree.Link, _TEXT),
    st.builds(tree.Filed, _TEXT),
    st.builds(tree.SourceHas, st.sampled_from(["total", "unread"]), _OPS, _AMOUNT),
    st.builds(tree.SourceAge, _OPS, _AMOUNT),
    st.builds(tree.Tag, _TEXT),
    st.builds(tree.From, _TEXT),
    st.builds(tree.FromId, _AMOUNT),
    st.builds(tree.Kind, st.sampled_from(["seed", "feed"])),
    st.builds(tree.Lang, st.sampled_from(["fr", "pt-br", "zh-hans-cn"])),
    st.builds(tree.Is, st.sampled_from(get_args(tree.State))),
    st.just(tree.WithHidden()),
    st.builds(tree.Has, st.sampled_from(get_args(tree.Part))),
    st.builds(tree.Before, _SECONDS),
    st.builds(tree.After, _SECONDS),
    st.builds(tree.Age, _OPS, _AMOUNT),
    st.builds(tree.Count, _OPS, _AMOUNT),
)


def _joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=4).map(tuple)
    return st.builds(tree.And, several) | st.builds(tree.Or, several) | st.builds(tree.Not, parts)


TREES: st.SearchStrategy[Node] = st.recursive(LEAVES, _joined, max_leaves=12)

TYPED: st.SearchStrategy[str] = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [
            *'()"|!-*\\~: ',
            "AND",
            "OR",
            "NOT",
            "a",
            "b",
            "tag:",
            "is:",
            "is:unread",
            "age:<3d",
            "title~",
            "(a",
            "b)",
            "x*",
            "+x",
            "@1-day-ago",
            "unread",
            " = ",
            ' =~ "x"',
            "age < 3",
            " and ",
            "view:v",
            "limit:3",
            "yes",
            "#",
            "@6-monts-ago",
        ]
    ),
    max_size=25,
).map("".join)
"""What a person, or a cat, may type."""
