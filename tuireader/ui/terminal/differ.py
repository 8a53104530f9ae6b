"""Only differences go over the line: what is written becomes a grid of cells, compared with what is shown.

Textual repaints whole rows, blanks as spaces, styles in full. `ScreenDiffer.feed` reads that; `take` gives
the shortest text that brings the terminal from what it shows to what was fed, however many frames that were.
It knows no Textual and does no input or output.
"""

from __future__ import annotations

import re
from collections import Counter
from operator import is_not, ne

from tuireader.ui.terminal.grid import Row
from tuireader.ui.terminal.pen import Pen
from tuireader.ui.terminal.sgr import PLAIN, applied, linked

_TOKEN = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
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
_SYNC_FROM = 1000  # bytes: what fits in one packet arrives at once and cannot tear
_SCROLL_COST = 20  # bytes of DECSTBM, SU, DECSTBM and the move after it
_WRITE_OVER = 8  # columns: a longer gap between two changes is never written over


class ScreenDiffer:
    """What the terminal should show (`feed`), what it shows, and the way from one to the other (`take`).

    `by_lines`: scroll with IL and DL instead of SU and SD, for terminals that know only those (VT220, Linux).
    """

    def __init__(self, columns: int, rows: int, *, by_lines: bool = False) -> None:
        self.columns = max(columns, 1)
        self._by_lines = by_lines
        self._wanted = [Row.blank(self.columns) for _ in range(max(rows, 1))]
        self._shown: list[Row] | None = None
        self._own: set[int] = set()  # rows of `_wanted` that nobody shares
        self._dirty = False
        self._sync = False
        self._style = PLAIN
        self._x = self._y = 0
        self._pen = Pen()

    @property
    def rows(self) -> int:
        return len(self._wanted)

    @property
    def pending(self) -> bool:
        """Whether something was fed since the last `take`."""
        return self._dirty

    def forget(self) -> None:
        """What the terminal shows is no longer known: the next `take` paints everything."""
        self._shown = None
        self._pen.lost()

    def repaint(self) -> None:
        """`forget`, and have something to take at once, even if nothing is fed."""
        self.forget()
        self._dirty = True

    def resize(self, columns: int, rows: int) -> None:
        """A new size; what was fed stays where it fits."""
        columns, rows = max(columns, 1), max(rows, 1)
        if (columns, rows) == (self.columns, self.rows):
            return
        kept = [row.fitted(columns) for row in self._wanted[:rows]]
        self._wanted = kept + [Row.blank(columns) for _ in range(rows - len(kept))]
        self._own = set(range(rows))
        self.columns = columns
        self.forget()

    # ---------------------------------------------------------------- in

    def feed(self, data: str) -> str:
        """Take in what a program writes to its terminal; return what must be sent before the next `take`.

        That is what neither paints nor moves. If `data` holds anything unknown it comes back untouched, after
        what was pending; then the next `take` that has something to paint paints everything.
        """
        tokens = list(_TOKEN.finditer(data))
        if any(token.lastgroup == "unknown" for token in tokens):
            before = self.take()
            self._read(tokens)
            self.forget()
            self._dirty = False
            return before + data
        return self._read(tokens)

    def _read(self, tokens: list[re.Match[str]]) -> str:
        asides: list[str] = []
        for token in tokens:
            kind = token.lastgroup
            if kind == "text":
                self._write(token[0])
            elif kind == "sgr":
                self._style = applied(self._style, token["sgr"])
            elif kind in ("row", "column"):
                self._y = min(_count(token["row"]), self.rows) - 1
                self._x = min(_count(token["column"]), self.columns) - 1
                self._dirty = True
            elif kind == "control":
                self._control(token[0])
            elif kind == "link":
                self._style = linked(self._style, token["link"])
            elif kind == "way":
                self._step(token["way"], _count(token["count"]))
            elif kind == "sync":
                self._sync = True
            elif kind == "alternate":  # what was drawn on the screen that is left does not matter any more
                self._dirty = False
                self.forget()
                asides.append(token[0])
            elif kind == "aside":
                asides.append(token[0])
        return "".join(asides)

    def _write(self, text: str) -> None:
        row = self._wanted[self._y]
        if self._y not in self._own:
            row = self._wanted[self._y] = row.copy()
            self._own.add(self._y)
        self._x = row.write(self._x, text, self._style)
        self._dirty = True

    def _step(self, way: str, count: int) -> None:
        x = min(self._x, self.columns - 1)
        self._x = max(0, min(x + {"C": count, "D": -count}.get(way, 0), self.columns - 1))
        self._y = max(0, min(self._y + {"A": -count, "B": count}.get(way, 0), self.rows - 1))
        self._dirty = True

    def _control(self, char: str) -> None:
        """CR, BS, and LF, which the line discipline makes CR LF."""
        if char == "\b":
            self._step("D", 1)
            return
        self._x = 0
        if char == "\n" and self._y < self.rows - 1:
            self._y += 1
        elif char == "\n":
            self._wanted = [*self._wanted[1:], Row.blank(self.columns)]
            self._own = {y - 1 for y in self._own if y}
        self._dirty = True

    # ---------------------------------------------------------------- out

    def take(self) -> str:
        """The text that makes the terminal show what was fed, from now on."""
        if not self._dirty:
            return ""
        pen = self._pen
        for y in self._own:
            if not self._wanted[y].steady:
                self._wanted[y].weigh()
        if self._shown is None:
            pen.command("\x1b[m\x1b[r\x1b[2J")
            pen.lost()
            shown = [Row.blank(self.columns)] * self.rows
        else:
            shown = self._scroll(self._shown)
        for y, (old, new) in enumerate(zip(shown, self._wanted, strict=True)):
            if old is not new and old != new:
                self._row(y, old, new)
        pen.turn(PLAIN)
        pen.move(min(self._x, self.columns - 1), self._y)
        self._shown = self._wanted[:]
        self._own.clear()
        self._dirty = False
        text = pen.take()
        return f"\x1b[?2026h{text}\x1b[?2026l" if self._sync and len(text) >= _SYNC_FROM else text

    def _row(self, y: int, old: Row, new: Row) -> None:
        """The changed runs of one row; a row with a width in doubt is erased and drawn whole."""
        pen = self._pen
        end, old_end = new.end(), old.end()
        if not (old.steady and new.steady):
            pen.move(0, y)
            pen.erase_right()
            pen.cells(y, new, 0, end)
            return
        start = stop = -1
        for x in _differing(old, new, end):
            if start < 0:
                start = x
            elif x > stop and not self._worth_writing(new, stop, x):
                pen.cells(y, new, start, stop)
                start = x
            stop = x + 1
            while stop < end and not new.cells[stop]:  # both halves of a wide character
                stop += 1
        if start >= 0:
            if old_end > end > stop and self._worth_writing(new, stop, end):
                stop = end
            pen.cells(y, new, start, stop)
        if old_end - end > 2:
            pen.move(end, y)
            pen.erase_right()
        elif old_end > end:
            pen.cells(y, new, end, old_end)

    def _worth_writing(self, row: Row, start: int, end: int) -> bool:
        """Whether to write the unchanged cells between two changes is no longer than to step over them."""
        if end - start > _WRITE_OVER:
            return False
        style = row.styles[start - 1]
        text = "".join(row.cells[start:end])
        step = 3 if end - start == 1 else 4
        return (
            all(
                other is style or (cell == " " and style.fits_blank(other))
                for cell, other in zip(row.cells[start:end], row.styles[start:end], strict=True)
            )
            and (len(text) if text.isascii() else len(text.encode(errors="replace"))) <= step
        )

    def _scroll(self, shown: list[Row]) -> list[Row]:
        """Scroll a part of the screen if that saves more than it costs; return what is shown then.

        Rows that moved are found by look-up, so the search is linear in rows; the commonest move wins.
        """
        wanted = self._wanted
        changed = [y for y, row in enumerate(wanted) if row is not shown[y] and row != shown[y]]
        if len(changed) < 3:
            return shown
        places: dict[object, int | None] = {}
        for y in changed:
            if shown[y].end():
                key = shown[y].key()
                places[key] = None if key in places else y
        moves = [(y, came - y) for y in changed if (came := places.get(wanted[y].key())) is not None]
        if not moves:
            return shown
        by = Counter(move for _, move in moves).most_common(1)[0][0]
        rows = [y for y, move in moves if move == by]
        top, bottom = min(rows) + min(by, 0), max(rows) + max(by, 0)
        blank = [Row.blank(self.columns)] * abs(by)
        part = shown[top : bottom + 1]
        part = part[by:] + blank if by > 0 else blank + part[:by]
        moved = [*shown[:top], *part, *shown[bottom + 1 :]]
        region = range(top, bottom + 1)
        saved = sum(_distance(shown[y], wanted[y]) - _distance(moved[y], wanted[y]) for y in region)
        if saved <= _SCROLL_COST:
            return shown
        self._pen.command(self._scrolling(top, bottom, by))
        self._pen.lost()
        return moved

    def _scrolling(self, top: int, bottom: int, by: int) -> str:
        """DECSTBM, SU or SD (or DL, IL at the top of the region), and the whole screen as region again."""
        count = abs(by) if abs(by) > 1 else ""
        if self._by_lines:
            text = f"\x1b[{top + 1}H\x1b[{count}{'M' if by > 0 else 'L'}"
        else:
            text = f"\x1b[{count}{'S' if by > 0 else 'T'}"
        return text if bottom - top == self.rows - 1 else f"\x1b[{top + 1};{bottom + 1}r{text}\x1b[r"


def _count(digits: str | None) -> int:
    """A parameter that is 1 if it is missing or 0."""
    return int(digits or 1) or 1


def _differing(old: Row, new: Row, end: int) -> list[int]:
    """The columns below `end` where two rows differ."""
    cells, styles, others, looks = old.cells, old.styles, new.cells, new.styles
    return [x for x in range(end) if cells[x] != others[x] or styles[x] is not looks[x]]


def _distance(old: Row, new: Row) -> int:
    """About how many bytes lie between two rows: the cells that differ."""
    return 0 if old == new else sum(map(ne, old.cells, new.cells)) + sum(map(is_not, old.styles, new.styles))
