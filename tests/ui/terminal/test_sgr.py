"""Styles read from SGR, and the way from one style to another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.ui.terminal.sgr import PLAIN, Style, applied, change, linked

CODES = [
    *("", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "21", "22", "23", "24", "25", "27", "28", "29", "53", "55"),
    *("30", "37", "39", "40", "47", "49", "90", "97", "100", "107", "4:3", "4:0", "58;5;3", "59", "73"),
    *("38;5;200", "48;5;17", "38;2;1;2;3", "48;2;9;8;7", "38:2::1:2:3"),
]
styles = st.builds(
    lambda codes, link: linked(applied(PLAIN, ";".join(codes)), link),
    st.lists(st.sampled_from(CODES), max_size=5),
    st.sampled_from([";", "id=1;https://example.org/", ";https://example.org/"]),
)


@given(styles, styles)
def test_the_change_leads_from_one_style_to_the_other(old: Style, new: Style) -> None:
    style = old
    for link, codes in re.findall(r"\x1b\]8;(.*?)\x1b\\|\x1b\[([0-9;:]*)m", change(old, new)):
        style = linked(style, link) if link else applied(style, codes)
    assert style is new


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("", "7", "\x1b[7m"),
        ("7", "", "\x1b[m"),
        ("1;31", "31", "\x1b[22m"),
        ("1;2", "2", "\x1b[;2m"),
        ("31", "32", "\x1b[32m"),
        ("1;4;31;44", "1;4;31", "\x1b[49m"),
        ("31", "31", ""),
        ("1;3;4;31", "32", "\x1b[;32m"),
    ],
)
def test_the_change_is_short(old: str, new: str, text: str) -> None:
    assert change(applied(PLAIN, old), applied(PLAIN, new)) == text


@pytest.mark.parametrize(
    ("codes", "blank"),
    [("31", ""), ("1;2;3", ""), ("31;44", "44"), ("7", "7"), ("31;4", "31;4"), ("9", "9"), ("97;48;5;3", "48;5;3")],
)
def test_what_a_blank_shows_of_a_style(codes: str, blank: str) -> None:
    style = applied(PLAIN, codes)
    assert (style.blank or style) is applied(PLAIN, blank)
