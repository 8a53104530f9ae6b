"""Where searched words stand in a text: what is marked is what was found."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library_builder import draft, passing_shelf
from tuireader.library.search.hits import levelled, searched
from tuireader.library.search.snippets import marked
from tuireader.library.views.listing import View
from tuireader.query import parse, tree


def found(query: tree.Node, text: str) -> list[str]:
    """The pieces of a text that are marked."""
    wanted = searched(query)
    if wanted is None:
        return []
    one = marked(text, wanted)
    return [one.text[start:end] for start, end in one.hits]


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("ferry ", "The Ferry, a ferryman, FERRY", ["Ferry", "FERRY"]),
        ("ferry", "The Ferry, a ferryman", ["Ferry", "ferryman"]),  # it may be the beginning of a longer word
        ("cafe ", "Café, cafe\u0301, CAFÉS", ["Café", "café"]),
        ("café ", "cafe", ["cafe"]),
        ("日本", "東京の日本語、日本", ["日本", "日本"]),
        ("本", "日本語", ["本"]),
        ("한국 ", "한국어를", ["한국"]),
        ("C++ ", "C, C++ and c++", ["C++", "c++"]),
        ("#42 ", "42 or #42", ["#42"]),
        ("don't ", "don't, don’t, dont", ["don't", "don’t"]),
        ("foo-bar ", "foo bar, foo-bar, foobar", ["foo bar", "foo-bar"]),
        ("node.js ", "node.js, node js", ["node.js", "node js"]),
        ('"night storm"', "a night, storm; nights storm", ["night, storm"]),
        ("night -storm", "night storm", ["night"]),
        ("(night OR storm) is:unread", "storm at night", ["storm", "night"]),
        ("title:orm", "Storms", ["orm"]),
        ("AND ", "this and that", ["and"]),
        ("NEAR( ", "near (", ["near"]),
        ("🎉 ", "a 🎉", ["🎉"]),
        ("tag:sea", "sea", []),
        ("", "sea", []),
        ('"', 'a "word"', []),
        ("*", "a * b", []),
    ],
)
def test_what_is_marked(typed: str, text: str, expected: list[str]) -> None:
    assert found(parse.words(typed, 0), text) == expected


@given(st.text(max_size=60) | st.text("aÁáéßẞΣσςİıЙйöÖ\u212b日…’", max_size=20))
def test_levelling_keeps_every_place_and_levels_each_character_by_itself(text: str) -> None:
    assert len(levelled(text)) == len(text)
    assert levelled(text) == "".join(map(levelled, text))


@pytest.mark.parametrize("typed", ["x" * 10_000, "日" * 10_000, "a.b" * 4000, " ".join(map(str, range(3000)))])
def test_ten_thousand_characters(typed: str) -> None:
    assert isinstance(found(parse.words(typed, 0), "nothing of it"), list)


_WORDS = [
    "ferry",
    "Überfahrt",
    "日本語",
    "本",
    "한국어",
    "don't",
    "x1",
    "C++",
    "—",
    "9.5",
    "ネット",
    "Ferryman",
    "cafe\u0301",
]


@given(
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6),
    st.sampled_from(["ferry", "uberfahrt", "日本", "한국어", "don't", "x1", "C++", "9.5", "ネット", "café", "ferrym"]),
    st.booleans(),
)
def test_what_the_index_finds_is_marked_and_nothing_else(words: list[str], asked: str, prefix: bool) -> None:
    text, query = " ".join(words), tree.Words(asked, prefix=prefix)
    with passing_shelf() as shelf:
        shelf.save(draft("It", text, author="nobody"))
        shelf.index()
        there = bool(View(shelf.library, query).page())
    assert bool(found(query, unicodedata.normalize("NFC", text))) == there
