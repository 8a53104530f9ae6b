"""Only differences go over the line: what is written becomes a grid of cells, compared with what is shown.

Textual repaints whole rows, blanks as spaces, styles in full. `ScreenDiffer.feed` reads that; `take` gives
the shortest text that brings the terminal from what it shows to what was fed, however many frames that were.
It knows no Textual and does no input or output.
"""

from __future__ import annotations

from collections import Counter
from operator import is_not, ne

from tuireader.ui.terminal.canvas import Canvas, tokens_of
from tuireader.ui.terminal.grid import Row
from tuireader.ui.terminal.pen import Pen
from tuireader.ui.terminal.sgr import PLAIN

_SYNC_FROM = 1000  # bytes: what fits in one packet arrives at once and cannot tear
_SCROLL_COST = 20  # bytes of DECSTBM, SU, DECSTBM and the move after it
_WRITE_OVER = 8  # columns: a longer gap between two changes is never written over


class ScreenDiffer:
    """What the terminal should show (`feed`), what it shows, and the way from one to the other (`take`).

    `by_lines`: scroll with IL and DL instead of SU and SD, for terminals that know only those (VT220, Linux).
    """

    def __init__(self, columns: int, rows: int, *, by_lines: bool = False) -> None:
        self._canvas = Canvas(columns, rows)
        self._shown: list[Row] | None = None
        self._by_lines = by_lines
        self._pen = Pen()
        self._held = False

    @property
    def pending(self) -> bool:
        """Whether there may be something to `take`."""
        return self._canvas.changed and not self._held

    @property
    def shown(self) -> list[Row] | None:
        """What the terminal shows, or is about to: rows nobody writes into. None: that is not known."""
        return self._shown

    def adopt(self, text: str) -> None:
        """The terminal shows what `text` has drawn on a blank screen from the first cell on; nothing is to be sent."""
        self._canvas.draw(tokens_of(text))
        self._canvas.changed = False
        self._shown = self._canvas.share()

    def hold(self) -> None:
        """Have nothing to take, whatever is fed, until `release`."""
        self._held = True

    def release(self) -> None:
        """End `hold`: what was fed meanwhile can be taken, as one difference."""
        self._held = False

    def forget(self) -> None:
        """What the terminal shows is no longer known: the next `take` paints everything."""
        self._shown = None
        self._pen.lost()

    def repaint(self) -> None:
        """`forget`, and have something to take at once, even if nothing is fed."""
        self.forget()
        self._canvas.changed = True

    def resize(self, columns: int, rows: int) -> None:
        """A new size; what was fed stays where it fits."""
        columns, rows = max(columns, 1), max(rows, 1)
        if (columns, rows) != (self._canvas.columns, len(self._canvas.rows)):
            self._canvas.resize(columns, rows)
            self.forget()

    # ---------------------------------------------------------------- in

    def feed(self, data: str) -> str:
        """Take in what a program writes to its terminal; return what must be sent before the next `take`.

        That is what neither paints nor moves. If `data` holds anything unknown it comes back untouched, after
        what was pending; then the next `take` that has something to paint paints everything.
        """
        tokens = tokens_of(data)
        kinds = {token.lastgroup for token in tokens}
        if "unknown" in kinds:
            before = self.take()
            self._canvas.draw(tokens)
            self.forget()
            self._canvas.changed = False
            return before + data
        if "alternate" in kinds:
            self.forget()
        return self._canvas.draw(tokens)

    # ---------------------------------------------------------------- out

    def take(self) -> str:
        """The text that makes the terminal show what was fed, from now on."""
        canvas, pen = self._canvas, self._pen
        if not self.pending:
            return ""
        canvas.changed = False
        wanted = canvas.share()
        if self._shown is None:
            pen.command("\x1b[m\x1b[r\x1b[2J")
            pen.lost()
            shown = [Row.blank(canvas.columns)] * len(wanted)
        else:
            shown = self._scroll(self._shown, wanted)
        for y, (old, new) in enumerate(zip(shown, wanted, strict=True)):
            if old is not new and old != new:
                self._row(y, old, new)
        pen.turn(PLAIN)
        if not canvas.cursor_hidden:
            pen.move(*canvas.cursor)
        self._shown = wanted
        text = pen.take()
        return f"\x1b[?2026h{text}\x1b[?2026l" if canvas.synchronised and len(text) >= _SYNC_FROM else text

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

    def _scroll(self, shown: list[Row], wanted: list[Row]) -> list[Row]:
        """Scroll a part of the screen if that saves more than it costs; return what is shown then.

        Rows that moved are found by look-up, so the search is linear in rows; the commonest move wins.
        """
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
        blank = [Row.blank(self._canvas.columns)] * abs(by)
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
        return text if bottom - top == len(self._canvas.rows) - 1 else f"\x1b[{top + 1};{bottom + 1}r{text}\x1b[r"


def _differing(old: Row, new: Row, end: int) -> list[int]:
    """The columns below `end` where two rows differ."""
    cells, styles, others, looks = old.cells, old.styles, new.cells, new.styles
    return [x for x in range(end) if cells[x] != others[x] or styles[x] is not looks[x]]


def _distance(old: Row, new: Row) -> int:
    """About how many bytes lie between two rows: the cells that differ."""
    return 0 if old == new else sum(map(ne, old.cells, new.cells)) + sum(map(is_not, old.styles, new.styles))
