"""Markdown reads back as what it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.writers.pieces import RICH, piece
from tuireader.reading.blocks import Page, Table, Verbatim, plain
from tuireader.reading.html import parse as read_html
from tuireader.reading.markdown import parse as read
from tuireader.reading.words import paragraphs
from tuireader.writers import Options
from tuireader.writers.markdown import body, escaped, markdown

OPTIONS = Options()


def words(page: Page) -> list[str]:
    return [re.sub(r"\s+", " ", text).strip() for text in paragraphs(page)]


def shape(page: Page) -> list[tuple[str, int]]:
    return [(type(block).__name__, len(block.margins)) for block in page.blocks]


def test_a_rich_text_comes_back_block_for_block() -> None:
    before = piece(RICH).page
    after = read(body(before))
    assert words(after) == words(before)
    assert shape(after) == shape(before)
    assert [link.url for link in after.links] == [link.url for link in before.links]
    (code,) = [block for block in after.blocks if isinstance(block, Verbatim)]
    assert plain(code.spans).rstrip() == 'if a < b:\n    print("```")'
    assert code.language == "python"
    (table,) = [block for block in after.blocks if isinstance(block, Table)]
    assert [[plain(cell.spans) for cell in row] for row in table.rows] == [["Year", "Nests|eggs"], ["1981", "4"]]


def test_the_front_matter_is_yaml_whatever_the_title() -> None:
    text = markdown.write([piece("<p>x</p>", title='A "quote": # and\n--- more')], OPTIONS).decode()
    head = text.split("---\n")[1].splitlines()
    assert head[0] == 'title: "A \\"quote\\": # and --- more"'
    assert 'tags: ["birds", "village"]' in head
    assert 'date: "2026-05-14"' in head
    assert '\n# A "quote": # and --- more\n' in text


@pytest.mark.parametrize(
    "text",
    [
        "*a*",
        "_a_",
        "`a`",
        "[a](b)",
        "![a](b)",
        "<b>a</b>",
        "<!-- a -->",
        "&amp;",
        "&#65;",
        "\\a",
        "a\\",
        "| a |",
        "~~a~~",
        "# a",
        "## a ##",
        "> a",
        "- a",
        "+ a",
        "* a",
        "1. a",
        "1) a",
        "---",
        "***",
        "===",
        "```",
        "~~~",
        "$x$",
        ": a",
        "<https://a.example>",
        "a  ",
        "[^1]: a",
        "[a]: /b",
        "- [ ] a",
        "**a",
        "a_b_c",
    ],
)
def test_text_that_looks_like_markdown_reads_as_itself(text: str) -> None:
    page = read(escaped(text))
    assert words(page) == [re.sub(r"\s+", " ", text).strip()]
    assert [type(block).__name__ for block in page.blocks] == ["Paragraph"]


INLINE = st.text(alphabet="ab *_`[]()<>#+-=.!|~&\\1\né", min_size=1, max_size=12)
TAGS = st.sampled_from(["b", "i", "code", "del", "a href='https://x.example/?a=1&amp;b=_2_'", "span"])


@st.composite
def markup(draw: st.DrawFn) -> str:
    from html import escape

    def inline() -> str:
        pieces = []
        for text in draw(st.lists(INLINE, min_size=1, max_size=4)):
            tag = draw(TAGS)
            pieces.append(f"<{tag}>{escape(text)}</{tag.split()[0]}>")
        return "".join(pieces)

    blocks = []
    for kind in draw(st.lists(st.sampled_from(["p", "h2", "li", "quote", "td"]), min_size=1, max_size=4)):
        inside = inline()
        blocks.append(
            {
                "p": f"<p>{inside}</p>",
                "h2": f"<h2>{inside}</h2>",
                "li": f"<ul><li>{inside}</li><li><p>{inside}</p><p>{inside}</p></li></ul>",
                "quote": f"<blockquote><p>{inside}</p></blockquote>",
                "td": f"<table><tr><th>{inside}</th><th>x</th></tr><tr><td>y</td><td>{inside}</td></tr></table>",
            }[kind]
        )
    return "".join(blocks)


def letters(page: Page) -> str:
    return re.sub(r"\s+", "", "".join(paragraphs(page)))


@given(markup())
def test_any_text_comes_back(html: str) -> None:
    before = read_html(html)
    after = read(body(before))
    assert letters(after) == letters(before)
    assert {link.url for link in after.links} == {link.url for link in before.links}
