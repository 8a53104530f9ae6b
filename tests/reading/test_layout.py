"""Lines on demand, and places that outlive a resize."""

from __future__ import annotations

import pytest

from tests.reading.looks import block, drawn, page
from tuireader.reading import style
from tuireader.reading.blocks import Page, Paragraph, Span
from tuireader.reading.layout import lines
from tuireader.reading.parse import parse
from tuireader.reading.words import paragraphs, references

MIXED = """<h1>Title</h1><p>{words}</p><ul><li>{words}<li>two</ul><blockquote>{words}</blockquote>
<pre>{words}
x</pre><hr><table><tr><th>A<th>B<tr><td>1<td>{words}<tr><td>2<td>two</table><p>end""".format(words="lorem ipsum " * 30)


class Untouchable(Paragraph):
    """A block that must not be laid out."""

    @property
    def tight(self) -> bool:  # type: ignore[override]
        raise AssertionError("laid out too early")


def test_only_what_is_asked_for_is_laid_out() -> None:
    far = Untouchable.__new__(Untouchable)
    near = tuple(Paragraph(spans=(Span(f"p{n}"),)) for n in range(10))
    laid = lines(Page((*near, far)), 40)
    assert laid.known == 0
    assert laid.line(6) == (Span("p3"),)
    assert laid.known == 7 and not laid.complete
    with pytest.raises(AssertionError, match="too early"):
        laid.count()


def test_a_long_paragraph_is_laid_out_in_part() -> None:
    laid = lines(parse("word " * 200_000, "text"), 80)
    laid.line(23)
    assert laid.known == 24


def test_past_the_end_there_is_nothing() -> None:
    laid = lines(page("<p>a<p>b"), 10)
    assert laid.line(3) is None and laid.line(-1) is None
    assert laid.count() == 3 == laid.known and laid.complete
    empty = lines(Page(), 10)
    assert empty.line(0) is None and empty.count() == 0
    assert empty.anchor(0) == (0, 0) and empty.find(3, 7) == 0


@pytest.mark.parametrize("width", [1, 2, 7, 20, 40, 80, 200])
def test_every_line_is_found_by_its_place(width: int) -> None:
    laid = lines(page(MIXED), width)
    assert [laid.find(*laid.anchor(i)) for i in range(laid.count())] == list(range(laid.count()))


def test_the_place_stays_over_a_resize() -> None:
    made = page(MIXED)
    wide, narrow = lines(made, 70), lines(made, 25)
    for i in range(wide.count()):
        block_wide, offset = wide.anchor(i)
        found = narrow.find(block_wide, offset)
        block_narrow, before = narrow.anchor(found)
        assert block_narrow == block_wide and before <= offset
        if found + 1 < narrow.count():
            assert narrow.anchor(found + 1) > (block_wide, offset)


def test_find_lays_out_no_further_than_needed() -> None:
    laid = lines(parse("\n\n".join(f"paragraph {n}" for n in range(1000)), "text"), 40)
    assert laid.find(10, 0) == 20
    assert laid.known < 25


def test_margins_give_way_on_narrow_screens() -> None:
    markup = "<blockquote>" * 6 + "<ul><li>deep words here</ul>"
    assert drawn(markup, 30).startswith("│ │ │ │ │ │ • deep words here")
    assert drawn(markup, 12) == block("""
        │ │ • deep
        │ │   words
        │ │   here
        """)
    assert drawn(markup, 3) == "dee\np\nwor\nds\nher\ne"


def test_one_cell_shows_wide_characters_as_an_ellipsis() -> None:
    assert drawn("<p>a日 b", 1) == "a\n…\nb"
    assert drawn("<pre>日</pre>", 1) == "…"
    assert drawn("<p>日本", 2) == "日\n本"


def test_what_is_ours_is_marked_as_ours() -> None:
    laid = lines(page("<ul><li><a href=/x>a</a></ul><blockquote>q</blockquote><hr>"), 20)
    signs = [s.text for i in range(laid.count()) for s in laid.line(i) or () if s.style & style.SIGN]
    assert signs == ["• ", "[1]", "│ ", "─" * 20]


def test_paragraphs_are_the_words_alone() -> None:
    made = page("<h2>T</h2><ul><li><a href=/x>a</a> b</ul><table><tr><th>A<th>B<tr><td>1<td>2</table><hr>")
    assert paragraphs(made) == ("T", "a b", "A\tB\n1\t2")
    assert references(made) == ["[1] https://example.org/x"]
    assert references(page("<img src=https://ö.example/i alt=i>")) == [
        "[1] https://xn--nda.example/i (ö.example) (image)"
    ]
