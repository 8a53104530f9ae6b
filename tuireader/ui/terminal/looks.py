"""How the roles of a row look on the terminal, learned from the screen: only there all of a theme has been applied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuireader.ui.terminal.pen import Pen
from tuireader.ui.terminal.sgr import PLAIN, Style, applied, change

if TYPE_CHECKING:
    from tuireader.ui.terminal.grid import Row

_ERASE = re.compile("\x1b\\[[0-9]*X")  # what is drawn on is blank
_SGR = re.compile("\x1b\\[([0-9;:]*)m")


class Looks:
    """role → style."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {"": PLAIN}

    def see(self, role: str, style: Style) -> None:
        """A role is drawn so."""
        if not style.link:
            self._styles[role] = style

    def bare(self) -> bool:
        """Whether blanks look like nothing in every role but the cursor's."""
        return all(
            style.blank is PLAIN or style is PLAIN
            for role, style in self._styles.items()
            if not role.startswith("cursor")
        )

    def turns(self) -> dict[str, str]:
        """``role>role`` → the shortest escape sequence from one to the other."""
        return {
            f"{old}>{new}": change(before, after)
            for old, before in self._styles.items()
            for new, after in self._styles.items()
        }

    def taught(self) -> dict[str, str]:
        """role → its parameters of SGR, for `learn`."""
        return {role: "".join(_SGR.findall(change(PLAIN, style))) for role, style in self._styles.items() if role}

    def learn(self, taught: object) -> None:
        """What was seen before; anything else is passed over."""
        for role, parameters in taught.items() if isinstance(taught, dict) else ():
            if isinstance(parameters, str) and re.fullmatch("[0-9;:]+", parameters):
                self._styles.setdefault(str(role), applied(PLAIN, parameters))


def text_of(row: Row, end: int) -> str:
    """What draws the cells of a row up to `end`: on a blank row, from its first column, from plain style and back."""
    pen = Pen()
    pen.x, pen.y = 0, 0
    pen.cells(0, row, 0, min(end, row.end()))
    pen.turn(PLAIN)
    return _ERASE.sub("", pen.take())
