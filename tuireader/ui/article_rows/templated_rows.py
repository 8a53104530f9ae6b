"""An article as a row that the reader has designed (`row_format`): pure, and drawn alike by whatever paints a list."""

from __future__ import annotations

from tuireader.row_format import BLANK
from tuireader.ui.article_rows import rows
from tuireader.widths import cells, fit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tuireader.row_format import Token

_DATE = 7
"""Cells of a date as the list's usual rows have it."""
_ROLES = {"flags": "mark", "unread": "mark", "starred": "mark", "date": "date", "age": "date", "source": "source"}


def pieces(
    tokens: Sequence[Token],
    row: rows.Drawable,
    width: int,
    now: int,
    style: rows.Style,
    *,
    index: int = 0,
    selected: bool = False,
    one_source: bool = False,
) -> list[rows.Piece]:
    """The row in exactly `width` cells, one for the sign of what is selected before it.

    `index`: its number in the list, from 1; `one_source`: the list is of one source, whose name is left out.
    """
    if width < 4:
        return [(fit(rows.drawn(row.title, width), width), "title")] if width > 0 else []
    facts = _facts(row, width, now, style, index, one_source)
    found = list(_filled(_laid(tokens, facts, row), width - 1))
    gutter = (rows.SELECTED, "mark-selected") if selected else (" ", "mark")
    return [gutter, *_cut(found, width - 1)]


def _facts(row: rows.Drawable, width: int, now: int, style: rows.Style, index: int, one_source: bool) -> dict[str, str]:
    unread, starred = "" if row.read else rows.UNREAD, rows.STARRED if row.starred else ""
    return {
        **dict.fromkeys(BLANK, ""),
        "index": f"{index}" if index else "",
        "unread": unread,
        "starred": starred,
        "flags": (unread or " ") + (starred or " "),
        "date": fit(rows.when(row, style, now), style.width or _DATE),
        "age": rows.age(row, now),
        "author": rows.drawn(row.author, width),
        "title": rows.title(row, width),
        "source": "" if one_source else rows.drawn(row.source, width),
        "length": f"{row.words:,}" if row.words else "",
        "tags": ", ".join(rows.drawn(tag, width) for tag, _ in rows.shown_tags(row)),
    }


_LEAST = {"unread": 1, "starred": 1, "flags": 2, "letters": 0, "deleted": 1, "file": 1, "age": 4}
"""Cells that are always held free, so that what follows stands in a column."""


def _laid(tokens: Sequence[Token], facts: dict[str, str], row: rows.Drawable) -> Iterator[tuple[str, str]]:
    """Texts and roles; the role ``fill`` is what grows, and a title without a width what is cut."""
    for token in tokens:
        if token[0] == "text":
            yield rows.drawn_as_is(token[1]), "gap"
        elif token[0] == "fill":
            yield rows.drawn_as_is(token[1]) or " ", "fill"
        elif token[0] == "if":
            yield from _laid(token[2] if facts[token[1]].strip() else token[3], facts, row)
        else:
            _, name, wanted, align = token
            text = facts[name]
            room = _LEAST.get(name, cells(text)) if wanted is None else wanted
            align = "<" if name == "date" and wanted is None else align
            role = rows.title_role(row) if name == "title" else _ROLES.get(name, "gap")
            role = rows.as_read(row, role) if role in ("date", "source") else role
            role = rows.mark_role(row) if role == "mark" else role
            if name == "tags":
                yield from _tags(row, _aligned(text, room, align), text)
            elif name == "title" and wanted is None:
                yield text, f"{role} whole"
            else:
                yield _aligned(text, max(room, _LEAST.get(name, 0)), align), role


def _tags(row: rows.Drawable, laid: str, text: str) -> Iterator[rows.Piece]:
    """The column of tags as it is laid out, each tag in its own role as far as it is shown."""
    at = len(laid) - len(laid.lstrip(" ")) if laid.strip(" ") and not text.startswith(" ") else 0
    if at:
        yield laid[:at], "tags"
    for tag, role in rows.shown_tags(row):
        name = rows.drawn(tag, len(laid) + len(text))
        if not laid.startswith(name, at):
            break  # cut
        yield name, role
        at += len(name)
        if laid.startswith(", ", at):
            yield ", ", "tags"
            at += 2
    if at < len(laid):
        yield laid[at:], "tags"


def _aligned(text: str, width: int, align: str) -> str:
    spare = width - cells(text)
    if spare <= 0 or align == "<":
        return fit(text, width)
    left = spare if align == ">" else spare // 2
    return " " * left + text + " " * (spare - left)


def _filled(found: Iterator[tuple[str, str]], width: int) -> Iterator[rows.Piece]:
    """Titles cut to the room that the rest leaves, and what fills grown to what is left then."""
    laid = list(found)
    spare = width - sum(cells(text) for text, role in laid if role != "fill" and not role.endswith(" whole"))
    for text, role in laid:
        if role == "fill":
            continue
        if role.endswith(" whole"):
            spare -= cells(text)
    short = max(0, -spare)
    for text, role in laid:
        if role == "fill":
            count = max(0, spare) // max(1, cells(text))
            yield text * count + " " * (max(0, spare) - count * cells(text)), "gap"
            spare = 0
        elif role.endswith(" whole"):
            room = max(0, cells(text) - short)
            short -= cells(text) - room
            yield fit(text, room), role.removesuffix(" whole")
        else:
            yield text, role


def _cut(found: list[rows.Piece], width: int) -> Iterator[rows.Piece]:
    """The pieces in exactly `width` cells."""
    for text, role in found:
        taken = cells(text)
        if taken > width:
            yield fit(text, width), role
            return
        if text:
            yield text, role
        width -= taken
    if width > 0:
        yield " " * width, "gap"
