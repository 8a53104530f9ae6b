"""The pen that draws on the terminal: where it stands, how it draws, the shortest text to change either."""

from __future__ import annotations

import re

from tuireader.ui.terminal.grid import Row, is_steady
from tuireader.ui.terminal.sgr import PLAIN, Style, change

_LONG_BLANK = re.compile(" {11,}")  # from here on ECH and a move are shorter than the spaces
_BLANK_AMID = re.compile(" {8,}")  # from here on EL and a move are
_BLANK_ALREADY = re.compile(" {5,}")  # from here on a move is


def _csi(count: int, final: str) -> str:
    return f"\x1b[{count if count > 1 else ''}{final}"


def _gap(blanks: re.Match[str]) -> str:
    """Erase instead of writing spaces, then step over: ECH, CUF."""
    count = len(blanks.group())
    return f"\x1b[{count}X\x1b[{count}C"


def _step(blanks: re.Match[str]) -> str:
    """Step over what is blank already."""
    return _csi(len(blanks.group()), "C")


def _without_gaps(text: str, *, last: bool, erased: bool) -> tuple[str, bool]:
    """A text with moves in place of long blanks, erased where need be; whether all right of it is erased by then.

    `last`: nothing is to stay right of the text; `erased`: nothing stands there.
    """
    if not (last or erased):
        return _LONG_BLANK.sub(_gap, text), False
    before, amid, after = text, "", ""
    if not erased and (gap := _BLANK_AMID.search(text)) is not None:
        before, amid, after = text[: gap.start()], f"\x1b[K{_step(gap)}", text[gap.end() :]
    elif erased:
        before, after = "", text
    return before + amid + _BLANK_ALREADY.sub(_step, after), erased or bool(amid)


class Pen:
    """Collects text for the terminal. A position that is not known for sure is None.

    Of escape sequences only what a VT220 knows is used, and erasing only with the default background, so that
    nothing depends on "background colour erase".
    """

    def __init__(self) -> None:
        self.x: int | None = None
        self.y: int | None = None
        self.style = PLAIN
        self._text: list[str] = []

    def take(self) -> str:
        """What was drawn since the last call."""
        text = "".join(self._text)
        self._text.clear()
        return text

    def lost(self) -> None:
        """The cursor may be anywhere."""
        self.x = self.y = None

    def command(self, text: str) -> None:
        """An escape sequence that leaves the cursor where it is."""
        self._text.append(text)

    def turn(self, style: Style) -> None:
        if style is not self.style:
            self._text.append(change(self.style, style))
            self.style = style

    # ---------------------------------------------------------------- moving

    def move(self, x: int, y: int) -> None:
        """To column `x`, row `y`, counted from 0, by the shortest way."""
        self._text.append(self.way(x, y))
        self.x, self.y = x, y

    def way(self, x: int, y: int) -> str:
        """What moves there."""
        if x == self.x and y == self.y:
            return ""
        absolute = f"\x1b[{y + 1 if y else ''}{f';{x + 1}' if x else ''}H"
        return min([*self._relative(x, y), absolute], key=len)

    def _relative(self, x: int, y: int) -> list[str]:
        """Ways from here: carriage return, index (``ESC D``), reverse index, next line, left and right."""
        if self.y is None:
            return []
        down = y - self.y
        across = _csi(x, "C") if x else ""
        ways = []
        if down == 0:
            ways.append("\r" + across)
        elif 0 < down < 4:
            ways.append("\x1bE" * down + across)
        if self.x is None or not -4 < down < 4:
            return ways
        vertical = ("\x1bD" if down > 0 else "\x1bM") * abs(down)
        step = x - self.x
        if step > 0:
            ways.append(vertical + _csi(step, "C"))
        elif step < 0:
            ways.append(vertical + _csi(-step, "D"))  # a backspace is shorter, but no control code is ever sent
        else:
            ways.append(vertical)
        return ways

    # ---------------------------------------------------------------- drawing

    def cells(self, y: int, row: Row, start: int, end: int, *, last: bool = False) -> bool:
        """Draw the cells from `start` up to `end` of `row`, which is row `y`.

        `last`: nothing is to stay right of them. True if what stood there has been erased.
        """
        erased = False
        for x, stop, style in row.runs(start, end):
            if row.steady:
                text = "".join(row.cells[x:stop])
                self.move(x, y)
                self._turn_for(text, style)
                if (style.blank or style) is PLAIN and "     " in text:
                    text, erased = _without_gaps(text, last=last, erased=erased)
                self._text.append(text)
                self.x = stop if stop < len(row.cells) else None
            else:
                self._unsteady(x, y, row, style, stop)
        return erased

    def _turn_for(self, text: str, style: Style) -> None:
        """To a style, as far as it shows in a text."""
        blank = style.blank or style
        if style is not self.style and not (self.style.fits_blank(blank) and not text.strip(" ")):
            self.turn(style if text.strip(" ") else blank)

    def _unsteady(self, x: int, y: int, row: Row, style: Style, stop: int) -> None:
        """Cluster by cluster; after one whose width is in doubt the cursor is placed anew."""
        self.turn(style)
        columns = len(row.cells)
        while x < stop:
            after = x + 1
            while after < stop and not row.cells[after]:
                after += 1
            self.move(x, y)
            self._text.append(row.cells[x])
            self.x = after if after < columns and is_steady(row.cells[x], after - x) else None
            x = after

    def erase_right(self) -> None:
        """Blanks in the default background from here to the end of the row."""
        self.turn(PLAIN)
        self._text.append("\x1b[K")
