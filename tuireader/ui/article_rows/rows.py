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
        """A moment as far as it is known: what `model.stamps.Stamp` says."""

        @property
        def seconds(self) -> int: ...
        @property
        def precision(self) -> str: ...
        @property
        def zoned(self) -> bool: ...

    class Drawable(Protocol):
        """What is drawn of an article: what `model.rows.Row` says."""

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
        def tag_looks(self) -> tuple[int, ...]: ...
        @property
        def hidden(self) -> bool: ...
        @property
        def highlight(self) -> int: ...
        @property
        def author(self) -> str: ...
        @property
        def words(self) -> int: ...


Piece = tuple[str, str]
"""Some text of a row, and what it is: ``mark-selected``, ``mark``, ``date``, ``source``, ``title``, the last four
of them also as ``…-unread``, ``title-hidden``, one of `HIGHLIGHTS`, ``tags``, one of `TAG_COLOURS` or ``gap``."""

OF_UNREAD = "-unread"
"""How the roles of what is unread end. What is read looks alike from date to title: it stands back, and a change of
looks costs bytes on the line."""

ROLES = (
    "mark", "mark-unread", "mark-selected", "date", "date-unread", "source", "source-unread", "title", "title-unread",
    "title-hidden", "tags", "gap",
)  # fmt: skip


UNREAD, STARRED, SELECTED = "●", "★", "+"
HIDDEN, HIGHLIGHTED = "-", "!"
"""Before the title: what is told by more than a colour."""

COLOURS = (
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright_black", "bright_red", "bright_green", "bright_yellow",
    "bright_blue", "bright_magenta", "bright_cyan", "bright_white",
)  # fmt: skip
"""As `model.colours.COLOURS`, said again: the first rows wait for each file that is loaded."""
HIGHLIGHTS = tuple(f"in-{colour.replace('_', '-')}" for colour in COLOURS)
"""The roles of titles in a colour of their own."""
TAG_COLOURS = tuple(f"tag-{role}" for role in HIGHLIGHTS)
"""The roles of tags in a colour of their own."""

RECENT = 330
"""Days within which a day and a month say which year is meant."""

NARROW, WIDE = 60, 90
"""Below the first width a row has no source; from the second on dates are longer and sources wider."""


SHORTEST = 5
"""Cells that a column of sources has at least."""


class Style:
    """How dates are written in rows."""

    __slots__ = ("format", "whole", "width")

    def __init__(self, whole: bool = False, format: str = ""):
        """`whole`: always year, month and day; `format`: of strftime, in place of either."""
        self.whole = whole
        self.format = format
        self.width = longest_date(format) if format else 10 if whole else 0
        """Cells of every date; 0: as the list's width allows."""


def longest_date(format: str) -> int:
    """Cells of the longest date in a format of strftime: in one month or another, on one day of the week or another."""
    format = format.replace("%L", "1000 days ago")
    return max(cells(_formatted(datetime(2023, month, 21 + month % 7, 23, 58), format)) for month in range(1, 13))


def _formatted(when: datetime, format: str) -> str:
    """A date in a format of strftime, on one line; nothing where the system cannot."""
    try:
        return drawn(when.strftime(format), 40)
    except ValueError:
        return ""


def columns(width: int, longest: int, style: Style) -> tuple[int, int]:
    """Cells of the columns of dates and of sources in a list that is `width` cells wide.

    `longest`: cells of the longest source's name.
    """
    if width < NARROW:
        return (style.width or 6) if width >= 40 else 0, 0
    date, source = (style.width or 10, 18) if width >= WIDE else (style.width or 7, 12)
    return date, max(SHORTEST, min(source, longest))


def pieces(
    row: Drawable, width: int, now: int, longest: int = 99, *, style: Style | None = None, selected: bool = False
) -> list[Piece]:
    """The row in exactly `width` cells (none below 1).

    `now`: seconds since 1970, for what counts as today; `longest`: cells of the longest source's name in the library;
    `style`: how dates are written; `selected`: the reader has selected it.
    """
    if width < 4:
        return [(fit(drawn(row.title, width), width), "title")] if width > 0 else []
    style = style or USUAL
    date_width, source_width = columns(width, longest, style)
    mark = (" " if row.read else UNREAD) + (STARRED if row.starred else " ") + (SELECTED if selected else " ")
    found = [(mark, mark_role(row, selected=selected))]
    if date_width:
        found.append((fit(when(row, style, now, date_width), date_width) + " ", as_read(row, "date")))
    if source_width:
        found.append((fit(drawn(row.source, source_width), source_width) + "  ", as_read(row, "source")))
    room = width - sum(cells(text) for text, _ in found) - 1
    return [*found, *_title_and_tags(row, room), (" ", "gap")]


def mark_role(row: Drawable, *, selected: bool = False) -> str:
    """A star stands out; what is unread alone looks as the date beside it, so that a row changes its looks less."""
    return "mark-selected" if selected else "mark" if row.starred else as_read(row, "mark")


def title(row: Drawable, room: int) -> str:
    """The title, after the sign of what is hidden or highlighted."""
    sign = HIDDEN if row.hidden else HIGHLIGHTED if row.highlight else ""
    return f"{sign} {drawn(row.title, room)}" if sign else drawn(row.title, room)


def is_title(role: str) -> bool:
    """Whether a role is one of the title: its own, a colour, or that of words that were searched."""
    return role.startswith(("title", "in-", "hit"))


def title_role(row: Drawable) -> str:
    """The role of a row's title: hidden, highlighted in a colour, read or unread."""
    if row.hidden:
        return "title-hidden"
    if 0 < row.highlight <= len(HIGHLIGHTS):
        return HIGHLIGHTS[row.highlight - 1]
    return as_read(row, "title")


def as_read(row: Drawable, role: str) -> str:
    """A role as it is for an article that is read, or not."""
    return role if row.read else role + OF_UNREAD


def _title_and_tags(row: Drawable, room: int) -> list[Piece]:
    """The title, and at the right edge as many tags as the room beside it lets stand."""
    said_title, role = title(row, room), title_role(row)
    spare = room - cells(said_title) - 3
    said: list[Piece] = []
    used = 0
    for tag, tag_role in shown_tags(row):
        name = ("  " if said else "") + drawn(tag, room)
        if used + cells(name) > spare:
            break
        used += cells(name)
        if said and said[-1][1] == tag_role:
            said[-1] = (said[-1][0] + name, tag_role)
        else:
            said.append((name, tag_role))
    if not said:
        return [(fit(said_title, room), role)]
    return [(said_title, role), (" " * (room - cells(said_title) - used), "gap"), *said]


def shown_tags(row: Drawable) -> list[Piece]:
    """The tags that lists show, and the role of each: hidden ones are left out, coloured ones have their own."""
    looks = row.tag_looks + (0,) * (len(row.tags) - len(row.tag_looks))
    return [
        (tag, TAG_COLOURS[look - 1] if 0 < look <= len(TAG_COLOURS) else "tags")
        for tag, look in zip(row.tags, looks, strict=False)
        if look >= 0
    ]


def drawn(text: str, width: int) -> str:
    """As much of `text` as can show in `width` cells, on one line and safe to draw, however long it is."""
    text = text[: 8 * width + 64]
    if is_plain(text):
        return text
    from tuireader.text import line, steady

    return steady(line(text))


def drawn_as_is(text: str) -> str:
    """Text of the reader's own, its blanks kept, safe to draw."""
    if text.isascii() and text.isprintable():
        return text
    from tuireader.text import clean, steady

    return steady(clean(text).replace("\n", " ").replace("\t", " "))


def when(row: Drawable, style: Style, now: int, width: int = 7) -> str:
    """When, as it is written in rows; where no more than a month or a year is known, that."""
    if style.format:
        moment, precision = _when(row)
        if precision in ("minute", "day"):
            days = max(0, (datetime.fromtimestamp(now) - moment).days)
            return _formatted(moment, style.format.replace("%L", f"{days} days ago" if days != 1 else "1 day ago"))
    return whole_date(row) if style.whole or style.format else date(row, width, now)


def age(row: Drawable, now: int) -> str:
    """How long ago, in one unit: ``5m``, ``3h``, ``12d``; nothing for what is yet to come."""
    moment, _ = _when(row)
    seconds = int((datetime.fromtimestamp(now) - moment).total_seconds())
    if seconds < 0:
        return ""
    return (
        f"{seconds // 60}m"
        if seconds < 3600
        else f"{seconds // 3600}h"
        if seconds < 172_800
        else f"{seconds // 86_400}d"
    )


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


USUAL = Style()
