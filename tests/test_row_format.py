"""Templates of rows, as newsboat writes them: what is understood, and what is told of the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader import row_format

NEWSBOAT = "%4i %f %D %6L  %?T?|%-17T|  ?%t"
"""newsboat's own default (newsboat, doc/configcommands.dsv, articlelist-format)."""


def test_newsboats_own_default_is_understood() -> None:
    assert row_format.parse(NEWSBOAT) == (
        ("field", "index", 4, ">"),
        ("text", " "),
        ("field", "flags", None, ">"),
        ("text", " "),
        ("field", "date", None, ">"),
        ("text", " "),
        ("field", "length", 6, ">"),
        ("text", "  "),
        ("if", "source", (("text", "|"), ("field", "source", 17, "<"), ("text", "|  ")), ()),
        ("field", "title", None, ">"),
    )
    assert row_format.names(row_format.parse(NEWSBOAT)) == {"index", "flags", "date", "length", "source", "title"}


@pytest.mark.parametrize(
    ("template", "tokens"),
    [
        ("", ()),
        ("50 %% of %n", (("text", "50 % of "), ("field", "unread", None, ">"))),
        ("%=9a", (("field", "author", 9, "="),)),
        ("%t%>.%-12{tags}", (("field", "title", None, ">"), ("fill", "."), ("field", "tags", 12, "<"))),
        ("%?a?by %a&?", (("if", "author", (("text", "by "), ("field", "author", None, ">")), ()),)),
        ("%?{starred}?*&-?", (("if", "starred", (("text", "*"),), (("text", "-"),)),)),
    ],
)
def test_what_is_understood(template: str, tokens: tuple[object, ...]) -> None:
    assert row_format.parse(template) == tokens


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("%q", "%q is no placeholder"),
        ("%-12", "% is no placeholder"),
        ("%{titel}", "%{titel} is no placeholder; there are index, "),
        ("%{title", "%{title} is no placeholder"),
        ("%?T?then", "has to end with a ?"),
        ("%>", "needs the sign that fills"),
    ],
)
def test_what_is_not(template: str, told: str) -> None:
    with pytest.raises(ValueError, match=r"placeholder|has to|needs") as raised:
        row_format.parse(template)
    assert told in str(raised.value)


@given(st.text(st.sampled_from("%?&>-=19{}titleqTDf |日\n")))
def test_any_text_is_a_template_or_a_fault_in_words(template: str) -> None:
    try:
        tokens = row_format.parse(template)
    except ValueError as error:
        assert str(error)
    else:
        assert row_format.names(tokens) <= {*row_format.NAMES, *row_format.BLANK}
