"""What the terminal should show: the text and escape sequences that Textual writes, drawn on a grid of cells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tuireader.ui.terminal.grid import Row
from tuireader.ui.terminal.sgr import PLAIN, applied, linked

_TOKEN = re.compile(
    # A line from its first column on, up to what is neither text nor its look.
    r"\x1b\[(?P<at>[0-9]+)(?:;1)?H(?P<line>(?:[^\x00-\x1f\x7f-\x9f]++|\x1b\[[0-9;:]*+m)++)"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|\x1b\[(?P<sgr>[0-9;:]*)m"
    r"|\x1b\[(?P<row>[0-9]*)(?:;(?P<column>[0-9]*))?[Hf]"
    r"|(?P<control>[\r\n\b])"
    r"|\x1b\[(?P<count>[0-9]*)(?P<way>[A-D])"
    r"|\x1b\[\?2026(?P<sync>[hl])"
    r"|\x1b\]8;(?P<link>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b\[\?(?:47|1047|1049)(?P<alternate>[hl])"
    # Neither paints nor moves: bell, modes (not 132 columns, origin, saved cursor, margins), keyboard
    # protocol, queries, cursor shape, window operations, OSC.
    r"|(?P<aside>\x07|\x1b\[\?(?!(?:3|6|69|1048)[hl])[0-9;]+[hl]|\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\??[0-9;]*\$p"
    r"|\x1b\[[0-9;]*[cnt]|\x1b\[[0-9]* q|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\))"
    r"|(?P<unknown>\x1b\[[0-?]*[ -/]*[@-~]|\x1b[P_^X].*?\x1b\\|\x1b[ -/]*[0-~]|.)",
    re.S,
)

_PART = re.compile("\x1b\\[([0-9;:]*)m|([^\x1b]+)")  # of a line
_MOST = 1000  # lines that are remembered


def tokens_of(data: str) -> list[re.Match[str]]:
    """`data` in pieces, each named by its ``lastgroup``; ``unknown`` is what a `Canvas` cannot draw."""
    return list(_TOKEN.finditer(data))


class Canvas:
    """Rows of cells, and the cursor that writes on them as a terminal that does not wrap.

    ``changed``: something was drawn, or the cursor moved, since whoever looks set it to False.
    ``cursor_hidden``: the program has hidden the cursor (mode 25), so that it does not matter where it stands.
    ``synchronised``: the program has used synchronised output (mode 2026), so the terminal knows it.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = max(columns, 1)
        self.rows = [Row.blank(self.columns) for _ in range(max(rows, 1))]
        self.changed = False
        self.synchronised = False
        self.cursor_hidden = False
        self._own = set(range(len(self.rows)))  # rows that nobody shares
        self._style = PLAIN
        self._x = self._y = 0
        self._lines: dict[str, Row | None] = {}
        """Rows by the text that draws them; None: it draws no whole row."""

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row from 0."""
        return min(self._x, self.columns - 1), self._y

    def share(self) -> list[Row]:
        """The rows as they are now; drawing goes on in copies."""
        for y in self._own:
            if not self.rows[y].steady:
                self.rows[y].weigh()
        self._own.clear()
        return self.rows[:]

    def resize(self, columns: int, rows: int) -> None:
        """What was drawn stays where it fits."""
        kept = [row.fitted(columns) for row in self.rows[:rows]]
        self.rows = kept + [Row.blank(columns) for _ in range(rows - len(kept))]
        self._own = set(range(rows))
        self.columns = columns
        self._x, self._y = min(self._x, columns), min(self._y, rows - 1)

    def draw(self, tokens: Iterable[re.Match[str]]) -> str:
        """Draw what the tokens say; return, joined, those that neither paint nor move."""
        asides: list[str] = []
        for token in tokens:
            kind = token.lastgroup
            if kind == "line":
                self._line(min(_count(token["at"]), len(self.rows)) - 1, token["line"])
            elif kind == "text":
                self._write(token[0])
            elif kind == "sgr":
                self._style = applied(self._style, token["sgr"])
            elif kind in ("row", "column"):
                self._y = min(_count(token["row"]), len(self.rows)) - 1
                self._x = min(_count(token["column"]), self.columns) - 1
                self.changed = True
            elif kind == "control":
                self._control(token[0])
            elif kind == "link":
                self._style = linked(self._style, token["link"])
            elif kind == "way":
                self._step(token["way"], _count(token["count"]))
            elif kind == "sync":
                self.synchronised = True
            elif kind == "alternate":  # what was drawn on the screen that is left does not matter any more
                self.changed = False
                asides.append(token[0])
            elif kind == "aside":
                if token[0] in ("\x1b[?25l", "\x1b[?25h"):
                    self.cursor_hidden = token[0].endswith("l")
                asides.append(token[0])
        return "".join(asides)

    def _line(self, y: int, text: str) -> None:
        """Text and looks from the first column of row `y` on. What fills a row from edge to edge is remembered."""
        self._x, self._y = 0, y
        row = self._row(text) if self._style is PLAIN else None
        if row is None:
            self.draw(_TOKEN.finditer(text))
            return
        self.rows[y], self._x = row, self.columns
        self._own.discard(y)
        self.changed = True

    def _row(self, text: str) -> Row | None:
        """The row that a text is which fills it from edge to edge and leaves the pen plain; None if it does not."""
        row = self._lines.get(text)
        if row is None:
            row = Row.drawn(_PART.findall(text))
            if len(self._lines) >= _MOST:
                self._lines.clear()
            self._lines[text] = row
        return row if row is not None and len(row.cells) == self.columns else None

    def _write(self, text: str) -> None:
        row = self.rows[self._y]
        if self._y not in self._own:
            row = self.rows[self._y] = row.copy()
            self._own.add(self._y)
        self._x = row.write(self._x, text, self._style)
        self.changed = True

    def _step(self, way: str, count: int) -> None:
        x = min(self._x, self.columns - 1)
        self._x = max(0, min(x + {"C": count, "D": -count}.get(way, 0), self.columns - 1))
        self._y = max(0, min(self._y + {"A": -count, "B": count}.get(way, 0), len(self.rows) - 1))
        self.changed = True

    def _control(self, char: str) -> None:
        """CR, BS, and LF, which the line discipline makes CR LF."""
        if char == "\b":
            self._step("D", 1)
            return
        self._x = 0
        if char == "\n" and self._y < len(self.rows) - 1:
            self._y += 1
        elif char == "\n":
            self.rows = [*self.rows[1:], Row.blank(self.columns)]
            self._own = {y - 1 for y in self._own if y}
        self.changed = True


def _count(digits: str | None) -> int:
    """A parameter that is 1 if it is missing or 0."""
    return int(digits or 1) or 1
