"""Jumps within a page: footnotes, contents, and the places they lead to."""

from __future__ import annotations

from tests.reading.looks import BASE, drawn, page
from tuireader.reading import style
from tuireader.reading.blocks import Heading, Page, Span
from tuireader.reading.layout import lines

NOTES = """<p>First<sup id=r1><a href="#n1">1</a></sup> and second<sup><a href='#n2' id=r2>[2]</a></sup>.
<h3 id=notes>Notes</h3><ol><li id=n1>One. <a href="#r1">↩</a><li><p id=n2>Two. <a href="#r2">↩</a></ol>"""


def _line_at(made: Page, name: str, width: int) -> str:
    laid = lines(made, width)
    return "".join(span.text for span in laid.line(laid.find(*made.anchors[name])) or ())


def test_footnotes_lead_there_and_back() -> None:
    made = page(NOTES)
    assert made.links == ()
    assert [(jump.n, jump.text, jump.kind, jump.url) for jump in made.jumps] == [
        (-1, "1", "jump", f"{BASE}#n1"),
        (-2, "[2]", "jump", f"{BASE}#n2"),
        (-3, "↩", "jump", f"{BASE}#r1"),
        (-4, "↩", "jump", f"{BASE}#r2"),
    ]
    assert [jump.target for jump in made.jumps] == [made.anchors[name] for name in ("n1", "n2", "r1", "r2")]
    assert drawn(NOTES) == "First¹ and second⁽²⁾.\n\nNotes\n\n1. One. ↩\n2. Two. ↩"
    for width in (8, 13, 80):
        assert _line_at(made, "n1", width).startswith("1. ")
        assert _line_at(made, "n2", width).startswith("2. ")
        assert _line_at(made, "notes", width) == "Notes"
    assert _line_at(made, "r2", 13) == "second⁽²⁾."


def test_spans_of_a_jump_know_it() -> None:
    made = page(NOTES)
    spans = made.blocks[0].spans  # type: ignore[attr-defined]
    assert spans[1] == Span("¹", style.LINK, -1)
    jump = made.link(-1)
    assert jump is not None and jump.target == made.anchors["n1"] == (2, 0)


def test_only_what_is_in_the_page_is_jumped_to() -> None:
    made = page("<a href='#nowhere'>x</a> <a href='#top'>up</a> <a href='#gone'>y</a><p hidden id=gone>z</p>")
    assert [(jump.text, jump.target) for jump in made.jumps] == [("up", (0, 0)), ("y", None)]


def test_names_of_anchors_and_percent_signs() -> None:
    made = page(f"<a href='{BASE}#caf%C3%A9'>x</a><p>a<p>b c <a name=café></a>d")
    assert [jump.target for jump in made.jumps] == [made.anchors["café"]] == [(2, 4)]


def test_rows_of_tables_are_places() -> None:
    rows = "".join(f"<tr id=r{n}><td>{n}<td>row {n}" for n in range(9))
    made = page(f"<p>x<table id=t><tr><th>A<th>B{rows}</table><p id=after>y")
    for width in (6, 40):
        assert "row 7" in _line_at(made, "r7", width) or _line_at(made, "r7", width).startswith("A: 7")
    assert _line_at(made, "t", 40) == "A  B"
    assert _line_at(made, "after", 40) == "y"


def test_the_last_place_may_have_nothing_after_it() -> None:
    made = page("<p>x</p><a id=end></a>")
    assert lines(made, 9).find(*made.anchors["end"]) == 0
    assert page("<a id=end></a>").anchors == {}


def test_a_page_below_a_head_has_its_places_further_down() -> None:
    made = page(NOTES)
    under = made.below((Heading(spans=(Span("Title"),), level=1),))
    assert under.anchors["n1"] == (3, 0) and under.jumps[0].target == (3, 0)
    assert under.headings[0].block == 2 and under.blocks[1:] == made.blocks
