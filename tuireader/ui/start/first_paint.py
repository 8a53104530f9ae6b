"""The first screen as text for the terminal: what stood around the list, and in it the rows as they are now.

Pure, and loads nothing but `rows`. The colours come with the place, as the escape sequences that lead from one role to
another: this file knows none.
"""

from __future__ import annotations

from tuireader.ui.article_rows import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuireader.library.views.glancing import Glimpse

_STEP_OVER = 4  # cells: from here on moving is shorter than writing blanks
NO_ROLE = ""
"""The role of what has none: the terminal's own colours."""


def screen(glimpse: Glimpse, now: int) -> str:
    """What draws the whole screen on a blank one, from the first cell on. `now`: seconds since 1970."""
    top, left, height = glimpse.number("$.list.y"), glimpse.number("$.list.x"), glimpse.number("$.list.height")
    ink, rows = Ink(glimpse), glimpse.number("$.rows")
    # Whoever goes on where the line broke off is told so on the last row: what stood there is not drawn in vain.
    told = rows - 1 if "$.at.line" in glimpse.facts else rows
    for y in range(rows):
        if y:
            ink.end_row()
        if (text := glimpse.text(f"$.beside[{y}]")) and y != told:
            ink.raw(text)
        index = y - top
        if 0 <= index < min(height, len(glimpse.rows)):
            if left:
                ink.end()
                ink.raw(f"\r\x1b[{left}C")
            ink.draw(_row(glimpse, index, now))
    ink.end()
    return "".join(ink.said)


def row(glimpse: Glimpse, y: int, now: int) -> str:
    """What draws the list's part of row `y` of the screen anew, to the right edge; from no role to none."""
    ink = Ink(glimpse)
    ink.draw(_row(glimpse, y - glimpse.number("$.list.y"), now))
    ink.end()
    return f"\x1b[{y + 1};{glimpse.number('$.list.x') + 1}H\x1b[K{''.join(ink.said)}"


def _row(glimpse: Glimpse, index: int, now: int) -> list[tuple[str, str]]:
    pieces = [(text, _known(glimpse, role)) for text, role in _pieces(glimpse, index, now)]
    at_cursor = index == glimpse.number("$.list.line")
    if at_cursor and glimpse.number("$.list.focus"):
        pieces = [("".join(text for text, _ in pieces), "cursor")]
    elif at_cursor:
        pieces[0] = (pieces[0][0], "cursor-blurred")
    return pieces


def _known(glimpse: Glimpse, role: str) -> str:
    """The role itself, if it was ever seen on a screen; else the plain one in its place."""
    if f'$.turns."{NO_ROLE}>{role}"' in glimpse.facts:
        return role
    return "tags" if role in rows.TAG_COLOURS else "title" if role in rows.HIGHLIGHTS else role.removesuffix("-unread")


def _pieces(glimpse: Glimpse, index: int, now: int) -> list[rows.Piece]:
    row, width = glimpse.rows[index], glimpse.number("$.list.width")
    style = rows.Style(bool(glimpse.number("$.list.dates")), glimpse.text("$.list.strftime"))
    if not (template := glimpse.text("$.list.format")):
        return rows.pieces(row, width, now, glimpse.number("$.list.longest"), style=style)
    from tuireader import row_format
    from tuireader.ui.article_rows import templated_rows

    first, one = glimpse.number("$.list.index"), bool(glimpse.number("$.list.one"))
    tokens = row_format.parse(template)
    return templated_rows.pieces(tokens, row, width, now, style, index=first + index, one_source=one)


class Ink:
    """Draws pieces of text one behind the other, with no more turns from role to role than show.

    Where blanks look like nothing they are stepped over, or left out at the end of a row; the next row goes on in
    the role that the one before ended in.
    """

    def __init__(self, glimpse: Glimpse) -> None:
        self.said: list[str] = []
        self._glimpse = glimpse
        self._bare = bool(glimpse.number("$.bare"))
        self._role = NO_ROLE
        self._blanks = 0

    def raw(self, text: str) -> None:
        """What is drawn already, from no colours to its own and back; it may begin as the role before it ended."""
        look = self._glimpse.text(f'$.turns."{NO_ROLE}>{self._role}"') if self._role else ""
        if not look or not text.startswith(look):
            look = ""
            self.end()
        self.said.append(text.removeprefix(look))
        self._role, self._blanks = NO_ROLE, 0

    def end(self) -> None:
        """To the role none."""
        self._blanks = 0
        self._turn(NO_ROLE)

    def end_row(self) -> None:
        self._blanks = 0
        if not self._bare:
            self._turn(NO_ROLE)
        self.said.append("\r\n")

    def draw(self, pieces: Sequence[tuple[str, str]]) -> None:
        for text, role in pieces:
            word, before, after = text, 0, 0
            if self._bare and not role.startswith("cursor"):
                word = text.strip(" ")
                before = len(text) - len(text.lstrip(" ")) if word else len(text)
                after = len(text) - before - len(word)
            self._blanks += before
            if not word:
                continue
            if self._blanks:
                if self._role.startswith("cursor"):
                    self._turn(NO_ROLE if role.startswith("cursor") else role)
                self.said.append(" " * self._blanks if self._blanks < _STEP_OVER else f"\x1b[{self._blanks}C")
            self._turn(role)
            self.said.append(word)
            self._blanks = after

    def _turn(self, role: str) -> None:
        if role != self._role:
            self.said.append(self._glimpse.text(f'$.turns."{self._role}>{role}"'))
            self._role = role
