"""newsboat's filter expressions: what is typed beside the query of ours that means the same."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.query.trees import TYPED
from tuireader.errors import QueryError
from tuireader.query.newsboat_attributes import ATTRIBUTES
from tuireader.query.newsboat_form import fits
from tuireader.query.parse import parse, words
from tuireader.query.tree import And, Not, Or, Regex, Tag, Words

NOW = 1_644_334_200


@pytest.mark.parametrize(
    ("expression", "ours"),
    [
        ('unread = "yes"', "is:unread"),
        ('unread="yes"', "is:unread"),
        ('unread == "no"', "is:read"),
        ('unread != "yes"', "is:read"),
        ('unread =~ "y"', "is:unread"),
        ('unread !# "no"', "is:unread"),
        ('title =~ "foo"', "title~foo"),
        ('title !~ "foo"', "-title~foo"),
        ('title = "a.b"', r'title~"^a\\.b$"'),
        ('title # "foo"', r'title~"(^|\\s)foo(\\s|$)"'),
        ('title =~ ""', "is:any"),
        (r'title =~ "say \"x\\\\y\""', r'title~"say \"x\\\\y\""'),
        ('title =~ "[[:digit:]]+"', "title~[0-9]+"),
        ('link =~ "gov" and author =~ "hugo"', "link~gov author~hugo"),
        ('content =~ "x"', "body~x"),
        ('enclosure_type =~ "audio" or enclosure_url !~ "mp3"', "media~audio OR -attachment~mp3"),
        ('feedtitle =~ "The" and rssurl =~ "xml"', "source-title~The source-url~xml"),
        ('feedlink =~ "a" and description =~ "b"', "source-link~a source-about~b"),
        ('tags # "bar"', "tag:bar"),
        ('tags !# "new york"', '-tag:"new york"'),
        ('tags =~ "^b"', "tag~^b"),
        ('tags = ""', "is:untagged"),
        ('tags != ""', "is:tagged"),
        ("age < 3", "age:<3d"),
        ("age <= 3", "age:<4d"),
        ("age > 3", "age:>=4d"),
        ("age >= 3", "age:>=3d"),
        ("age = 0", "age:>=0d age:<1d"),
        ("age != 3", "-(age:>=3d age:<4d)"),
        ("age between 0:3", "age:>=0d age:<4d"),
        ("age between 3:0", "age:>=0d age:<4d"),
        ('date > "2022-02-01"', "after:2022-02-02"),
        ('date >= "2022-02"', "after:2022-02-01"),
        ('date = "2022-02"', "on:2022-02"),
        ('date < "2022-02"', "before:2022-02-01"),
        ("unread_count > 0", "source-unread:>0"),
        ("total_count between 5:9", "source-total:>=5 source-total:<=9"),
        ("total_count != 5", "-source-total:=5"),
        ("latest_article_age > 30", "source-age:>=31d"),
        ('UNREAD = "YES"', "is:unread"),
        ('(unread = "yes")', "is:unread"),
        (
            'unread = "yes" and (title =~ "foo" or tags # "bar") and age between 0:3',
            "is:unread (title~foo OR tag:bar) age:>=0d age:<4d",
        ),
    ],
)
def test_an_expression_means_what_a_query_of_ours_means(expression: str, ours: str) -> None:
    assert fits(expression)
    assert not fits(ours)
    assert parse(expression, NOW) == parse(ours, NOW)


def test_and_and_or_bind_alike_and_to_the_right_as_newsboat_reads_them() -> None:
    a, b, c = (f'title =~ "{letter}"' for letter in "abc")
    x, y, z = (Regex("title", letter) for letter in "abc")
    assert parse(f"{a} and {b} or {c}", NOW) == And((x, Or((y, z))))
    assert parse(f"{a} or {b} and {c}", NOW) == Or((x, And((y, z))))
    assert parse(f"({a} or {b}) and {c}", NOW) == And((Or((x, y)), z))
    assert parse(f"{a} and {b} and {c}", NOW) == And((x, y, z))


@pytest.mark.parametrize(
    ("expression", "column", "said"),
    [
        ('titel =~ "x"', 0, "Did you mean title?"),
        ('title =~ "x" and tgas # "y"', 17, "Did you mean tags?"),
        ('title =~ "x" and flags # "s"', 17, "flags cannot be answered"),
        ('guid = "x"', 0, "only a fingerprint"),
        ("articleindex < 5", 0, "cannot be answered"),
        ("feedindex < 5", 0, "cannot be answered"),
        ('feeddate > "2022"', 0, "latest_article_age"),
        ('title =~ "a("', 11, "not a regular expression"),
        ('title < "x"', 0, "compares numbers"),
        ("title between 1:2", 0, "compares numbers"),
        ('age < "3"', 7, "without quotes"),
        ("age # 3", 0, "is for texts"),
        ("age between 3", 12, "two numbers"),
        ("age < 1:3", 6, "behind between"),
        ("age < 3d", 0, "age:<3d"),
        ('unread = "maybe"', 10, '"yes" or "no"'),
        ("unread < 3", 0, "compares numbers"),
        ('tags = "x"', 0, 'tags # "x"'),
        ('date =~ "2022"', 0, "compared as a date"),
        ('date > "soon"', 0, "compared as a date"),
        ('title = "x" and unread = yes', 16, 'Write unread = "yes", or is:unread'),
        ('title = "x" AND link = "y"', 12, "Did you mean and?"),
        ('title = "x" && link = "y"', 12, "Write and, or"),
        ('title = "x" and not link = "y"', 16, "write != or !~"),
        ('title = "x" or', 13, "a condition"),
        ('title = "x" nad link = "y"', 12, "and, or, or the end"),
        ('(title = "x"', 11, "a closing parenthesis"),
        ('title = "x")', 11, "the end"),
        ("unread_count > -1", 15, "from 0 on"),
        ("(" * 60 + 'title = "x"' + ")" * 60, 51, "levels of parentheses"),
    ],
)
def test_what_cannot_be_understood_or_answered_is_told_with_its_column(expression: str, column: int, said: str) -> None:
    with pytest.raises(QueryError) as wrong:
        parse(expression, NOW)
    assert wrong.value.column == column
    assert said in str(wrong.value)


@pytest.mark.parametrize(
    "typed",
    [
        "title",
        "title = foo",
        'title "foo"',
        "unread yes",
        "age between friends",
        "tags # new",
        "date > yesterday",
        'say "title = 5"',
        'C# "sharp"',
        'x = "y"',
        'colour == "red" and blue',
        'author: "x"',
    ],
)
def test_words_are_not_taken_for_an_expression(typed: str) -> None:
    assert not fits(typed)


def test_a_search_box_takes_no_expression() -> None:
    assert words('title = "x" ', NOW) == And((Words("title"), Words("x", phrase=True)))


def test_every_attribute_is_answered_or_refused_in_words() -> None:
    assert len(ATTRIBUTES) == len(set(ATTRIBUTES)) == 22
    for name in ATTRIBUTES:
        for value in ('= "x"', "= 5", "between 1:2", '!~ "x"'):
            try:
                parse(f"{name} {value}", NOW)
            except QueryError as wrong:
                assert len(wrong.message) > 20


def test_tags_may_hold_spaces_and_a_group_can_be_negated_by_its_operators() -> None:
    assert parse('tags !# "a b"', NOW) == Not(Tag("a b"))


@given(TYPED)
def test_whatever_follows_an_attribute_gives_a_tree_or_a_column_within_it(typed: str) -> None:
    text = f"age < 3 and {typed}"
    try:
        parse(text, NOW)
    except QueryError as wrong:
        assert 0 <= wrong.column < len(text)
