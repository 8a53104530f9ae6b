"""Keys out of characters: what is not a key yet is waited for as long as it takes, and no longer."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.constants import ESCAPE_DELAY

from tuireader.ui.terminal import key_parser
from tuireader.ui.terminal.key_parser import REST, KeyParser

LONG = 60.0


def keys(parser: KeyParser, characters: str) -> list[str]:
    return [one.key for one in parser.feed(characters) if isinstance(one, events.Key)]


def in_time(parser: KeyParser) -> list[str]:
    """What comes once nothing has come for long enough."""
    parser._due = 0.0
    return [one.key for one in parser.tick() if isinstance(one, events.Key)]


def test_a_lone_escape_is_waited_for_as_long_as_was_settled() -> None:
    parser = KeyParser()
    assert parser.wait(LONG) == LONG
    assert keys(parser, "j") == ["j"]
    assert parser.wait(LONG) == LONG
    assert keys(parser, "\x1b") == []
    assert parser.wait(LONG) <= ESCAPE_DELAY
    assert parser.wait(0.0) == 0.0
    assert in_time(parser) == ["escape"]
    assert parser.wait(LONG) == LONG


def test_what_follows_ends_the_waiting() -> None:
    parser = KeyParser()
    assert keys(parser, "\x1b") == []
    assert keys(parser, "[A") == ["up"]
    assert parser.wait(LONG) == LONG


def test_kittys_escape_is_known_at_once() -> None:
    parser = KeyParser()
    assert keys(parser, "\x1b[27u") == ["escape"]
    assert parser.wait(LONG) == LONG


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("\x1bg", ["alt+g"]),
        ("\x1bgsjj", ["alt+g", "s", "j", "j"]),
        ("\x1b5j", ["alt+5", "j"]),
        ("\x1b-", ["alt+minus"]),
        ("\x1b\r", ["alt+enter"]),
        ("\x1b ", ["alt+space"]),
        ("\x1b\x7f", ["alt+backspace"]),
        ("\x1b\x15", ["alt+ctrl+u"]),
        ("\x1bf", ["alt+f"]),
        ("\x1bG", ["alt+G"]),
        ("\x1bщ", ["alt+щ"]),
        ("\x1b\t", ["shift+tab"]),
        ("\x1b\x1bq", ["escape", "alt+q"]),
        ("\x1b\x1b[A", ["escape", "up"]),
        ("\x1b]", ["alt+right_square_bracket"]),
        ("j\x1b[B\x1bOAk", ["j", "down", "up", "k"]),
        ("\x1b" + "j" * 100, ["alt+j", *["j"] * 99]),
    ],
)
def test_escape_and_a_key_right_behind_it_are_both_known(typed: str, expected: list[str]) -> None:
    assert keys(KeyParser(), typed) == expected


def test_the_second_key_of_a_chord_is_what_it_is_alone() -> None:
    (chord,) = KeyParser().feed("\x1b\r")
    assert isinstance(chord, key_parser.Chord)
    assert (chord.second.key, chord.second.character) == ("enter", "\r")


@pytest.mark.parametrize(
    ("begun", "rest", "key"), [("\x1b[", "A", "up"), ("\x1bO", "B", "down"), ("\x1b[1;5", "C", "ctrl+right")]
)
def test_a_key_in_two_pieces_is_one(begun: str, rest: str, key: str) -> None:
    parser = KeyParser()
    assert keys(parser, begun) == []
    assert ESCAPE_DELAY < parser.wait(LONG) <= REST, "longer than a lone Esc"
    assert keys(parser, rest) == [key]


@pytest.mark.parametrize(
    ("begun", "expected"),
    [("\x1b[", ["alt+left_square_bracket"]), ("\x1bO", ["alt+O"]), ("\x1b[1;5", []), ("\x1b[<35;1", [])],
)
def test_a_key_that_does_not_come_whole_types_no_letters(begun: str, expected: list[str]) -> None:
    parser = KeyParser()
    assert keys(parser, begun) == []
    assert in_time(parser) == expected
    assert keys(parser, "j") == ["j"]


def test_what_is_cut_short_by_escape_is_told_before_it() -> None:
    parser = KeyParser()
    assert keys(parser, "\x1b[M") == []
    assert keys(parser, "\x1bq")[-1] == "alt+q"


PIECES = ["j", "\r", "\x1b", "\x1bx", "\x1b[A", "\x1bOP", "\x1b[1;5D", "\x1b[27u", "щ", "\x1b\x7f", "5", "\x1b\x1b"]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.lists(st.integers(0, 40), max_size=6))
def test_wherever_the_line_cuts_the_keys_are_the_same(typed: str, cuts: list[int]) -> None:
    places = sorted({0, len(typed), *(cut for cut in cuts if cut < len(typed))})
    whole, cut = KeyParser(), KeyParser()
    once = keys(whole, typed) + in_time(whole)
    pieces = [typed[start:end] for start, end in pairwise(places)]
    assert [key for piece in pieces for key in keys(cut, piece)] + in_time(cut) == once
