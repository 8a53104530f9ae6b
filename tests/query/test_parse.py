"""The query language: what is typed beside the tree it means."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.query.trees import TYPED
from tuireader.errors import QueryError
from tuireader.query.parse import DEPTH, parse, words
from tuireader.query.tree import (
    After,
    Age,
    All,
    And,
    Author,
    Before,
    Count,
    Filed,
    From,
    FromId,
    Has,
    Is,
    Kind,
    Lang,
    Link,
    Newest,
    Node,
    Not,
    Or,
    Regex,
    SourceAge,
    SourceHas,
    Tag,
    Title,
    Words,
)
from tuireader.query.unfinished import so_far

NOW = int(datetime(2022, 2, 8, 15, 30, tzinfo=UTC).timestamp())
"""A Tuesday."""


def at(year: int, month: int = 1, day: int = 1) -> int:
    return int(datetime(year, month, day, tzinfo=UTC).timestamp())


A, B, C = Words("a"), Words("b"), Words("c")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", All()),
        (" \t\n", All()),
        ("tag:ukraine", Tag("ukraine")),
        ("TAG:Ukraine", Tag("Ukraine")),
        ("-tag:sport", Not(Tag("sport"))),
        ('tag:"covid 19"', Tag("covid 19")),
        ('source:"Le Monde"', From("Le Monde")),
        ("from:monde", From("monde")),
        ("source-id:12", FromId(12)),
        ("title:macron", Title("macron")),
        ('author:"Victor  Hugo"', Author("Victor Hugo")),
        ("is:unread", Is("unread")),
        ("is:Starred", Is("starred")),
        ("is:any", All()),
        ("has:audio", Has("audio")),
        ("lang:pt_BR", Lang("pt-br")),
        ("kind:seed", Kind("seed")),
        ("words:>500", Count(">", 500)),
        ("words:500", Count("=", 500)),
        ("words:100..500", And((Count(">=", 100), Count("<=", 500)))),
        ("age:<3d", Age("<", 259_200)),
        ("age:>=12h", Age(">=", 43_200)),
        ("age:3d", Age("<=", 259_200)),
        ("age:1w..2w", And((Age(">=", 604_800), Age("<=", 1_209_600)))),
        ("after:2022-02-01", After(at(2022, 2, 1))),
        ("before:yesterday", Before(at(2022, 2, 7))),
        ("on:2022-02", And((After(at(2022, 2, 1)), Before(at(2022, 3, 1))))),
        ("title~^Live", Regex("title", "^Live")),
        ("title~(a|b)c", Regex("title", "(a|b)c")),
        (r"(title~\(x\) a)", And((Regex("title", r"\(x\)"), A))),
        (r'text~"\d \"x\""', Regex("text", r'\d "x"')),
        ("body~x", Regex("body", "x")),
        ("link:gov", Link("gov")),
        ("path:2024/agency", Filed("2024/agency")),
        ("folder:notes", Filed("notes")),
        ("text:gov", Words("gov")),
        ('text:"the gov"', Words("the gov", phrase=True)),
        ("media~^audio", Regex("media", "^audio")),
        ("source-unread:>0", SourceHas("unread", ">", 0)),
        ("source-total:5..9", And((SourceHas("total", ">=", 5), SourceHas("total", "<=", 9)))),
        ("source-age:>30d", SourceAge(">", 2_592_000)),
        ("limit:10", Newest(10, All())),
        ("limit:10 a OR b", Newest(10, Or((A, B)))),
        ("limit:10 a limit:5", Newest(5, A)),
        ("url~gov", Regex("link", "gov")),
        ('"exact phrase"', Words("exact phrase", phrase=True)),
        ('"exact"', Words("exact", phrase=True)),
        (r'"say \"hi\" \o/"', Words(r'say "hi" \o/', phrase=True)),
        ('"exact phr"*', Words("exact phr", phrase=True, prefix=True)),
        ("macr*", Words("macr", prefix=True)),
        ("macr**", Words("macr", prefix=True)),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a | b", Or((A, B))),
        ("a || b", Or((A, B))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("a OR (b c)", Or((A, And((B, C))))),
        ("(a b) c", And((And((A, B)), C))),
        ("((a))", A),
        ("NOT a", Not(A)),
        ("!a b", And((Not(A), B))),
        ("NOT NOT a", Not(Not(A))),
        ("-(a OR b)", Not(Or((A, B)))),
        ("NOT(a OR b)", Not(Or((A, B)))),
        ("a AND(b)", And((A, B))),
        ('-"a b"', Not(Words("a b", phrase=True))),
    ],
)
def test_a_query_means_a_tree(typed: str, meant: Node) -> None:
    assert parse(typed, NOW) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("C++", [Words("C++")]),
        ("don't", [Words("don't")]),
        ("node.js foo-bar", [Words("node.js"), Words("foo-bar")]),
        ('5" disk', [Words('5"'), Words("disk")]),
        ("NEAR( a)", [Words("NEAR("), Words("a)")]),
        ("f(x)", [Words("f(x)")]),
        ("(f(x))", [Words("f(x)")]),
        ("1) a :)", [Words("1)"), A]),
        ("or and not", [Words("or"), Words("and"), Words("not")]),
        ("--help", [Words("--help")]),
        ("-5°C", [Not(Words("5°C"))]),
        ("-AND", [Not(Words("AND"))]),
        ("http://x note:this", [Words("http://x"), Words("note:this")]),
        ('"body:x"', [Words("body:x", phrase=True)]),
        (r"\body:x", [Words("body:x")]),
        ("page: 3", [Words("page:"), Words("3")]),
        ("date://x", [Words("date://x")]),
        ("@someone +49 #10 =x ~y", [Words("@someone"), Words("+49"), Words("#10"), Words("=x"), Words("~y")]),
        ('"+foo" bar', [Words("+foo", phrase=True), Words("bar")]),
        (r"\+foo \@today", [Words("+foo"), Words("@today")]),
        ('"see @today"', [Words("see @today", phrase=True)]),
        ("title is unread", [Words("title"), Words("is"), Words("unread")]),
        ("a|b", [Words("a|b")]),
        ("A & B – c", [Words("A"), Words("B"), C]),
        ("a () -* ", [A]),
        ("🎉", [Words("🎉")]),
        (r"\tag:x \AND \-x)", [Words("tag:x"), Words("AND"), Words("-x)")]),
        ("a\x00b \ud800c \u200bOR\u200b", [Words("ab"), Words("\ufffdc"), Words("OR")]),
        ("*", [Words("*")]),
        ('"" ()', [Words('""()')]),
        ("-", [Words("-")]),
    ],
)
def test_words_typed_by_a_person_are_safe(typed: str, meant: list[Node]) -> None:
    assert parse(typed, NOW) == (And(tuple(meant)) if len(meant) > 1 else meant[0])


@pytest.mark.parametrize(
    ("typed", "column", "said"),
    [
        ("a is:unraed", 5, "Did you mean is:unread?"),
        ("has:vidoe", 4, "Did you mean has:video?"),
        ("kind:seeds", 5, "Did you mean kind:seed?"),
        ("before:yesteday", 7, "Did you mean before:yesterday?"),
        ("after:2022-13", 6, "a date such as 2022"),
        ("on:2022-02-30", 3, "a date such as 2022"),
        ("after:99999y", 6, "a date such as 2022"),
        ("words:many", 6, "a number such as >500"),
        ("words:1..x", 6, "a number such as >500"),
        ("age:<3", 4, "an age such as <3d"),
        ("age:9999999y", 4, "an age such as <3d"),
        ("lang:!!", 5, "a language code"),
        ("source-id:x", 10, "the number of a source"),
        ("tag: ukraine", 4, "a value is missing: as in tag:ukraine, without a space"),
        ('a tag:""', 7, "a value is missing"),
        ("tag:", 3, "a value is missing"),
        ("tag:\u200b", 4, "a value is missing"),
        ("tag:(a OR b)", 4, "(tag:a OR tag:b)"),
        ("title~", 5, "as in title~^Live"),
        ("title~ab(c", 8, "unterminated subpattern"),
        ("title~(?L)x", 9, "bad inline flags"),
        ("title~(?a)(?u)x", 6, "incompatible"),
        ("title~" + "(" * 3_000 + ")" * 3_000, 6, "too large a pattern"),
        ("title~a{99999999999}", 6, "a regular expression"),
        ("(a OR b)) c", 8, "never opened"),
        ("a tga:ukraine", 2, "Did you mean tag:ukraine?"),
        ("titel~x", 0, "Did you mean title~x?"),
        ("body:x", 0, "Did you mean body~x?"),
        ("is~unread", 0, "Did you mean is:unread?"),
        ("a @3-days-ago is:unread", 2, "elfeed"),
        ('is:unread title =~ "x"', 10, "newsboat"),
        ("(a limit:3)", 9, "outside of parentheses"),
        ("-limit:3", 7, "outside of parentheses"),
        ("limit:0", 6, "a number from 1 to 10,000"),
        ("view:x", 5, "not a saved view"),
        ("a tag:b|tag:c", 6, "put spaces around"),
        ("b (ferry", 2, "not closed. Write )"),
        ("(a (b c)", 0, "not closed"),
        ("ferry OR", 6, r"behind OR something is missing. Take it away, or write \OR for the word"),
        ("ferry |", 6, "behind | something is missing"),
        ("OR ferry", 0, "before OR something is missing"),
        ("a (AND b)", 3, "before AND something is missing"),
        ("a AND OR b", 2, "behind AND something is missing"),
        ("(a NOT) b", 3, "behind NOT something is missing"),
        ("AND", 0, "something is missing"),
        ('a "night ferry', 2, "this quotation mark is alone"),
        ('tag:"covid 19', 4, "this quotation mark is alone"),
        ("unread = yes", 0, 'Write unread = "yes", or is:unread'),
        ("unread=no", 0, 'Write unread = "no", or is:read'),
        ("unread = 'yes'", 0, 'Write unread = "yes", or is:unread'),
        ('title =~ "a\\', 0, 'Write title =~ "a", or title~a'),
        ("unread =", 0, 'a value is missing. Write unread = "yes", or is:unread'),
        ("unread = maybe", 0, 'unread is "yes" or "no"'),
        ("title =~ ferry", 0, 'Write title =~ "ferry", or title~ferry'),
        ("tags # news", 0, 'Write tags # "news", or tag:news'),
        ("tags = news", 0, 'Write tags # "news"'),
        ("flags = s", 0, "is:starred"),
        ("is:starred unread = yes", 11, "Write is:unread"),
        ("is:starred age < 3", 11, "Write age:<3d"),
        ("tag = news", 0, "Write tag:news"),
        ("source != Le", 0, "Write -source:Le"),
        ("words > 500", 0, "Write words:>500"),
        ("+unread is:starred", 0, "Write is:unread"),
        ('+kyiv "night ferry"', 0, "Write tag:kyiv"),
        ("@6-monts-ago", 0, "Write @6-months-ago, or age:<6m"),
        ("a -unread", 3, "Did you mean is:read?"),
        ("unread:yes", 0, "Did you mean is:unread?"),
        ("starred:no", 0, "Did you mean is:unstarred?"),
    ],
)
def test_a_query_that_cannot_be_understood_says_where_and_what_would_be(typed: str, column: int, said: str) -> None:
    with pytest.raises(QueryError) as wrong:
        parse(typed, NOW)
    assert wrong.value.column == column
    assert said in str(wrong.value)


def test_a_pattern_that_may_change_its_meaning_some_day_prints_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert parse("title~[[a]", NOW) == Regex("title", "[[a]")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("(ferry", "(ferry )"),
        ("a (ferry OR", "a (ferry  )"),
        ("ferry OR ", "ferry "),
        ("a NOT", "a "),
        ("(a (b c", "(a (b c ) )"),
        ("(a (", "(a  )"),
        ('"night fer', '"night fer"'),
        ('(a "b\\', '(a "b" )'),
        ('a "', "a "),
        ("OR", ""),
        (r"(a \(b", r"(a \(b )"),
    ],
)
def test_of_an_unfinished_query_what_stands_there_so_far_is_asked(typed: str, asked: str) -> None:
    with pytest.raises(QueryError) as wrong:
        parse(typed, NOW)
    assert wrong.value.unfinished
    assert so_far(typed) == asked
    parse(asked, NOW)


@pytest.mark.parametrize("typed", ["OR a", "(a OR)", "a AND OR b", "is:unraed", "a)) ("])
def test_what_more_letters_cannot_mend_is_not_unfinished(typed: str) -> None:
    try:
        parse(typed, NOW)
    except QueryError as wrong:
        assert wrong.unfinished is typed.endswith("(")


@given(TYPED)
def test_what_is_asked_so_far_lacks_no_end(typed: str) -> None:
    try:
        parse(so_far(typed), NOW)
    except QueryError as wrong:
        assert not wrong.unfinished


def test_signs_that_look_like_a_group_to_a_pattern_keep_their_quotes() -> None:
    assert parse('tag:"(a"', NOW) == Tag("(a")


@pytest.mark.parametrize("typed", ["(" * 5_000 + "a" + ")" * 5_000, "NOT " * 2_500 + "a", "-(" * 3_000 + "a"])
def test_depth_has_an_end_and_the_stack_does_not_overflow(typed: str) -> None:
    with pytest.raises(QueryError, match=f"more than {DEPTH} levels"):
        parse(typed, NOW)
    words(typed, NOW)


def test_as_deep_as_allowed_is_read() -> None:
    assert parse("(" * DEPTH + "a" + ")" * DEPTH, NOW) == A


def test_ten_thousand_characters_are_words_like_any() -> None:
    assert parse("a" * 10_000, NOW) == Words("a" * 10_000)
    assert parse("a " * 5_000, NOW) == And((A,) * 5_000)
    assert words('"' * 10_000, NOW) == All()


@given(TYPED)
def test_whatever_is_typed_gives_a_tree_or_a_column_within_it(typed: str) -> None:
    try:
        assert isinstance(parse(typed, NOW), Node)
    except QueryError as wrong:
        assert 0 <= wrong.column < len(typed)
        assert "\n" not in str(wrong)


# ---------------------------------------------------------------- the search box


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", All()),
        ("  ", All()),
        ("*", All()),
        ('"', All()),
        ("macr", Words("macr", prefix=True)),
        ("cafe\u0301", Words("cafe\u0301", prefix=True)),
        ("macron ", Words("macron")),
        ("macron pout", And((Words("macron"), Words("pout", prefix=True)))),
        ("macron -s", And((Words("macron"), Not(Words("s"))))),
        ("-(a b", Not(And((A, B)))),
        ("-(a) b", And((Not(A), Words("b", prefix=True)))),
        ("C++", Words("C++")),
        ('"exact phr', Words("exact phr", phrase=True, prefix=True)),
        ('"exact phrase"', Words("exact phrase", phrase=True)),
        ('"exact ', Words("exact", phrase=True)),
        ("a OR", A),
        ("a OR ", A),
        ("a OR b ", Or((A, B))),
        ("AND", Words("AND", prefix=True)),
        ("tag:ukraine vot", And((Tag("ukraine"), Words("vot", prefix=True)))),
        ("a tag:", A),
        ("a is:unr", A),
        ("is:unr a ", And((Words("is:unr"), A))),
        ('is:"x y" a ', And((Words('is:"x y"', phrase=True), A))),
        ("after:2022-", All()),
        ("title~(", All()),
        ("(a OR b)) c ", And((Or((A, B)), C))),
    ],
)
def test_the_search_box_understands_what_is_still_being_typed(typed: str, meant: Node) -> None:
    assert words(typed, NOW) == meant


@given(TYPED)
def test_the_search_box_never_complains(typed: str) -> None:
    assert isinstance(words(typed, NOW), Node)


@given(st.lists(st.sampled_from(["a", "C++", "-b", '"a b"', "tag:x", "x*", "(a OR b)"]), min_size=1).map(" ".join))
def test_a_finished_query_means_the_same_in_the_search_box(typed: str) -> None:
    assert words(f"{typed} ", NOW) == parse(typed, NOW)
