"""An article as a row of a list: pure, so that whatever paints a list paints the same.

A row is pieces of text with a role; who paints decides what a role looks like. The title is the last column that
may hold anything, so that a character a terminal measures differently can shift nothing but the tags after it.
"""

from __future__ import annotations

from datetime import UTC, datetime

from tuireader.widths import cells, fit, is_plain

TYPE_CHECKING = False
if TYPE_CHECKING:  # nothing that is only a type is loaded before the first rows are on the screen
    from typing import Protocol

    class When(Protocol):
        """A moment as far as it is known: what `model.Stamp` says."""

        @property
        def seconds(self) -> int: ...
        @property
        def precision(self) -> str: ...
        @property
        def zoned(self) -> bool: ...

    class Drawable(Protocol):
        """What is drawn of an article: what `model.Row` says."""

        @property
        def title(self) -> str: ...
        @property
        def source(self) -> str: ...
        @property
        def published(self) -> When | None: ...
        @property
        def first_seen(self) -> int: ...
        @property
        def read(self) -> bool: ...
        @property
        def starred(self) -> bool: ...
        @property
        def tags(self) -> tuple[str, ...]: ...
        @property
        def hidden(self) -> bool: ...
        @property
        def highlight(self) -> int: ...


Piece = tuple[str, str]
"""Some text of a row, and what it is: ``mark``, ``mark-selected``, ``date``, ``source``, ``title``,
``title-unread``, ``title-hidden``, one of `HIGHLIGHTS`, ``tags`` or ``gap``."""

ROLES = ("mark", "mark-selected", "date", "source", "title", "title-unread", "title-hidden", "tags", "gap")


UNREAD, STARRED, SELECTED = "●", "★", "+"
HIDDEN, HIGHLIGHTED = "-", "!"
"""Before the title: what is told by more than a colour."""

COLOURS = (
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright_black", "bright_red", "bright_green", "bright_yellow",
    "bright_blue", "bright_magenta", "bright_cyan", "bright_white",
)  # fmt: skip
"""As `model.COLOURS`, which takes too long to load."""
HIGHLIGHTS = tuple(f"in-{colour.replace('_', '-')}" for colour in COLOURS)
"""The roles of titles in a colour of their own."""

RECENT = 330
"""Days within which a day and a month say which year is meant."""

NARROW, WIDE = 60, 90
"""Below the first width a row has no source; from the second on dates are longer and sources wider."""


SHORTEST = 5
"""Cells that a column of sources has at least."""


def columns(width: int, longest: int, *, whole_dates: bool = False) -> tuple[int, int]:
    """Cells of the columns of dates and of sources in a list that is `width` cells wide.

    `longest`: cells of the longest source's name.
    """
    if width < NARROW:
        return (10 if whole_dates else 6) if width >= 40 else 0, 0
    date, source = (10, 18) if width >= WIDE else (10 if whole_dates else 7, 12)
    return date, max(SHORTEST, min(source, longest))


def pieces(
    row: Drawable, width: int, now: int, longest: int = 99, *, whole_dates: bool = False, selected: bool = False
) -> list[Piece]:
    """The row in exactly `width` cells (none below 1).

    `now`: seconds since 1970, for what counts as today; `longest`: cells of the longest source's name in the library;
    `whole_dates`: always year, month and day; `selected`: the reader has selected it.
    """
    if width < 4:
        return [(fit(drawn(row.title, width), width), "title")] if width > 0 else []
    date_width, source_width = columns(width, longest, whole_dates=whole_dates)
    mark = (" " if row.read else UNREAD) + (STARRED if row.starred else " ") + (SELECTED if selected else " ")
    found = [(mark, "mark-selected" if selected else "mark")]
    if date_width:
        when = whole_date(row) if whole_dates else date(row, date_width, now)
        found.append((fit(when, date_width) + " ", "date"))
    if source_width:
        found.append((fit(drawn(row.source, source_width), source_width) + "  ", "source"))
    room = width - sum(cells(text) for text, _ in found) - 1
    return [*found, *_title_and_tags(row, room), (" ", "gap")]


def _title(row: Drawable, room: int) -> str:
    """The title, after the sign of what is hidden or highlighted."""
    sign = HIDDEN if row.hidden else HIGHLIGHTED if row.highlight else ""
    return f"{sign} {drawn(row.title, room)}" if sign else drawn(row.title, room)


def _title_role(row: Drawable) -> str:
    if row.hidden:
        return "title-hidden"
    if 0 < row.highlight <= len(HIGHLIGHTS):
        return HIGHLIGHTS[row.highlight - 1]
    return "title" if row.read else "title-unread"


def _title_and_tags(row: Drawable, room: int) -> list[Piece]:
    """The title, and at the right edge as many tags as the room beside it lets stand."""
    title, role = _title(row, room), _title_role(row)
    spare = room - cells(title) - 3
    said = ""
    for tag in row.tags:
        name = drawn(tag, room)
        more = f"{said}  {name}" if said else name
        if cells(more) > spare:
            break
        said = more
    if not said:
        return [(fit(title, room), role)]
    gap = room - cells(title) - cells(said)
    return [(title, role), (" " * gap, "gap"), (said, "tags")]


def drawn(text: str, width: int) -> str:
    """As much of `text` as can show in `width` cells, on one line and safe to draw, however long it is."""
    text = text[: 8 * width + 64]
    if is_plain(text):
        return text
    from tuireader.text import line, steady

    return steady(line(text))


def date(row: Drawable, width: int, now: int) -> str:
    """When, as far as it is known and as `width` cells allow; an undated article by the day it was first seen."""
    when, precision = _when(row)
    if precision == "year":
        return f"{when.year:04}"
    if precision == "month":
        return _month(when) if width >= 7 else f"{when:%b %y}"
    today = datetime.fromtimestamp(now)
    if precision == "minute" and when.date() == today.date():
        return f"{when:%H:%M}"
    if abs((today - when).days) < RECENT:
        return f"{when:%d %b}"
    return _day(when) if width >= 10 else _month(when) if width >= 7 else f"{when:%b %y}"


def whole_date(row: Drawable) -> str:
    """Year, month and day, as far as they are known; an undated article's by the day it was first seen."""
    when, precision = _when(row)
    return f"{when.year:04}" if precision == "year" else _month(when) if precision == "month" else _day(when)


def _month(when: datetime) -> str:
    return f"{when.year:04}-{when.month:02}"


def _day(when: datetime) -> str:
    return f"{_month(when)}-{when.day:02}"


def _when(row: Drawable) -> tuple[datetime, str]:
    """The clock a reader here would read, naive: local time where a zone is known, else as the text states it; and
    how far it is known."""
    stamp = row.published
    seconds, precision, zoned = (
        (stamp.seconds, stamp.precision, stamp.zoned) if stamp else (row.first_seen, "minute", True)
    )
    if precision == "minute" and zoned:
        try:
            return datetime.fromtimestamp(seconds), precision
        except (OverflowError, OSError, ValueError):
            pass
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None), precision
