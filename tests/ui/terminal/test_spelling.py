"""Without UTF-8 every cell is ASCII, and no cell moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.ui.article_rows.rows import SELECTED, STARRED, UNREAD
from tuireader.ui.terminal.spelling import SIGNS, in_ascii, speller
from tuireader.widths import cells


@pytest.mark.parametrize(
    ("environ", "spelled"),
    [
        ({}, "● Łódź …"),
        ({"LANG": "C.UTF-8"}, "● Łódź …"),
        ({"LANG": "de_DE.utf8", "LC_ALL": ""}, "● Łódź …"),
        ({"LANG": "C"}, "* Lodz ~"),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "* Lodz ~"),
        ({"LANG": "C", "LC_CTYPE": "de_DE.UTF-8"}, "● Łódź …"),
        ({"LANG": "C.UTF-8", "LC_ALL": "POSIX"}, "* Lodz ~"),
        ({"LANG": "C.UTF-8", "TERM": "linux"}, "* Łódź ~"),
    ],
    ids=str,
)
def test_the_locale_says_how(environ: dict[str, str], spelled: str) -> None:
    spell = speller(environ)
    assert (spell("● Łódź …") if spell else "● Łódź …") == spelled


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("霧の鐘 x", "?????? x"),
        ("naïve “é”", 'naive "e"'),
        ("e\u0301", "e"),
        ("── end ──", "-- end --"),
        ("✓ well ≡ view ↪", "= well = view >"),
        ("½ ™", "? ?"),
    ],
)
def test_what_is_spelled(text: str, spelled: str) -> None:
    assert in_ascii(text) == spelled


@given(st.text())
def test_every_cell_stays_where_it_is(text: str) -> None:
    spelled = in_ascii(text)
    assert spelled.isascii()
    visible = "".join(char for char in text if char.isprintable())
    assert len(in_ascii(visible)) == cells(visible)


def test_what_stands_before_a_row_is_told_apart_in_ascii_too() -> None:
    assert len({SIGNS.get(sign, sign) for sign in (UNREAD, STARRED, SELECTED)}) == 3
