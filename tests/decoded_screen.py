"""What a terminal shows after the bytes it was sent: pyte, made exact where pyte is loose.

Added: grapheme clusters (widths as Rich and so Textual measures them), halves of wide characters, every
attribute, hyperlinks, SU, SD, margins at left and right, REP, the alternate screen, erasing with and without
"background colour erase", replies to queries.
"""

from __future__ import annotations

import codecs
import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple

import pyte
from pyte import graphics
from pyte import modes as mo
from rich.cells import split_graphemes


class Cell(NamedTuple):
    """One cell: a grapheme cluster (``""`` in the second half of a wide one), its colours and attributes."""

    data: str
    fg: str = "default"
    bg: str = "default"
    bold: bool = False
    italics: bool = False
    underscore: bool = False
    strikethrough: bool = False
    reverse: bool = False
    blink: bool = False
    dim: bool = False
    conceal: bool = False
    overline: bool = False
    link: str = ""

    def seen(self) -> Cell:
        """The cell as the eye has it: what only changes ink does not show on a blank."""
        if self.data != " " or self.reverse or self.underscore or self.strikethrough or self.overline:
            return self
        return self._replace(fg="default", bold=False, italics=False, dim=False, blink=False, conceal=False)


_SWITCHES = {
    1: ("bold", True),
    2: ("dim", True),
    3: ("italics", True),
    4: ("underscore", True),
    5: ("blink", True),
    6: ("blink", True),
    7: ("reverse", True),
    8: ("conceal", True),
    9: ("strikethrough", True),
    21: ("underscore", True),
    23: ("italics", False),
    24: ("underscore", False),
    25: ("blink", False),
    27: ("reverse", False),
    28: ("conceal", False),
    29: ("strikethrough", False),
    53: ("overline", True),
    55: ("overline", False),
}


class Screen(pyte.Screen):
    """What is on the terminal.

    `bce`: whether erasing paints the current background (xterm) or the default one (some consoles).
    """

    def __init__(self, columns: int, lines: int, *, bce: bool = True) -> None:
        self.bce = bce
        self.link = ""
        self.sides: tuple[int, int] | None = None
        """The left and right margins, first and last column, while mode 69 is set."""
        self.private_modes: set[int] = {7, 25}  # wrapping, cursor shown
        self._main: Any = None
        super().__init__(columns, lines)

    def reset(self) -> None:
        super().reset()
        self.cursor.attrs = self.default_char

    @property
    def default_char(self) -> Cell:
        return Cell(" ")

    @property
    def alternate(self) -> bool:
        """Whether the alternate screen is shown."""
        return self._main is not None

    def cells(self) -> list[list[Cell]]:
        """Every cell as seen, row by row."""
        return [[self.buffer[y][x].seen() for x in range(self.columns)] for y in range(self.lines)]

    def shows(self, other: Screen, spelled: Callable[[str], str] = str) -> bool:
        """Whether every cell is seen as on `other`, of the same size, where its signs are written as `spelled`."""
        for y in range(self.lines):
            mine, theirs = self.buffer[y], other.buffer[y]
            if spelled is str and mine == theirs:
                continue  # what is the same is seen the same, and takes a tenth of the time to tell
            for x in range(self.columns):
                cell, wanted = mine[x], theirs[x]
                if spelled is not str:
                    wanted = wanted._replace(data=spelled(wanted.data))
                if cell != wanted and cell.seen() != wanted.seen():
                    return False
        return True

    def rows(self) -> list[str]:
        """The text of every row without the blanks at its end."""
        columns = range(self.columns)
        return ["".join([self.buffer[y][x].data for x in columns]).rstrip() for y in range(self.lines)]

    # -- writing

    def draw(self, data: str) -> None:
        fits = self.cursor.x + len(data) <= self.columns
        if data.isascii() and data.isprintable() and fits and not self._before().data.endswith("\u200d"):
            self._type(data)
            return
        spans, _ = split_graphemes(data)
        for start, end, width in spans:
            cluster = data[start:end]
            if width == 0 or self._before().data.endswith("\u200d"):
                self._join(cluster)
            else:
                self._place(cluster, min(width, self.columns))

    def _type(self, letters: str) -> None:
        """Letters of one cell each, for which there is room in the line: what `_place` does, for all at once."""
        line, x = self.buffer[self.cursor.y], self.cursor.x
        self._halve(line, x)
        self._halve(line, x + len(letters))
        attributes = self.cursor.attrs._replace(link=self.link)[1:]
        for place, letter in enumerate(letters, x):
            line[place] = tuple.__new__(Cell, (letter, *attributes))
        self.cursor.x = x + len(letters)
        self.dirty.add(self.cursor.y)

    def _place(self, cluster: str, width: int) -> None:
        if self.cursor.x + width > self.columns:
            if mo.DECAWM in self.mode:
                self.carriage_return()
                self.linefeed()
            else:
                self.cursor.x = self.columns - width
        line, x = self.buffer[self.cursor.y], self.cursor.x
        self._halve(line, x)
        self._halve(line, x + width)
        pen = self.cursor.attrs._replace(link=self.link)
        line[x] = pen._replace(data=cluster)
        if width == 2:
            line[x + 1] = pen._replace(data="")
        self.cursor.x = x + width
        self.dirty.add(self.cursor.y)

    def _before(self) -> Cell:
        line, x = self.buffer[self.cursor.y], self.cursor.x - 1
        cell: Cell = line[max(x, 0)] if x >= 0 else self.default_char
        return cell if cell.data or x < 1 else line[x - 1]

    def _join(self, mark: str) -> None:
        line, x = self.buffer[self.cursor.y], self.cursor.x - 1
        if x >= 1 and not line[x].data:
            x -= 1
        if x >= 0:
            line[x] = line[x]._replace(data=line[x].data + mark)

    def _halve(self, line: Any, x: int) -> None:
        """Writing from or up to `x` cuts a wide character there in two: both halves become blanks."""
        if 0 < x < self.columns and not line[x].data:
            line[x - 1] = line[x - 1]._replace(data=" ")
            line[x] = line[x]._replace(data=" ")

    def repeat(self, count: int | None = None, **_: Any) -> None:
        """REP: the character before the cursor, `count` times more."""
        self.draw(self._before().data * (count or 1))

    # -- erasing

    def _blank(self) -> Cell:
        return Cell(" ", bg=self.cursor.attrs.bg) if self.bce else self.default_char

    def erase_characters(self, count: int | None = None) -> None:
        self._erase(self.cursor.y, self.cursor.x, min(self.cursor.x + (count or 1), self.columns))

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        start, end = ((self.cursor.x, self.columns), (0, self.cursor.x + 1), (0, self.columns))[how]
        self._erase(self.cursor.y, start, min(end, self.columns))

    def erase_in_display(self, how: int = 0, *_: Any, **__: Any) -> None:
        if how < 2:
            self.erase_in_line(how)
        rows = (range(self.cursor.y + 1, self.lines), range(self.cursor.y), range(self.lines), ())[how]
        for y in rows:
            self._erase(y, 0, self.columns)

    def _erase(self, y: int, start: int, end: int) -> None:
        line = self.buffer[y]
        self._halve(line, start)
        self._halve(line, end)
        for x in range(start, end):
            line[x] = self._blank()
        self.dirty.add(y)

    # -- scrolling

    def next_line(self) -> None:
        """NEL."""
        self.carriage_return()
        self.index()

    def scroll_up(self, count: int | None = None, **_: Any) -> None:
        """SU."""
        self._shift(count or 1)

    def scroll_down(self, count: int | None = None, **_: Any) -> None:
        """SD."""
        self._shift(-(count or 1))

    def set_left_and_right_margins(self, left: int | None = None, right: int | None = None, **_: Any) -> None:
        """DECSLRM, where DECLRMM is set."""
        if 69 in self.private_modes:
            self.sides = (left or 1) - 1, (right or self.columns) - 1
            self.cursor_position()

    def _shift(self, by: int) -> None:
        if self.sides is not None:
            self._shift_between(by, *self.sides)
            return
        top, bottom = self.margins or (0, self.lines - 1)
        rows = {y: self.buffer.pop(y, None) for y in range(top, bottom + 1)}
        for y in range(top, bottom + 1):
            source = rows.get(y + by)
            if source is not None:
                self.buffer[y] = source
            elif not top <= y + by <= bottom:
                self._erase(y, 0, self.columns)
        self.dirty.update(rows)

    def _shift_between(self, by: int, left: int, right: int) -> None:
        """Scroll some columns alone."""
        top, bottom = self.margins or (0, self.lines - 1)
        rows = {y: [self.buffer[y][x] for x in range(left, right + 1)] for y in range(top, bottom + 1)}
        for y in range(top, bottom + 1):
            coming = rows.get(y + by)
            if coming is None:
                self._erase(y, left, right + 1)
            else:
                self._halve(self.buffer[y], left)
                self._halve(self.buffer[y], right + 1)
                for x, cell in enumerate(coming, left):
                    self.buffer[y][x] = cell

    def _no_rows(self) -> Any:
        return defaultdict(lambda: pyte.screens.StaticDefaultDict(self.default_char))

    # -- attributes and modes

    def select_graphic_rendition(self, *codes: int) -> None:
        left = list(reversed(codes or (0,)))
        pen: Any = self.cursor.attrs
        while left:
            code = left.pop()
            if code == 0:
                pen = self.default_char
            elif code == 22:
                pen = pen._replace(bold=False, dim=False)
            elif code in _SWITCHES:
                name, on = _SWITCHES[code]
                pen = pen._replace(**{name: on})
            elif code in (38, 48) and len(left) >= 2:
                kind = left.pop()
                if kind == 5:
                    colour = graphics.FG_BG_256[left.pop()]
                elif len(left) >= 3:
                    colour = "".join(f"{left.pop():02x}" for _ in range(3))
                pen = pen._replace(**{"fg" if code == 38 else "bg": colour})
            else:
                fg = graphics.FG_ANSI.get(code) or graphics.FG_AIXTERM.get(code)
                bg = graphics.BG_ANSI.get(code) or graphics.BG_AIXTERM.get(code)
                pen = pen._replace(**({"fg": fg} if fg else {"bg": bg} if bg else {}))
        self.cursor.attrs = pen

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private"):
            self.private_modes.update(modes)
            if 1049 in modes and self._main is None:
                self.save_cursor()
                self._main, self.buffer = self.buffer, self._no_rows()
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private"):
            self.private_modes.difference_update(modes)
            if 69 in modes:
                self.sides = None
            if 1049 in modes and self._main is not None:
                self.buffer, self._main = self._main, None
                self.restore_cursor()
        super().reset_mode(*modes, **kwargs)

    def report_device_attributes(self, *_: Any, **__: Any) -> None:
        """Answered by `Decoder`."""

    def report_device_status(self, *_: Any, **__: Any) -> None:
        """Answered by `Decoder`."""


class _Stream(pyte.Stream):
    escape: ClassVar = {**pyte.Stream.escape, "E": "next_line"}
    csi: ClassVar = {
        **pyte.Stream.csi,
        "b": "repeat",
        "S": "scroll_up",
        "T": "scroll_down",
        "s": "set_left_and_right_margins",
    }
    events: ClassVar = frozenset([*pyte.Stream.events, "next_line", "repeat", "scroll_up", "scroll_down", csi["s"]])


# What pyte would draw as text: CSI with <, =, > or intermediates, kitty's query, window operations, DCS.
_UNKNOWN_TO_PYTE = re.compile(
    r"\x1b\[[<>=][0-9;:]*[@-~]|\x1b\[[?]?[0-9;]*[ $!\"'*]+[@-~]|\x1b\[\?[0-9;]*u|\x1b\[[0-9;]*t"
    r"|\x1b[P_^X].*?\x1b\\|\x1b[=>]",
    re.S,
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-9;:?<>= $!\"'*]*|[P_^X\]](?:(?!\x1b\\|\x07).)*|)\Z", re.S)
_COLONS = re.compile(r"\x1b\[([0-9;:]*:[0-9;:]*)m")
_LINK = re.compile(r"\x1b\]8;[^;\x07\x1b]*;([^\x07\x1b]*)(?:\x07|\x1b\\)")
_QUERY = re.compile(r"\x1b\[(>?)0?c|\x1b\[(6)n|\x1b\[\?([0-9]+)\$p|\x1b\](1[01]);\?(?:\x07|\x1b\\)")
_KNOWN_MODES = {"2026", "2004", "1000", "1002", "1003", "1004", "1006", "1049", "25", "7"}


class Decoder:
    """Bytes of a program into a `Screen`; what a terminal would reply comes back from `feed`."""

    def __init__(self, columns: int, lines: int, *, bce: bool = True, sides: bool = False) -> None:
        """`sides`: it can scroll between margins at left and right, as xterm can and tmux cannot."""
        self.screen = Screen(columns, lines, bce=bce)
        self._modes = _KNOWN_MODES | {"69"} if sides else _KNOWN_MODES
        self._stream = _Stream(self.screen)
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._carry = ""

    def feed(self, data: bytes) -> bytes:
        text = self._carry + self._utf8.decode(data)
        unfinished = _UNFINISHED.search(text)
        cut = unfinished.start() if unfinished and len(text) - unfinished.start() < 1 << 17 else len(text)
        text, self._carry = text[:cut], text[cut:]
        replies = []
        place = 0
        for query in _QUERY.finditer(text):
            self._draw(text[place : query.start()])
            place = query.end()
            replies.append(self._reply(query))
        self._draw(text[place:])
        return "".join(replies).encode()

    def _draw(self, text: str) -> None:
        parts = _LINK.split(text)
        for number, part in enumerate(parts):
            if number % 2:
                self.screen.link = part
            elif part:
                part = _UNKNOWN_TO_PYTE.sub("", part)
                part = _COLONS.sub(lambda m: "\x1b[" + re.sub(r":[0-9:]*", "", m[1]) + "m", part)
                self._stream.feed(part)

    def _reply(self, query: re.Match[str]) -> str:
        secondary, position, mode, colour = query.groups()
        if mode:
            held = int(mode) in self.screen.private_modes
            return f"\x1b[?{mode};{(1 if held else 2) if mode in self._modes else 0}$y"
        if colour:
            return f"\x1b]{colour};rgb:{'ffff/ffff/ffff' if colour == '10' else '0000/0000/0000'}\x1b\\"
        if position:
            return f"\x1b[{self.screen.cursor.y + 1};{min(self.screen.cursor.x, self.screen.columns - 1) + 1}R"
        return "\x1b[>41;380;0c" if secondary else "\x1b[?62;22c"
