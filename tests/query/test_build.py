"""Trees from selections, and trees made plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.query.trees import LEAVES, TREES
from tuireader.model.selections import Selection
from tuireader.query.build import of, simplify
from tuireader.query.tree import After, All, And, FromId, Is, Node, Not, Or, Tag, Words

NOW = 1_644_334_200
A, B, C = Words("a"), Words("b"), Words("c")


@pytest.mark.parametrize(
    ("selection", "meant"),
    [
        (Selection(), All()),
        (Selection(unread_only=True), Is("unread")),
        (Selection(words="is:any"), All()),
        (Selection(words="macr"), Words("macr", prefix=True)),
        (
            Selection(
                include=("ukraine", "war"),
                exclude=("sport",),
                words="after:yesterday is:unread a ",
                unread_only=True,
                starred_only=True,
                source=3,
            ),
            And(
                (
                    Tag("ukraine"),
                    Tag("war"),
                    Not(Tag("sport")),
                    FromId(3),
                    Is("unread"),
                    Is("starred"),
                    After(1_644_192_000),
                    A,
                )
            ),
        ),
    ],
)
def test_a_selection_is_a_tree(selection: Selection, meant: Node) -> None:
    assert of(selection, NOW) == meant


@pytest.mark.parametrize(
    ("node", "plain"),
    [
        (And(()), All()),
        (And((A,)), A),
        (And((A, All())), A),
        (And((A, And((B, And((A, C)))))), And((A, B, C))),
        (Or((A, Or((B, A)))), Or((A, B))),
        (Or((A, All())), All()),
        (Or(()), Or(())),
        (Or((A, Or(()))), A),
        (And((A, Or((B, C)))), And((A, Or((B, C))))),
        (Not(Not(A)), A),
        (Not(And((Not(A),))), A),
        (Not(All()), Not(All())),
    ],
)
def test_a_tree_is_made_plain(node: Node, plain: Node) -> None:
    assert simplify(node) == plain


def truth(node: Node, true: frozenset[Node]) -> bool:
    """Whether an article matches that matches just the leaves in `true`."""
    if isinstance(node, And):
        return all(truth(part, true) for part in node.parts)
    if isinstance(node, Or):
        return any(truth(part, true) for part in node.parts)
    if isinstance(node, Not):
        return not truth(node.part, true)
    return node == All() or node in true


def leaves(node: Node) -> set[Node]:
    if isinstance(node, And | Or):
        return set().union(*map(leaves, node.parts))
    return leaves(node.part) if isinstance(node, Not) else {node}


@given(TREES, st.data())
def test_a_plain_tree_means_the_same_and_stays(node: Node, data: st.DataObject) -> None:
    true = frozenset(data.draw(st.sets(st.sampled_from(sorted(leaves(node), key=repr)))))
    assert truth(simplify(node), true) == truth(node, true)
    assert simplify(simplify(node)) == simplify(node)


@given(LEAVES)
def test_a_leaf_is_plain(node: Node) -> None:
    assert simplify(node) == node
