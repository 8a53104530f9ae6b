"""Pages made to hurt: they are read all the same, in a time that grows with their size and no faster."""

from __future__ import annotations

import pytest

from tests.reading.looks import drawn, page
from tuireader.reading.layout import lines
from tuireader.reading.nesting import DEEPEST, flatten
from tuireader.reading.parse import parse
from tuireader.reading.words import paragraphs

MANY = 20_000


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<div>" * 100_000 + "x", "x"),
        ("<div class=\"a>b\">" * MANY + "x", None),
        ("<b>" * MANY + "x", "x"),
        ("a<div>" * 200 + "</div>b" * 200, None),
        ("<table><tr><td>" * MANY + "x", "x"),
        ("<svg>" * MANY + "x", ""),
        ("<a href=/q><img src=x>" * MANY, None),
        ("<ul><li>" * 5_000 + "x", None),
        ("<blockquote>" * MANY + "x", None),
        ("<abbr title=ax>a " * MANY, None),
        ("<a \"" * MANY, ""),
        ("<script" * MANY, ""),
        ("<!--" * MANY + "x", ""),
        ("<p>" * MANY + "x", "x"),
        ("&" * MANY, None),
        ("<table>" + "<tr><td colspan=100000>a<td rowspan=65534>b" * 2_000, None),
        ("<table><tr>" + "<th>a" * 10_000 + "<tr>" + "<td>1" * 10_000, None),
        ("".join(f"<a href=/{n} id=i{n}>l</a> <a href=#i{n}>j</a> " for n in range(MANY // 4)), None),
        ("<s>" * MANY + "x", "~~x~~"),
        ("<math>" + "<mfrac><mi>a</mi>" * MANY, None),
        ("<pre class=language-python>" + "f('x') # y\n" * MANY, None),
        ("word " * 400_000, None),
        ("日本" * 100_000, None),
    ],
)  # fmt: skip
def test_it_ends(markup: str, seen: str | None) -> None:
    made = page(markup)
    lines(made, 80).line(50)
    if seen is not None:
        assert drawn(markup) == seen


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "body",
    ["[" * MANY, "![" * 8_000, "[a](" * 4_000, "*a_ " * 4_000, "`" * MANY, "> " * MANY + "x", "- " * MANY + "x",
     "[^1]: " * MANY + "x", "<" * MANY, "|a" * 2_000 + "\n" + "|-" * 2_000, "word " * 200_000],
)  # fmt: skip
def test_markdown_ends(body: str) -> None:
    words = "".join(paragraphs(parse(body, "markdown")))
    assert [char for char in words if char.isalpha()] == [char for char in body if char.isalpha()]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "body",
    ["> " * MANY + "x", "\n".join(" " * (n % 200) + "- x" for n in range(2_000)), "-" * MANY, "www." * MANY,
     "a@" * MANY, "https://a.example/" + "(" * MANY + ")" * MANY, "a" + " " * MANY + "b", "x" * 1_000_000,
     "\n".join(">" * (n % 300) + " x" for n in range(2_000))],
)  # fmt: skip
def test_plain_text_ends(body: str) -> None:
    laid = lines(parse(body, "text"), 80)
    assert laid.line(laid.count()) is None


def test_flattening_keeps_words_apart_and_in_order() -> None:
    markup = "".join(f"<div>w{n}" for n in range(3 * DEEPEST)) + "".join(f"</div>v{n}" for n in range(3 * DEEPEST))
    expected = [f"w{n}" for n in range(3 * DEEPEST)] + [f"v{n}" for n in range(3 * DEEPEST)]
    assert flatten(markup) != markup
    assert drawn(markup).split() == expected


def test_flattening_leaves_sane_pages_alone() -> None:
    old = "<p>one<br><li>two<img><font>x</font><div><td>" * 500
    closed = "<div><p>x</div>" * 500
    drawing = "<svg>" + "<path d='M0'/>" * 500 + "</svg>" + "<div>x</div>"
    assert flatten(closed) == closed
    assert flatten(drawing) == drawing
    assert flatten(old) != old and flatten("<p>" * 1000) == "<p>" * 1000


def test_after_too_deep_a_part_the_rest_is_as_it_was() -> None:
    markup = "<div>" * 1000 + "deep" + "</div>" * 1000 + "<ul><li>item</ul>"
    assert drawn(markup) == "deep\n\n• item"
