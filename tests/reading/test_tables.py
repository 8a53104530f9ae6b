"""Tables: columns, records, and those that only place things."""

from __future__ import annotations

import pytest

from tests.reading.looks import block, drawn, page
from tuireader.reading.blocks import Table

TABLE = """<table><caption>Prices</caption><thead><tr><th>Thing<th>Price</thead>
<tr><td>Tea, green<td>4.50<tr><td>Rye<td>12</table>"""


def test_a_table_has_columns_and_figures_stand_right() -> None:
    assert drawn(TABLE) == block("""
        Prices
        Thing       Price
        ─────────────────
        Tea, green   4.50
        Rye            12
        """)


def test_a_table_that_does_not_fit_becomes_records() -> None:
    assert drawn(TABLE, 14) == block("""
        Prices
        Thing: Tea,
        green
        Price: 4.50

        Thing: Rye
        Price: 12
        """)


def test_records_name_their_values_by_all_headings() -> None:
    markup = """<table><thead><tr><th colspan=4>Oil and wicks<tr><th rowspan=2>Month<th colspan=2>Litres<th>Remarks
    <tr><th>bought<th>burnt<th></thead><tr><td>January<td>1000<td>900<tr><td>June<td><td>3</table>"""
    assert drawn(markup, 22) == block("""
        Oil and wicks

        Month: January
        Litres, bought: 1000
        Litres, burnt: 900

        Month: June
        Litres, burnt: 3
        Remarks: –
        """)


def test_long_cells_wrap_in_their_column() -> None:
    markup = "<table><tr><th>Key<th>Meaning<tr><td>a<td>goes to the first thing there is<tr><td>b<td>back</table>"
    assert drawn(markup, 26) == block("""
        Key  Meaning
        ──────────────────────────
        a    goes to the first
             thing there is

        b    back
        """)


def test_spans_of_cells() -> None:
    markup = """<table><tr><th>A<th>B<th>C<tr><td rowspan=2>x<td colspan=2>wide wide<tr><td>y<td>z</table>"""
    assert drawn(markup) == block("""
        A  B    C
        ────────────
        x  wide wide
           y    z
        """)


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><p>one</p><p>two</p></td></tr></table>",
        "<table role=presentation><tr><td>one<tr><td>two</table>",
        "<table><tr><td><h3>one</h3><td>two</table>",
        "<table><tr><td><table><tr><td>one</table><tr><td>two</table>",
    ],
)
def test_tables_that_only_place_things_are_unwrapped(markup: str) -> None:
    assert drawn(markup) == "one\n\ntwo"
    assert not any(isinstance(found, Table) for found in page(markup).blocks)


def test_blocks_in_cells_are_lines_of_the_cell() -> None:
    markup = "<table><tr><th>A<th>B<tr><td><ul><li>x<li>y</ul><td><p>p</p><p>q</p></table>"
    assert drawn(markup) == "A    B\n──────\n• x  p\n• y  q"


def test_code_in_cells_has_no_tabs() -> None:
    assert drawn("<table><tr><th>A<th>B<tr><td><pre>\ta\n\tb</pre><td>c</table>") == block("""
        A          B
        ────────────
                a  c
                b
        """)


def test_cells_stand_as_they_state() -> None:
    markup = """<table><tr><th>Name<th align=right>Said<th>Sum<tr align=center><td>a<td style='text-align: right'>b
    <td>100<tr><td>longer<td>longest<td align=left>1</table>"""
    assert drawn(markup) == block("""
        Name       Said  Sum
        ────────────────────
          a           b  100
        longer  longest  1
        """)
