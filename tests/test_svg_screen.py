"""Pictures show the cells, all of them, in their places."""

from __future__ import annotations

from xml.etree import ElementTree

from tests.decoded_screen import Decoder
from tests.svg_screen import BAR, HIGH, MARGIN, PALETTE, WIDE, draw

SVG = "{http://www.w3.org/2000/svg}"


def pictured(output: str) -> ElementTree.Element:
    """The group of drawn cells of a 20 x 4 screen that was sent `output`."""
    decoder = Decoder(20, 4)
    decoder.feed(output.encode())
    group = ElementTree.fromstring(draw(decoder.screen.cells(), "a <title>")).find(f"{SVG}g")
    assert group is not None
    return group


def texts(output: str) -> dict[tuple[int, int], str]:
    """Text by the column and row it is anchored to."""
    found = {}
    for piece in pictured(output).iter(f"{SVG}text"):
        x, y = float(piece.attrib["x"]) - MARGIN, float(piece.attrib["y"]) - BAR
        found[round(x / WIDE), int(y / HIGH)] = (piece.text or "").rstrip()
    return found


def test_words_stand_where_their_cells_are() -> None:
    shown = texts("one two  & <b>\r\n 日本 é\r\n")
    assert shown == {(0, 0): "one two", (9, 0): "& <b>", (1, 1): "日", (3, 1): "本", (6, 1): "é"}


def test_colours_and_attributes_are_drawn() -> None:
    (only,) = pictured("\x1b[1;3;4;34mx").iter(f"{SVG}text")
    assert only.attrib.items() >= {
        ("fill", PALETTE["blue"]),
        ("font-weight", "bold"),
        ("font-style", "italic"),
        ("text-decoration", "underline"),
    }
    (ground,) = pictured("\x1b[41m  \x1b[m").iter(f"{SVG}rect")
    assert (ground.get("fill"), ground.get("width")) == (PALETTE["red"], f"{2 * WIDE:.2f}")


def test_frames_are_shapes() -> None:
    drawn = pictured("╭─┬━╮█")
    assert len(list(drawn.iter(f"{SVG}path"))) == 5
    assert len(list(drawn.iter(f"{SVG}rect"))) == 1
    assert not list(drawn.iter(f"{SVG}text"))
