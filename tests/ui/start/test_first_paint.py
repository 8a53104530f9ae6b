"""The first screen is drawn with no more turns of colour than show."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.decoded_screen import Decoder
from tuireader.store.finding.glance import Glimpse
from tuireader.ui.start.first_paint import Ink, screen
from tuireader.ui.terminal.looks import Looks
from tuireader.ui.terminal.sgr import PLAIN, applied

LOOKS = {"title": "2", "title-unread": "1", "source": "36", "mark": "35", "cursor": "7"}
GROUND = {role: f"{look};44" for role, look in LOOKS.items() if role != "cursor"}


def glimpse(looks: dict[str, str]) -> Glimpse:
    seen = Looks()
    for role, look in looks.items():
        seen.see(role, applied(PLAIN, look))
    facts: dict[str, Any] = {"$.bare": int(seen.bare())}
    facts |= {f'$.turns."{pair}"': turn for pair, turn in seen.turns().items()}
    return Glimpse(facts, [])


def drawn(looks: dict[str, str], rows: list[list[tuple[str, str]]]) -> str:
    ink = Ink(glimpse(looks))
    for number, pieces in enumerate(rows):
        if number:
            ink.end_row()
        ink.draw(pieces)
    ink.end()
    return "".join(ink.said)


def test_rows_that_look_alike_are_drawn_without_a_turn() -> None:
    rows = [
        [("   ", "mark"), ("one ", "title")],
        [("   ", "mark"), ("two", "title")],
        [("●  ", "mark"), ("x", "source")],
    ]
    assert drawn(LOOKS, rows) == "   \x1b[2mone\r\n   two\r\n\x1b[;35m●  \x1b[36mx\x1b[m"


def test_the_cursors_row_ends_where_the_next_role_begins() -> None:
    rows = [[("  here  ", "cursor")], [("   ", "mark"), ("two", "title")]]
    assert drawn(LOOKS, rows) == "\x1b[7m  here  \r\n\x1b[;2m   two\x1b[m"


@pytest.mark.parametrize(("at", "shown"), [({}, "head\r\nhints"), ({"$.at.line": 0}, "head\r\n")])
def test_hints_are_not_drawn_where_something_will_be_told(at: dict[str, Any], shown: str) -> None:
    facts = {"$.list.y": 0, "$.list.x": 0, "$.list.height": 0, "$.rows": 2, "$.bare": 1}
    beside = {"$.beside[0]": "head", "$.beside[1]": "hints"}
    assert screen(Glimpse({**facts, **beside, **at}, []), 0) == shown


def test_what_is_drawn_already_goes_on_in_the_look_it_begins_with() -> None:
    for role, gone_on in (("title", "x\r\n hints\x1b[m"), ("source", "x\r\n\x1b[m\x1b[2m hints\x1b[m")):
        ink = Ink(glimpse(LOOKS))
        ink.draw([("x", role)])
        ink.end_row()
        ink.raw("\x1b[2m hints\x1b[m")
        ink.draw([("y", "title")])
        assert "".join(ink.said) == f"\x1b[{LOOKS[role]}m{gone_on}\x1b[2my"


words = st.tuples(st.sampled_from(["", " ", "   ", "a", " b", "c  ", "de", "      "]), st.sampled_from([*LOOKS]))


@given(st.lists(st.lists(words, min_size=1, max_size=5), min_size=1, max_size=5), st.sampled_from([LOOKS, GROUND]))
def test_every_cell_looks_as_its_role(rows: list[list[tuple[str, str]]], looks: dict[str, str]) -> None:
    looks = {**looks, "cursor": "7"}
    plain, thin = Decoder(40, 8), Decoder(40, 8)
    for y, pieces in enumerate(rows):
        plain.feed(f"\x1b[{y + 1}H".encode())
        for text, role in pieces:
            plain.feed(f"\x1b[{looks[role]}m{text}\x1b[m".encode())
    thin.feed(drawn(looks, rows).encode())
    assert thin.screen.cells() == plain.screen.cells()
