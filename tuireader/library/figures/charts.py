"""Numbers drawn with signs: sparklines, bars, shades. By length and density alone, never by colour. Pure."""

from __future__ import annotations

from collections.abc import Sequence

_LEVELS = "▁▂▃▄▅▆▇"
"""Not the full block: a line of them would run into the one above."""
_SHADES = "·░▒▓█"

PLAIN = {
    "▁": "_", "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "*", "█": "#", "━": "=", "╸": "-",
    "░": ":", "▒": "+", "▓": "*",
}  # fmt: skip
"""The signs in ASCII, for terminals that have no others."""


def sparkline(values: Sequence[int]) -> str:
    """A sign for each value, as high as it is against the highest; nothing is a space."""
    most = max(values, default=0)
    return "".join(_LEVELS[-(-value * len(_LEVELS) // most) - 1] if value > 0 else " " for value in values)


def bar(value: float, most: float, width: int) -> str:
    """A bar of at most `width` cells, to half a cell; what is not nothing is seen."""
    halves = round(width * 2 * min(1.0, max(0.0, value / most))) if most > 0 else 0
    halves = max(halves, 1 if value > 0 and width else 0)
    return ("━" * (halves // 2) + "╸" * (halves % 2)).ljust(width)


def shade(value: int, most: int) -> str:
    """One sign, as dense as a value is against the highest."""
    return _SHADES[-(-value * (len(_SHADES) - 1) // most)] if most > 0 else _SHADES[0]


def thinned(values: Sequence[int], width: int) -> list[int]:
    """The last value of each of at most `width` stretches of equal length."""
    count = len(values)
    if count <= width:
        return list(values)
    return [values[(number + 1) * count // width - 1] for number in range(width)]


def plain(text: str) -> str:
    """`text` with the signs in ASCII."""
    return text.translate(_TABLE)


_TABLE = str.maketrans(PLAIN | {"·": "."})
