"""Plain text: paragraphs, wrapped lines, columns, addresses."""

from __future__ import annotations

import pytest

from tests.reading.looks import block, text_drawn
from tuireader.reading.blocks import Link, Paragraph, Section, Verbatim
from tuireader.reading.parse import parse
from tuireader.reading.words import render_plain

WRAPPED = """\
It is a truth universally acknowledged, that a single man in possession
of a good fortune, must be in want of a wife. However little known the
feelings or views of such a man may be on his first entering a neighbour-
hood, this truth is so well fixed."""


def test_lines_cut_by_hand_flow_again() -> None:
    assert text_drawn(WRAPPED, 500) == (
        "It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of"
        " a wife. However little known the feelings or views of such a man may be on his first entering a"
        " neighbour-hood, this truth is so well fixed."
    )


def test_wide_lines_are_joined_without_a_space() -> None:
    line = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何で"
    assert text_drawn(f"{line}\n{line}\n終わり", 500) == f"{line}{line}終わり"


@pytest.mark.parametrize(
    "kept",
    [
        "Roses are red,\nviolets are blue.",
        "- one" + " one" * 15 + "\n- two" + " two" * 15,
        "name    age\nada      36\ngrace   85",
        "+---+---+\n| a | b |\n+---+---+",
        "┌──┐\n│ab│\n└──┘",
        "def f():\n    return 1",
        "    a poem\n  set in\n      by hand",
    ],
)
def test_lines_that_say_something_stay(kept: str) -> None:
    assert text_drawn(kept, 100) == kept


def test_tabs_keep_columns() -> None:
    assert text_drawn("a\tb\nccc\td") == "a       b\nccc     d"
    assert isinstance(parse("a\tb\nccc\td", "text").blocks[0], Verbatim)


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert text_drawn("\n\na\n\n \t\nb\r\n\r\nc\n") == "a\n\nb\n\nc"
    assert text_drawn("") == "" == text_drawn(" \n\n ")


def test_a_block_set_in_keeps_the_indentation_of_its_first_line() -> None:
    keys = "    j k   down and up\n    Enter open\n    q     back"
    assert text_drawn(f"These are the keys:\n\n{keys}\n \n{keys}\n\nTry them.") == (
        f"These are the keys:\n\n{keys}\n\n{keys}\n\nTry them."
    )
    assert text_drawn(f"  \n\n{keys}\n  \n") == keys


def test_nothing_is_markup() -> None:
    hostile = "[b] <b>x</b> &amp; *y* [@click=app.quit]z[/] \x1b]52;c;x\x07"
    assert text_drawn(hostile, 200) == "[b] <b>x</b> &amp; *y* [@click=app.quit]z[/] ]52;c;x"


@pytest.mark.parametrize(
    ("body", "seen", "url"),
    [
        ("see https://a.example/x.", "see https://a.example/x [1].", "https://a.example/x"),
        ("(https://a.example/x_(y))", "(https://a.example/x_(y) [1])", "https://a.example/x_(y)"),
        ("“https://a.example/?q=1&r=2”!", "“https://a.example/?q=1&r=2 [1]”!", "https://a.example/?q=1&r=2"),
        ("<http://a.example>,", "<http://a.example [1]>,", "http://a.example"),
        ("見よhttps://a.example/。次", "見よhttps://a.example/ [1]。次", "https://a.example/"),
    ],
)
def test_bare_addresses_are_links(body: str, seen: str, url: str) -> None:
    assert text_drawn(body) == seen
    assert parse(body, "text").links == (Link(1, url, url),)


def test_no_address_no_link() -> None:
    assert parse("http:// and xhttps://y ://", "text").links == ()


LETTER = """\
Title
=====
Below it.

On Tuesday Ann wrote:
> Quoted words
>> deeper
>
> - an item

Things:
- first
  goes on
- second
  * nested

2. two
3. three
The rest.

* * *
>>> print(">")
"""


def test_structure_that_was_typed_is_seen() -> None:
    made = parse(LETTER, "text")
    assert "\n".join(render_plain(made, 20)) == block("""
        Title
        ═════

        Below it.

        On Tuesday Ann
        wrote:

        │ Quoted words
        │
        │ │ deeper
        │
        │ - an item

        Things:
        - first
          goes on
        - second
          * nested

        2. two
        3. three
        The rest.

        ────────────────────

        >>> print(">")
        """)
    assert made.headings == (Section(0, 1, "Title"),)


@pytest.mark.parametrize(
    "prose",
    [
        "See the notes on page\n12. They are long.",
        "He came\n- late, as ever -\nand left.",
        "a -> b\n>word\n1.5 is more",
    ],
)
def test_prose_that_begins_a_line_like_a_list_stays_prose(prose: str) -> None:
    assert [type(found) for found in parse(prose, "text").blocks] == [Paragraph]
    assert text_drawn(prose) == prose


def test_a_wrapped_item_flows_again() -> None:
    body = "- " + "word " * 13 + "\n  " + "word " * 13 + "\n  end\n- next"
    assert text_drawn(body, 200) == "- " + "word " * 26 + "end\n- next"


def test_lines_that_end_early_were_not_cut_by_a_program() -> None:
    poem = (
        "I wandered lonely as a cloud that floats on high o'er vales\nand hills, when all at once I saw a\n"
        "crowd of golden daffodils, and then some more of it, which is a long, long line"
    )
    assert text_drawn(poem, 200) == poem


def test_the_source_keeps_every_line_and_column() -> None:
    body = "  a\tb\n\n\n> c https://a.example/.\n<p>&amp;</p>\n"
    made = parse(body, "html", raw=True)
    assert render_plain(made, 60) == ["  a     b", "", "", "> c https://a.example/.", "<p>&amp;</p>"]
    assert [link.url for link in made.links] == ["https://a.example/"]
