"""Pixels → the cells of a terminal: two pixels in a cell by a half block with two colours, or one by a shade. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

Colour = tuple[int, int, int]
"""Red, green, blue, each from 0 to 255."""

SHADES = " ░▒▓█"
"""From nothing to all of a cell's ink."""
ASCII_SHADES = " .:-=+*#%@"
UPPER_HALF = "▀"


class Piece(NamedTuple):
    """Cells that look the same."""

    text: str
    ink: Colour | None = None
    ground: Colour | None = None


def half_blocks(pixels: bytes, width: int, height: int, *, near: int = 0) -> Iterator[list[Piece]]:
    """Rows of cells, each two rows of pixels.

    `near`: how much each of red, green and blue may differ from the cell before to be drawn in its colour: long runs
    of one colour are few bytes on the line.
    """
    for y in range(0, height, 2):
        upper, lower = _row(pixels, width, y), _row(pixels, width, y + 1) if y + 1 < height else None
        yield _joined(_steady(upper, lower, near))


def whole(pixels: bytes, width: int, height: int, *, near: int = 0) -> Iterator[list[Piece]]:
    """Rows of cells, each a row of pixels: blanks on coloured ground, for a terminal without half blocks."""
    for y in range(height):
        ground: Colour | None = None
        cells = []
        for pixel in _row(pixels, width, y):
            ground = _kept(ground, pixel, near)
            cells.append(Piece(" ", None, ground))
        yield _joined(iter(cells))


def _row(pixels: bytes, width: int, y: int) -> list[Colour]:
    reds = memoryview(pixels)[3 * width * y : 3 * width * (y + 1)]
    return list(zip(reds[::3], reds[1::3], reds[2::3], strict=True))


def _steady(upper: list[Colour], lower: list[Colour] | None, near: int) -> Iterator[Piece]:
    ink: Colour | None = None
    ground: Colour | None = None
    for x, above in enumerate(upper):
        if lower is None:
            ink = _kept(ink, above, near)
            yield Piece(UPPER_HALF, ink)
            continue
        ground = _kept(ground, lower[x], near)
        if _alike(above, ground, near):
            yield Piece(" ", ink, ground)  # the ink stays as it was: it need not be sent
        else:
            ink = _kept(ink, above, near)
            yield Piece(UPPER_HALF, ink, ground)


def _kept(before: Colour | None, now: Colour, near: int) -> Colour:
    return before if before is not None and _alike(before, now, near) else now


def _alike(one: Colour, other: Colour, near: int) -> bool:
    return one == other or (
        abs(one[0] - other[0]) <= near and abs(one[1] - other[1]) <= near and abs(one[2] - other[2]) <= near
    )


def shaded(pixels: bytes, width: int, height: int, shades: str, *, dark_ink: bool = False) -> Iterator[list[Piece]]:
    """Rows of cells, one pixel each, in a terminal without colours. `dark_ink`: on a light ground."""
    drawn = shades[::-1] if dark_ink else shades
    for y in range(height):
        levels = pixels[3 * width * y : 3 * width * (y + 1) : 3]
        yield [Piece("".join(drawn[level * (len(drawn) - 1) // 255] for level in levels))]


def greys(count: int) -> bytes:
    """A palette of so many greys, from black to white."""
    return bytes(value for n in range(count) for value in (-(-n * 255 // (count - 1)),) * 3)


def _joined(cells: Iterator[Piece]) -> list[Piece]:
    return [
        Piece(char * sum(1 for _ in alike), ink, ground)
        for (char, ink, ground), alike in groupby(cells)
    ]  # fmt: skip
