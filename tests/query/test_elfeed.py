"""elfeed's search filters: what is typed beside the query of ours that means the same."""

from __future__ import annotations

import pytest

from tuireader.errors import QueryError
from tuireader.query.build import simplify
from tuireader.query.elfeed import fits, translated
from tuireader.query.parse import parse, words
from tuireader.query.tree import Words

NOW = 1_644_334_200
"""2022-02-08, 15:30."""


@pytest.mark.parametrize(
    ("typed", "ours"),
    [
        ("+unread", "is:unread"),
        ("-unread +ukraine", "is:read tag:ukraine"),
        ("+ukraine -sport", "tag:ukraine -tag:sport"),
        ("+star -starred", "is:starred is:unstarred"),
        ("@6-months-ago", "age:<=6m"),
        ("@6months", "age:<=6m"),
        ("@1-year-old", "age:<=1y"),
        ("@2-hours-ago", "age:<=2h"),
        ("@1-year-2-months-ago", "age:<=425d"),
        ("@2-weeks-ago--1-week-ago", "age:<=14d age:>=7d"),
        ("@1-week-ago--2-weeks-ago", "age:<=14d age:>=7d"),
        ("@2-weeks-ago--yesterday", "age:<=14d before:2022-02-07"),
        ("@2-weeks-ago--now", "age:<=14d age:>=0d"),
        ("@2022-02-01", "after:2022-02-01"),
        ("@2022-01--2022-02", "after:2022-01-01 before:2022-02-01"),
        ("@--1-day-ago", "age:>=1d"),
        ("@1-day-ago--", "age:<=1d"),
        ("+unread linux", "is:unread (title~linux OR link~linux)"),
        ("+unread !linux", "is:unread -(title~linux OR link~linux)"),
        (r"+unread foo\|bar", "is:unread (title~foo|bar OR link~foo|bar)"),
        ("+unread =planet", "is:unread source~planet"),
        ("+unread ~planet =a =b", "is:unread -source~planet (source~a OR source~b)"),
        ("+unread #10", "is:unread limit:10"),
        ("@1-day-ago + - ! = ~ # @", "age:<=1d"),
        ("+unread \x00\x1b linux", "is:unread (title~linux OR link~linux)"),
        (
            "@6-months-ago +unread -tag !regex ~feed =feed #10",
            "age:<=6m is:unread -tag:tag -(title~regex OR link~regex) -source~feed source~feed limit:10",
        ),
    ],
)
def test_a_filter_means_what_a_query_of_ours_means(typed: str, ours: str) -> None:
    assert fits(typed)
    assert not fits(ours)
    assert simplify(parse(typed, NOW)) == simplify(parse(ours, NOW))


@pytest.mark.parametrize(
    ("typed", "column", "said"),
    [
        ("+unread @6-months-ag", 8, "no age and no date"),
        ("+unread @", 0, ""),
        ("@1-day-ago--soon +x", 0, "no age and no date"),
        ("+unread !a[", 10, "not a regular expression"),
        ("+unread =*", 9, "not a regular expression"),
        ("+unread #x", 8, "a number from 1"),
        ("+unread #0", 8, "a number from 1"),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_column(typed: str, column: int, said: str) -> None:
    if not said:
        parse(typed, NOW)
        return
    with pytest.raises(QueryError) as wrong:
        parse(typed, NOW)
    assert wrong.value.column == column
    assert said in str(wrong.value)


@pytest.mark.parametrize(
    "typed",
    [
        "@someone hello",
        "+1",
        "+49 30 123",
        "a + b",
        "C++ tips",
        "#10",
        "=x",
        "~x",
        "-sport",
        "!sport",
        "@2-the-moon",
        "@today",
        "hello @now",
        "conference @2022",
        "me@today",
        "+unread is:read",
        '+unread "a b"',
        "+unread (a OR b)",
        "+unread a OR b",
    ],
)
def test_words_and_queries_of_ours_are_not_taken_for_a_filter(typed: str) -> None:
    assert not fits(typed)


def test_a_search_box_takes_no_filter() -> None:
    assert words("+unread ", NOW) == Words("+unread")


@pytest.mark.parametrize(
    ("emacs", "python"),
    [
        (r"a\|b", "a|b"),
        (r"\(a\)", "(a)"),
        ("(a)", r"\(a\)"),
        ("a|b", r"a\|b"),
        (r"\<a\>", r"\ba\b"),
        (r"[\w|(]", r"[\\w|(]"),
        (r"a\.b", r"a\.b"),
        (r"a\{2\}", "a{2}"),
    ],
)
def test_regular_expressions_of_emacs_are_read(emacs: str, python: str) -> None:
    assert translated(emacs) == python
