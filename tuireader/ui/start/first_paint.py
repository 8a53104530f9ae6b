"""The first screen as text for the terminal: what stood around the list, and in it the rows as they are now.

Pure, and loads nothing but `rows`. The colours come with the place, as the escape sequences that lead from one role to
another: this file knows none.
"""

from __future__ import annotations

from tuireader.ui.listed import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuireader.library.lists.glancing import Glimpse

_STEP_OVER = 4  # cells: from here on moving is shorter than writing blanks
NO_ROLE = ""
"""The role of what has none: the terminal's own colours."""


def screen(glimpse: Glimpse, now: int) -> str:
    """What draws the whole screen on a blank one, from the first cell on. `now`: seconds since 1970."""
    top, left, height = glimpse.number("$.list.y"), glimpse.number("$.list.x"), glimpse.number("$.list.height")
    drawn = []
    for y in range(glimpse.number("$.rows")):
        text = glimpse.text(f"$.beside[{y}]")
        index = y - top
        if 0 <= index < min(height, len(glimpse.rows)):
            if left:
                text += f"\r\x1b[{left}C"
            text += _row(glimpse, index, now)
        drawn.append(text)
    return "\r\n".join(drawn)


def _row(glimpse: Glimpse, index: int, now: int) -> str:
    pieces = [(text, _known(glimpse, role)) for text, role in _pieces(glimpse, index, now)]
    at_cursor = index == glimpse.number("$.list.line")
    if at_cursor and glimpse.number("$.list.focus"):
        pieces = [("".join(text for text, _ in pieces), "cursor")]
    elif at_cursor:
        pieces[0] = (pieces[0][0], "cursor-blurred")
    return styled(pieces, glimpse)


def _known(glimpse: Glimpse, role: str) -> str:
    """The role itself, if it was ever seen on a screen; else the plain one in its place."""
    if f'$.turns."{NO_ROLE}>{role}"' in glimpse.facts:
        return role
    return "tags" if role in rows.TAG_COLOURS else "title" if role in rows.HIGHLIGHTS else role


def _pieces(glimpse: Glimpse, index: int, now: int) -> list[rows.Piece]:
    row, width = glimpse.rows[index], glimpse.number("$.list.width")
    style = rows.Style(bool(glimpse.number("$.list.dates")), glimpse.text("$.list.strftime"))
    if not (template := glimpse.text("$.list.format")):
        return rows.pieces(row, width, now, glimpse.number("$.list.longest"), style=style)
    from tuireader import row_format
    from tuireader.ui.listed import templated_rows

    first, one = glimpse.number("$.list.index"), bool(glimpse.number("$.list.one"))
    tokens = row_format.parse(template)
    return templated_rows.pieces(tokens, row, width, now, style, index=first + index, one_source=one)


def styled(pieces: Sequence[tuple[str, str]], glimpse: Glimpse) -> str:
    """Pieces of text from the role none to the role none; where blanks look like nothing, they are stepped over."""
    bare = bool(glimpse.number("$.bare"))
    said, role, blanks = [], NO_ROLE, 0
    for text, wanted in pieces:
        if bare and not wanted.startswith("cursor"):
            word = text.strip(" ")
            if not word:
                blanks += len(text)
                continue
            blanks += len(text) - len(text.lstrip(" "))
            after = len(text) - len(text.rstrip(" "))
        else:
            word, after = text, 0
        if blanks:
            if role.startswith("cursor"):
                said.append(_turn(glimpse, role, NO_ROLE))
                role = NO_ROLE
            said.append(" " * blanks if blanks < _STEP_OVER else f"\x1b[{blanks}C")
        if wanted != role:
            said.append(_turn(glimpse, role, wanted))
        said.append(word)
        role, blanks = wanted, after
    if role:
        said.append(_turn(glimpse, role, NO_ROLE))
    return "".join(said)


def _turn(glimpse: Glimpse, role: str, wanted: str) -> str:
    return glimpse.text(f'$.turns."{role}>{wanted}"')
