"""Only differences go over the line: what is written becomes a grid of cells, compared with what is shown.

Textual repaints whole rows, blanks as spaces, styles in full. `ScreenDiffer.feed` reads that; `take` gives
the shortest text that brings the terminal from what it shows to what was fed, however many frames that were.
It knows no Textual and does no input or output.
"""

from __future__ import annotations

import re

from tuireader.ui.terminal.canvas import Canvas, tokens_of
from tuireader.ui.terminal.grid import Row, differences
from tuireader.ui.terminal.pen import Pen
from tuireader.ui.terminal.scrolling import Scroll, best_scroll
from tuireader.ui.terminal.sgr import PLAIN

_SYNC_FROM = 1000  # bytes: what fits in one packet arrives at once and cannot tear
SYNCHRONISED, MARGINS = 2026, 69
"""Private modes that not every terminal has: synchronised output, left and right margins (DECLRMM)."""
_WORTH_ASKING = 100  # bytes that margins at left and right would have saved
_RUN = re.compile(b"\x01+")  # of changed columns, as `differences` tells them
_WRITE_OVER = 8  # columns: a longer gap between two changes is never written over


class ScreenDiffer:
    """What the terminal should show (`feed`), what it shows, and the way from one to the other (`take`).

    `by_lines`: scroll with IL and DL instead of SU and SD, for terminals that know only those (VT220, Linux).
    `asks`: ask the terminal which modes it has, as soon as one would be of use; whoever reads its answer calls `learn`.
    """

    def __init__(self, columns: int, rows: int, *, by_lines: bool = False, asks: bool = False) -> None:
        self._canvas = Canvas(columns, rows)
        self._shown: list[Row] | None = None
        self._by_lines = by_lines
        self._asks = asks
        self._modes: dict[int, bool] = {}
        """The modes that were asked for, and whether the terminal has them."""
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
        """The terminal shows what `text` has drawn on a blank screen from the first cell on, and no cursor; nothing is
        to be sent."""
        self._canvas.draw(tokens_of(text))
        self._canvas.cursor_hidden = True
        self._canvas.changed = False
        self._shown = self._canvas.share()
        x, self._pen.y = self._canvas.cursor
        self._pen.x = x if x < self._canvas.columns - 1 else None  # there the next one may stand on the row below

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
            changes = _changes(shown, wanted)
        else:
            shown, changes = self._scroll(self._shown, wanted)
        for y, change in changes.items():
            self._row(y, shown[y], wanted[y], change)
        pen.turn(PLAIN)
        if not canvas.cursor_hidden:
            pen.move(*canvas.cursor)
        self._shown = wanted
        text = pen.take()
        if len(text) < _SYNC_FROM:
            return text
        if canvas.synchronised:
            return f"\x1b[?2026h{text}\x1b[?2026l"
        if self._may_ask(SYNCHRONISED):
            self._ask(SYNCHRONISED)
        return text + pen.take()

    def _row(self, y: int, old: Row, new: Row, change: bytes) -> None:
        """The changed runs of one row; a row with a width in doubt is erased and drawn whole."""
        pen = self._pen
        end, old_end = new.end(), old.end()
        if not (old.steady and new.steady):
            pen.move(0, y)
            pen.erase_right()
            pen.cells(y, new, 0, end)
            return
        start = stop = -1
        for run in _RUN.finditer(change, 0, end):
            if start < 0:
                start = self._first(y, new, run.start())
            elif run.start() > stop and not self._worth_writing(new, stop, run.start()):
                pen.cells(y, new, start, stop)
                start = run.start()
            stop = run.end()
            while stop < end and not new.cells[stop]:  # both halves of a wide character
                stop += 1
        if start >= 0:
            if old_end > end > stop and self._worth_writing(new, stop, end):
                stop = end
            if pen.cells(y, new, start, stop, last=stop == end):
                return
        if old_end - end > 2:
            pen.move(end, y)
            pen.erase_right()
        elif old_end > end:
            pen.cells(y, new, end, old_end)

    def _first(self, y: int, row: Row, start: int) -> int:
        """Where to begin row `y`, of which the columns from `start` on change: blanks before them may be the shorter
        way there."""
        blanks = start <= _WRITE_OVER and all(
            cell == " " and self._pen.style.fits_blank(look)
            for cell, look in zip(row.cells[:start], row.styles[:start], strict=True)
        )
        shorter = blanks and len(self._pen.way(0, y)) + start < len(self._pen.way(start, y))
        return 0 if shorter else start

    def _worth_writing(self, row: Row, start: int, end: int) -> bool:
        """Whether to write the unchanged cells between two changes is no longer than to step over them."""
        if end - start > _WRITE_OVER:
            return False
        text, ink = "".join(row.cells[start:end]), row.ink[start:end]
        if (len(text) if text.isascii() else len(text.encode(errors="replace"))) > (3 if end - start == 1 else 4):
            return False
        style = row.ink[start - 1]
        return ink.count(style) == end - start or all(
            other is style or (cell == " " and style.fits_blank(other.blank or other))
            for cell, other in zip(row.cells[start:end], ink, strict=True)
        )

    def _scroll(self, shown: list[Row], wanted: list[Row]) -> tuple[list[Row], dict[int, bytes]]:
        """Scroll a part of the screen if that saves more than it costs; return what is shown then, and what of that is
        to be changed."""
        changes = _changes(shown, wanted)
        found = best_scroll(shown, wanted, changes, beside=self._has(MARGINS))
        if self._may_ask(MARGINS):
            better = best_scroll(shown, wanted, changes, beside=True)
            if better is not None and better.saved > _WORTH_ASKING + (found.saved if found is not None else 0):
                self._ask(MARGINS)
        if found is None:
            return shown, changes
        self._pen.command(self._scrolling(found))
        self._pen.lost()
        return found.moved, _changes(found.moved, wanted)

    def _scrolling(self, scroll: Scroll) -> str:
        """DECSTBM, SU or SD (or DL, IL at the top of the region), and the whole screen as region again.

        Around that, where some columns are scrolled alone: DECLRMM, DECSLRM.
        """
        by, top, bottom = scroll.by, scroll.top, scroll.bottom
        count = abs(by) if abs(by) > 1 else ""
        if self._by_lines:
            text = f"\x1b[{top + 1}H\x1b[{count}{'M' if by > 0 else 'L'}"
        else:
            text = f"\x1b[{count}{'S' if by > 0 else 'T'}"
        if bottom - top < len(self._canvas.rows) - 1:
            text = f"\x1b[{top + 1};{bottom + 1}r{text}\x1b[r"
        if scroll.right - scroll.left < self._canvas.columns:
            text = f"\x1b[?69h\x1b[{scroll.left + 1};{scroll.right}s{text}\x1b[?69l"
        return text

    # ---------------------------------------------------------------- what the terminal knows

    def learn(self, mode: int) -> None:
        """The terminal says that it knows a private mode."""
        self._modes[mode] = True

    def _has(self, mode: int) -> bool:
        return self._modes.get(mode, False)

    def _may_ask(self, mode: int) -> bool:
        return self._asks and not self._by_lines and mode not in self._modes

    def _ask(self, mode: int) -> None:
        """Ask the terminal whether it knows a private mode (DECRQM), once it would be of use."""
        self._modes[mode] = False
        self._pen.command(f"\x1b[?{mode}$p")


def _changes(shown: list[Row], wanted: list[Row]) -> dict[int, bytes]:
    """Row → where it is to change, from the top down."""
    found = ((y, differences(old, new)) for y, (old, new) in enumerate(zip(shown, wanted, strict=True)))
    return {y: change for y, change in found if change}
