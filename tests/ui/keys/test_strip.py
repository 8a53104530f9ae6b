"""What can follow the keys pressed so far, in few words that still say it."""

from __future__ import annotations

import pytest

from tuireader.ui.keys.strip import shared, short, ways_on

COPIES = [
    ("y", "Copy the address"),
    ("l", "Copy a link"),
    ("c", "Copy a citation"),
    ("m", "Copy as Markdown"),
    ("q", "Show a QR code"),
]


def test_a_word_that_most_begin_with_is_said_once() -> None:
    assert ways_on(["y"], COPIES, 80) == [
        "y copy …  y address  l link  c citation  m as Markdown  q show QR code",
    ]


def test_a_line_ends_where_the_next_way_does_not_fit() -> None:
    assert ways_on(["y"], COPIES, 40) == ["y copy …  y address  l link", "    c citation  m as Markdown"]


@pytest.mark.parametrize(
    ("titles", "word"),
    [
        (["copy x", "copy y", "copy z"], "copy"),
        (["copy x", "copy y", "show z"], ""),  # two are not most
        (["copy x", "copy y", "copy z", "show a", "show b", "show c"], ""),
        (["copy", "copy", "copy"], ""),
        ([], ""),
    ],
)
def test_which_word_that_is(titles: list[str], word: str) -> None:
    assert shared(titles) == word


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("The saved views", "saved views"),
        ("Copy as Markdown", "copy"),  # no word that leads nowhere ends it
        ("Only this source", "this source"),
        ("Filter by a query", "filter query"),
    ],
)
def test_a_title_in_few_words(title: str, said: str) -> None:
    assert short(title) == said
