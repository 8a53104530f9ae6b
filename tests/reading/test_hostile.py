"""Pages made to hurt: they are read all the same, in a time that grows with their size and no faster."""

from __future__ import annotations

import pytest

from tests.reading.looks import drawn, page
from tuireader.reading.layout import lines
from tuireader.reading.nesting import DEEPEST, flatten
from tuireader.reading.parse import parse
from tuireader.reading.words import paragraphs

FEW, MANY = 2_000, 20_000
"""How often what hurts is said: in the plain tests, and in the long ones."""


def of_html(many: int) -> list[tuple[str, str | None]]:
    """Markup, and what is seen of it; None: whatever it is."""
    return [
        ("<div>" * (5 * many) + "x", "x"),
        ("<div class=\"a>b\">" * many + "x", None),
        ("<b>" * many + "x", "x"),
        ("a<div>" * (many // 100) + "</div>b" * (many // 100), None),
        ("<table><tr><td>" * many + "x", "x"),
        ("<svg>" * many + "x", ""),
        ("<a href=/q><img src=x>" * many, None),
        ("<ul><li>" * (many // 4) + "x", None),
        ("<blockquote>" * many + "x", None),
        ("<abbr title=ax>a " * many, None),
        ("<a \"" * many, ""),
        ("<script" * many, ""),
        ("<!--" * many + "x", ""),
        ("<p>" * many + "x", "x"),
        ("&" * many, None),
        ("<table>" + "<tr><td colspan=100000>a<td rowspan=65534>b" * (many // 10), None),
        ("<table><tr>" + "<th>a" * (many // 2) + "<tr>" + "<td>1" * (many // 2), None),
        ("".join(f"<a href=/{n} id=i{n}>l</a> <a href=#i{n}>j</a> " for n in range(many // 4)), None),
        ("<s>" * many + "x", "~~x~~"),
        ("<math>" + "<mfrac><mi>a</mi>" * many, None),
        ("<pre class=language-python>" + "f('x') # y\n" * many, None),
        ("word " * (20 * many), None),
        ("日本" * (5 * many), None),
    ]  # fmt: skip


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("markup", "seen"), [*of_html(FEW), *(pytest.param(*one, marks=pytest.mark.long) for one in of_html(MANY))]
)
def test_it_ends(markup: str, seen: str | None) -> None:
    made = page(markup)
    lines(made, 80).line(50)
    if seen is not None:
        assert drawn(markup) == seen


def of_markdown(many: int) -> list[str]:
    some, few = many // 5, many // 10
    return [
        "[" * many, "![" * (2 * some), "[a](" * some, "*a_ " * some, "`" * many, "> " * many + "x", "- " * many + "x",
        "[^1]: " * many + "x", "<" * many, "|a" * few + "\n" + "|-" * few, "word " * (10 * many),
    ]  # fmt: skip


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "body", [*of_markdown(FEW), *(pytest.param(one, marks=pytest.mark.long) for one in of_markdown(MANY))]
)
def test_markdown_ends(body: str) -> None:
    words = "".join(paragraphs(parse(body, "markdown")))
    assert [char for char in words if char.isalpha()] == [char for char in body if char.isalpha()]


def of_text(many: int) -> list[str]:
    few = many // 10
    return [
        "> " * many + "x", "\n".join(" " * (n % 200) + "- x" for n in range(few)), "-" * many, "www." * many,
        "a@" * many, "https://a.example/" + "(" * many + ")" * many, "a" + " " * many + "b", "x" * (50 * many),
        "\n".join(">" * (n % 300) + " x" for n in range(few)),
    ]  # fmt: skip


@pytest.mark.timeout(120)
@pytest.mark.parametrize("body", [*of_text(FEW), *(pytest.param(one, marks=pytest.mark.long) for one in of_text(MANY))])
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
