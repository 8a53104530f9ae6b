"""Pages made to hurt: they are read all the same, in a time that grows with their size and no faster."""

from __future__ import annotations

import pytest

from tests.reading.looks import drawn, page
from tuireader.reading.layout import lines
from tuireader.reading.nesting import DEEPEST, flatten

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
    ],
)  # fmt: skip
def test_it_ends(markup: str, seen: str | None) -> None:
    made = page(markup)
    lines(made, 80).line(50)
    if seen is not None:
        assert drawn(markup) == seen


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
