"""Pixels as cells of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem, ColorType

from tuireader.ui.images import cells, colours
from tuireader.ui.images.cells import ASCII_SHADES, SHADES, Piece
from tuireader.ui.images.colours import Colours
from tuireader.ui.images.kept import MOST, Kept

A, B, C = (10, 20, 30), (200, 100, 50), (0, 0, 0)


def pixels(*colours: tuple[int, int, int]) -> bytes:
    return bytes(value for colour in colours for value in colour)


def test_two_pixels_are_a_half_block_and_two_alike_a_blank() -> None:
    rows = list(cells.half_blocks(pixels(A, B, A, C, B, B), 3, 2))
    assert rows == [[Piece("▀", A, C), Piece(" ", A, B), Piece("▀", A, B)]]


def test_cells_alike_are_one_piece_and_an_odd_row_has_no_ground() -> None:
    rows = list(cells.half_blocks(pixels(A, A, B, B, C, C), 2, 3))
    assert rows == [[Piece("▀▀", A, B)], [Piece("▀▀", C, None)]]


def test_near_colours_are_drawn_as_the_one_before() -> None:
    near = (12, 18, 33)
    assert list(cells.half_blocks(pixels(A, near, C, C), 2, 2, near=3)) == [[Piece("▀▀", A, C)]]
    assert list(cells.half_blocks(pixels(A, near, C, C), 2, 2, near=2)) == [[Piece("▀", A, C), Piece("▀", near, C)]]


@given(st.data(), st.integers(1, 9), st.integers(1, 9), st.integers(0, 20))
def test_every_pixel_is_drawn_in_a_colour_that_is_near(data: st.DataObject, width: int, height: int, near: int) -> None:
    given = data.draw(st.binary(min_size=3 * width * height, max_size=3 * width * height))
    rows = list(cells.half_blocks(given, width, height, near=near))
    assert len(rows) == (height + 1) // 2
    for y, row in enumerate(rows):
        flat = [(char, piece) for piece in row for char in piece.text]
        assert len(flat) == width
        for x, (char, piece) in enumerate(flat):
            upper = piece.ink if char == "▀" else piece.ground
            for colour, at in ((upper, 2 * y), (piece.ground, 2 * y + 1)):
                if at < height:
                    meant = given[3 * (at * width + x) : 3 * (at * width + x) + 3]
                    assert colour is not None
                    assert all(abs(one - other) <= 2 * near for one, other in zip(colour, meant, strict=True))


def test_without_half_blocks_a_cell_is_a_blank_on_its_colour() -> None:
    assert list(cells.whole(pixels(A, A, B, C), 2, 2)) == [
        [Piece("  ", None, A)],
        [Piece(" ", None, B), Piece(" ", None, C)],
    ]


@pytest.mark.parametrize("shades", [SHADES, ASCII_SHADES])
def test_every_grey_of_the_palette_is_its_shade(shades: str) -> None:
    ramp = cells.greys(len(shades))
    assert list(cells.shaded(ramp, len(shades), 1, shades)) == [[Piece(shades)]]
    assert list(cells.shaded(ramp, len(shades), 1, shades, dark_ink=True)) == [[Piece(shades[::-1])]]


@pytest.mark.parametrize(
    ("kind", "system", "count"),
    [(ColorType.EIGHT_BIT, ColorSystem.EIGHT_BIT, 240), (ColorType.STANDARD, ColorSystem.STANDARD, 16)],
)
def test_a_colour_of_a_palette_reaches_the_terminal_as_its_number(
    kind: ColorType, system: ColorSystem, count: int
) -> None:
    palette = colours._palette(kind)
    drawn = Colours(palette, kind=kind)
    numbers = set()
    for at in range(0, len(palette), 3):
        colour = (palette[at], palette[at + 1], palette[at + 2])
        style = drawn.look(colour, None)
        assert style.color is not None and style.color.triplet == colour, "Textual leaves it alone"
        numbers.add(style.color.downgrade(system).number)
    assert len(numbers) == len(palette) // 3
    assert len(numbers) >= count - 6, "some of the 240 are the same colour twice"


def test_old_images_are_dropped_for_new_ones() -> None:
    kept = Kept()
    half = b"x" * (MOST // 2)
    kept.put("a", half)
    kept.put("b", half)
    assert kept.get("a") == half
    kept.put("c", b"c")
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (half, None, b"c")
