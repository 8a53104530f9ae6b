"""Which colours an image can be drawn in: as many as the terminal and the reader's wishes allow."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.color import Color, ColorType
from rich.color_triplet import ColorTriplet
from rich.style import Style

from tuireader.ui.images.cells import ASCII_SHADES, SHADES, Colour, greys
from tuireader.ui.terminal.spelling import in_ascii, speller

if TYPE_CHECKING:
    from textual.app import App
    from textual.theme import Theme


class Colours(NamedTuple):
    """How to draw."""

    palette: bytes = b""
    """Red, green, blue of each colour there is; empty: any."""
    shades: str = ""
    """Characters from dark to light in place of colours; empty: colours."""
    halves: bool = True
    """Whether a cell shows two pixels, one above the other: by a half block, which a terminal may not have."""

    kind: ColorType = ColorType.TRUECOLOR
    """What `palette` is of."""

    def look(self, ink: Colour | None, ground: Colour | None) -> Style:
        """How a cell in these colours is drawn."""
        return _look(ink, ground, self.kind)

    @property
    def near(self) -> int:
        """How far a colour may be from the one meant, to save bytes: see `cells.half_blocks`."""
        return 0 if self.palette else 8


def of(app: App[object], environ: Mapping[str, str] = os.environ) -> Colours:
    """The colours of this terminal under this theme."""
    system, blocks = app.console.color_system, speller(environ) is not in_ascii
    if system is None or app.no_color or _is_colourless(app.current_theme):
        shades = SHADES if blocks else ASCII_SHADES
        return Colours(greys(len(shades)), shades, halves=False)
    if system == "truecolor":
        return Colours(halves=blocks)
    kind = ColorType.EIGHT_BIT if system == "256" else ColorType.STANDARD
    return Colours(_palette(kind), halves=blocks, kind=kind)


def _is_colourless(theme: Theme) -> bool:
    return all(
        colour in (None, "ansi_default")
        for colour in (theme.primary, theme.secondary, theme.accent, theme.success, theme.warning, theme.error)
    )


@lru_cache(maxsize=16_384)
def _look(ink: Colour | None, ground: Colour | None, kind: ColorType) -> Style:
    return Style(
        color=_named(ink, kind) if ink is not None else None,
        bgcolor=_named(ground, kind) if ground is not None else None,
    )


@lru_cache(maxsize=16_384)
def _named(colour: Colour, kind: ColorType) -> Color:
    """A colour of a palette by its number, which neither Textual nor Rich then takes for something to be matched."""
    if kind is ColorType.TRUECOLOR:
        return Color.from_rgb(*colour)
    number = _numbers(kind)[colour]
    return Color(f"color({number})", kind, number, ColorTriplet(*colour))


@cache
def _numbers(kind: ColorType) -> dict[Colour, int]:
    """Red, green, blue → number: of the terminal's sixteen, as Rich takes them to look, or of the 240 after them."""
    from rich._palettes import EIGHT_BIT_PALETTE, STANDARD_PALETTE

    palette, first, end = (STANDARD_PALETTE, 0, 16) if kind is ColorType.STANDARD else (EIGHT_BIT_PALETTE, 16, 256)
    found: dict[Colour, int] = {}
    for number in range(first, end):
        red, green, blue = palette[number]
        found[red, green, blue] = number
    return found


def _palette(kind: ColorType) -> bytes:
    return bytes(value for colour in _numbers(kind) for value in colour)
