"""A terminal's cells as an SVG: a window with a rounded frame, a title, and the screen on an exact grid.

Lines and blocks are drawn as shapes, so that frames close whatever the font; text is set run by run, each run
anchored to its cell, so that no font can push a column out of place.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from tests.decoded_screen import Cell
from tuireader import text

SIZE = 14.0
WIDE, HIGH = SIZE * 0.602, SIZE * 1.36
"""One cell in pixels; 0.602 is the advance of DejaVu Sans Mono and Menlo."""
MARGIN, BAR = 14.0, 34.0
FONT = "'DejaVu Sans Mono', Menlo, 'SF Mono', Consolas, 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', monospace"
GROUND, INK, FRAME, MUTED = "#1b1e26", "#d3d7df", "#2b303c", "#868e9e"
PALETTE = {
    "black": "#2b303c",
    "red": "#e5737d",
    "green": "#95c58a",
    "brown": "#e3be7d",
    "blue": "#7aa6e8",
    "magenta": "#c397d8",
    "cyan": "#74c3c9",
    "white": "#c6cbd5",
    "brightblack": "#6b7385",
    "brightred": "#f2929a",
    "brightgreen": "#b1dba6",
    "brightbrown": "#f2d59b",
    "brightyellow": "#f2d59b",
    "brightblue": "#9dc0f5",
    "brightmagenta": "#dab4ea",
    "bfightmagenta": "#dab4ea",  # the spelling of pyte 0.8
    "brightcyan": "#97dde2",
    "brightwhite": "#f3f5f9",
}
# pyte gives the first fifteen of 256 colours as xterm's values: they are the palette's too.
# fmt: off
XTERM = {
    "000000": "black", "cd0000": "red", "00cd00": "green", "cdcd00": "brown", "0000ee": "blue",
    "cd00cd": "magenta", "00cdcd": "cyan", "e5e5e5": "white", "7f7f7f": "brightblack", "ff0000": "brightred",
    "00ff00": "brightgreen", "ffff00": "brightbrown", "5c5cff": "brightblue", "ff00ff": "brightmagenta",
    "00ffff": "brightcyan",
}
# fmt: on


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks, in colours that SVG knows."""

    ink: str
    ground: str
    bold: bool
    dim: bool
    italic: bool
    underline: bool
    strike: bool

    @classmethod
    def of(cls, cell: Cell) -> Look:
        ink, ground = _colour(cell.fg, INK), _colour(cell.bg, GROUND)
        if cell.reverse:
            ink, ground = ground, ink
        if cell.conceal:
            ink = ground
        return cls(ink, ground, cell.bold, cell.dim, cell.italics, cell.underscore, cell.strikethrough)

    def attributes(self) -> str:
        lines = " ".join(["underline"] * self.underline + ["line-through"] * self.strike)
        return "".join(
            [
                f' fill="{self.ink}"' if self.ink != INK else "",
                ' font-weight="bold"' if self.bold else "",
                ' font-style="italic"' if self.italic else "",
                ' opacity="0.6"' if self.dim else "",
                f' text-decoration="{lines}"' if lines else "",
            ]
        )


def _colour(name: str, default: str) -> str:
    if name == "default":
        return default
    name = XTERM.get(name, name)
    return PALETTE.get(name) or f"#{name}"


def draw(cells: Sequence[Sequence[Cell]], title: str) -> str:
    """The rows of a screen as a whole SVG document."""
    wide = len(cells[0]) * WIDE + 2 * MARGIN
    high = len(cells) * HIGH + BAR + MARGIN
    ground = Counter(Look.of(cell).ground for row in cells for cell in row).most_common(1)[0][0]
    drawn = "\n".join(piece for y, row in enumerate(cells) for piece in _row(row, y, ground))
    dots = "".join(
        f'<circle cx="{18 + 18 * i}" cy="{BAR / 2}" r="5.5" fill="{colour}"/>'
        for i, colour in enumerate((PALETTE["red"], PALETTE["brown"], PALETTE["green"]))
    )
    frame = f'width="{wide - 1:.1f}" height="{high - 1:.1f}" rx="9" fill="{ground}" stroke="{FRAME}"'
    heading = f'y="{BAR / 2 + 4:g}" fill="{MUTED}" font-size="12.5" text-anchor="middle"'
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.1f} {high:.1f}" width="{wide:.0f}" \
height="{high:.0f}" font-family="{FONT}" font-size="{SIZE:g}" role="img">
<title>{escape(title)}</title>
<rect x="0.5" y="0.5" {frame}/>
<path d="M0.5 {BAR - 4:g}V9.5a9 9 0 0 1 9 -9H{wide - 9.5:.1f}a9 9 0 0 1 9 9V{BAR - 4:g}z" fill="{FRAME}"/>
{dots}
<text x="{wide / 2:.1f}" {heading}>{escape(title)}</text>
<g fill="{INK}" xml:space="preserve">
{drawn}
</g>
</svg>
"""


# ---------------------------------------------------------------- rows and runs


def _row(row: Sequence[Cell], y: int, window: str) -> Iterator[str]:
    looks = [Look.of(cell) for cell in row]
    for ground, run in groupby(range(len(row)), key=lambda x: looks[x].ground):
        places = list(run)
        if ground != window:
            x, end = places[0] * WIDE, (places[-1] + 1) * WIDE
            yield _rectangle(MARGIN + x, BAR + y * HIGH, end - x, HIGH, f' fill="{ground}"')
    for _, run in groupby(range(len(row)), key=lambda x: looks[x]):
        places = list(run)
        yield from _run([row[x].data for x in places], places[0], y, looks[places[0]])


def _run(cells: list[str], x: int, y: int, look: Look) -> Iterator[str]:
    """One run of equal look: words in one piece, other cells one by one. A cell after a wide one is empty."""
    pending, start = "", x
    for place, data in enumerate([*cells, ""], x):
        gap = data == " " and pending[-1:] in ("", " ") and not look.underline
        if data and data.isascii() and data.isprintable() and not gap:
            start = start if pending else place
            pending += data
            continue
        if pending:
            yield _words(pending, start, y, look, len(pending))
        pending = ""
        if data.strip():
            yield _shape(data, place, y, look) or _words(data, place, y, look, text.cells(data))


def _words(words: str, x: int, y: int, look: Look, width: int) -> str:
    place = f'x="{MARGIN + x * WIDE:.2f}" y="{BAR + (y + 0.74) * HIGH:.2f}"'
    length = f'textLength="{width * WIDE:.2f}" lengthAdjust="spacingAndGlyphs"'
    return f"<text {place} {length}{look.attributes()}>{escape(words, quote=False)}</text>"


def _rectangle(x: float, y: float, wide: float, high: float, more: str) -> str:
    place = f'x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{high:.2f}"'
    return f'<rect {place}{more} shape-rendering="crispEdges"/>'


# ---------------------------------------------------------------- lines and blocks as shapes

# Left, top, right, bottom in eighths of a cell.
_BLOCKS = {
    "█": (0, 0, 8, 8),
    "▀": (0, 0, 8, 4),
    "▐": (4, 0, 8, 8),
    "▔": (0, 0, 8, 1),
    "▕": (7, 0, 8, 8),
    **{chr(0x2580 + n): (0, 8 - n, 8, 8) for n in range(1, 8)},
    **{chr(0x2590 - n): (0, 0, n, 8) for n in range(1, 8)},
}
_SHADES = {"░": 0.25, "▒": 0.5, "▓": 0.75}
_ARMS = {"UP": (0, -1), "DOWN": (0, 1), "LEFT": (-1, 0), "RIGHT": (1, 0)}
_BOTH = {"HORIZONTAL": ("LEFT", "RIGHT"), "VERTICAL": ("UP", "DOWN")}


def _shape(char: str, x: int, y: int, look: Look) -> str:
    """A block or a line of a frame as a shape; empty for what is a letter."""
    left, top = MARGIN + x * WIDE, BAR + y * HIGH
    fill = f' fill="{look.ink}"' + (' opacity="0.6"' if look.dim else "")
    if char in _BLOCKS:
        x1, y1, x2, y2 = _BLOCKS[char]
        return _rectangle(left + WIDE * x1 / 8, top + HIGH * y1 / 8, WIDE * (x2 - x1) / 8, HIGH * (y2 - y1) / 8, fill)
    if char in _SHADES:
        return _rectangle(left, top, WIDE, HIGH, f' fill="{look.ink}" opacity="{_SHADES[char]}"')
    name = unicodedata.name(char[0], "")
    if not name.startswith("BOX DRAWINGS ") or any(kind in name for kind in ("DASH", "DIAGONAL", "DOUBLE")):
        return ""
    words = name.removeprefix("BOX DRAWINGS ").split()
    arms = [_ARMS[arm] for word in words for arm in _BOTH.get(word, (word,)) if arm in _ARMS]
    across, down = left + WIDE / 2, top + HIGH / 2
    ends = [f"{across + dx * WIDE / 2:.2f} {down + dy * HIGH / 2:.2f}" for dx, dy in arms]
    if "ARC" in words:
        path = f"M{ends[0]}Q{across:.2f} {down:.2f} {ends[1]}"
    else:
        path = "".join(f"M{across:.2f} {down:.2f}L{end}" for end in ends)
    width = 2.4 if "HEAVY" in words else 1.2
    faint = ' opacity="0.6"' if look.dim else ""
    pen = f'stroke="{look.ink}" stroke-width="{width}" stroke-linecap="square" fill="none"{faint}'
    return f'<path d="{path}" {pen}/>'
