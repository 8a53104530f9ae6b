"""Saved queries by name in other queries: ``view:morning``."""

from __future__ import annotations

import pytest

from tuireader.errors import QueryError
from tuireader.query.build import simplify
from tuireader.query.parse import parse, words
from tuireader.query.saved import DEPTH
from tuireader.query.tree import All, And, Is, Not, Tag, View, Words

NOW = 1_644_334_200
VIEWS = {"Morning": "is:unread tag:news", "le soir": "view:morning -tag:sport", "nb": 'unread = "yes"'}
MORNING = View("Morning", And((Is("unread"), Tag("news"))))


def test_a_view_stands_for_its_query_under_its_own_name() -> None:
    assert parse("view:morning", NOW, VIEWS) == MORNING
    assert parse("-view:MORNING a", NOW, VIEWS) == And((Not(MORNING), Words("a")))


def test_a_view_may_use_another_and_be_of_another_notation() -> None:
    assert parse('view:"le soir"', NOW, VIEWS) == View("le soir", And((MORNING, Not(Tag("sport")))))
    assert parse("view:nb", NOW, VIEWS) == View("nb", Is("unread"))


def test_a_view_is_simplified_within_its_name() -> None:
    assert simplify(View("v", And((Tag("a"), All())))) == View("v", Tag("a"))


@pytest.mark.parametrize(
    ("views", "said"),
    [
        ({"Morning": "a"}, "Did you mean view:Morning?"),
        ({"morning news": "a"}, 'Did you mean view:"morning news"?'),
        ({"mornin": "is:unraed"}, "can be understood: its own column 4"),
        ({"mornin": "view:mornin"}, "leads back to itself (mornin → mornin)"),
        ({"mornin": "view:b", "b": "view:c", "c": "view:mornin"}, "itself (mornin → b → c → mornin)"),
        ({}, "not a saved view"),
    ],
)
def test_a_view_that_cannot_be_used_is_told_with_its_column(views: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError) as wrong:
        parse("a view:mornin", NOW, views)
    assert wrong.value.column == 7
    assert said in str(wrong.value)


def test_views_of_views_end_somewhere() -> None:
    chain = {"v0": "a", **{f"v{n}": f"view:v{n - 1}" for n in range(1, 80)}}
    assert isinstance(parse(f"view:v{DEPTH - 2}", NOW, chain), View)
    with pytest.raises(QueryError, match="levels deep"):
        parse("view:v79", NOW, chain)
    bombs = {"v0": "a b", **{f"v{n}": f"view:v{n - 1} -view:v{n - 1}" for n in range(1, 40)}}
    with pytest.raises(QueryError, match="more than 2,000 parts"):
        parse("view:v39", NOW, bombs)


def test_a_search_box_knows_views_and_never_complains() -> None:
    assert words("view:morning ", NOW, VIEWS) == MORNING
    assert words("view:mornin", NOW, VIEWS) == All()
    assert words("view:mornin a ", NOW, VIEWS) == And((Words("view:mornin"), Words("a")))
