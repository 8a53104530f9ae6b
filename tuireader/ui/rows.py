"""An article as a row of a list: pure, so that whatever paints a list paints the same.

A row is pieces of text with a role; who paints decides what a role looks like. The title is the last column that
may hold anything, so that a character a terminal measures differently can shift nothing but the tags after it.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from tuireader.model import Row, Stamp
from tuireader.text import cells, fit, line, steady


class Piece(NamedTuple):
    """Some text of a row and what it is."""

    text: str
    role: str
    """``mark``, ``date``, ``source``, ``title``, ``title-unread``, ``tags`` or ``gap``."""


class Columns(NamedTuple):
    """How wide the fixed columns of a list are, in cells."""

    date: int
    source: int


UNREAD, STARRED = "●", "★"

RECENT = 330
"""Days within which a day and a month say which year is meant."""

NARROW, WIDE = 60, 90
"""Below the first width a row has no source; from the second on dates are longer and sources wider."""


SHORTEST = 5
"""Cells that a column of sources has at least."""


def columns(width: int, longest: int, *, whole_dates: bool = False) -> Columns:
    """The fixed columns of a list that is `width` cells wide; `longest`: cells of the longest source's name."""
    if width < NARROW:
        return Columns((10 if whole_dates else 6) if width >= 40 else 0, 0)
    date, source = (10, 18) if width >= WIDE else (10 if whole_dates else 7, 12)
    return Columns(date, max(SHORTEST, min(source, longest)))


def pieces(row: Row, width: int, now: int, longest: int = 99, *, whole_dates: bool = False) -> list[Piece]:
    """The row in exactly `width` cells (none below 1).

    `now`: seconds since 1970, for what counts as today; `longest`: cells of the longest source's name in the library;
    `whole_dates`: always year, month and day.
    """
    if width < 4:
        return [Piece(fit(drawn(row.title, width), width), "title")] if width > 0 else []
    measure = columns(width, longest, whole_dates=whole_dates)
    mark = (" " if row.read else UNREAD) + (STARRED if row.starred else " ") + " "
    found = [Piece(mark, "mark")]
    if measure.date:
        when = whole_date(row) if whole_dates else date(row, measure.date, now)
        found.append(Piece(fit(when, measure.date) + " ", "date"))
    if measure.source:
        found.append(Piece(fit(drawn(row.source, measure.source), measure.source) + "  ", "source"))
    room = width - sum(cells(piece.text) for piece in found) - 1
    return [*found, *_title_and_tags(row, room), Piece(" ", "gap")]


def _title_and_tags(row: Row, room: int) -> list[Piece]:
    """The title, and at the right edge as many tags as the room beside it lets stand."""
    title = drawn(row.title, room)
    role = "title" if row.read else "title-unread"
    spare = room - cells(title) - 3
    said = ""
    for tag in row.tags:
        name = drawn(tag, room)
        more = f"{said}  {name}" if said else name
        if cells(more) > spare:
            break
        said = more
    if not said:
        return [Piece(fit(title, room), role)]
    gap = room - cells(title) - cells(said)
    return [Piece(title, role), Piece(" " * gap, "gap"), Piece(said, "tags")]


def drawn(text: str, width: int) -> str:
    """As much of `text` as can show in `width` cells, on one line and safe to draw, however long it is."""
    return steady(line(text[: 8 * width + 64]))


def date(row: Row, width: int, now: int) -> str:
    """When, as far as it is known and as `width` cells allow; an undated article by the day it was first seen."""
    stamp = row.published or Stamp(row.first_seen)
    if stamp.precision == "year":
        return stamp.iso()
    if stamp.precision == "month":
        return stamp.iso() if width >= 7 else f"{stamp.moment():%b %y}"
    when, today = local(stamp), datetime.fromtimestamp(now)
    if stamp.precision == "minute" and when.date() == today.date():
        return f"{when:%H:%M}"
    if abs((today - when).days) < RECENT:
        return f"{when:%d %b}"
    return f"{when:%Y-%m-%d}" if width >= 10 else f"{when:%Y-%m}" if width >= 7 else f"{when:%b %y}"


def whole_date(row: Row) -> str:
    """Year, month and day, as far as they are known; an undated article's by the day it was first seen."""
    stamp = row.published or Stamp(row.first_seen)
    return f"{local(stamp):%Y-%m-%d}" if stamp.precision in ("minute", "day") else stamp.iso()


def local(stamp: Stamp) -> datetime:
    """The clock a reader here would read: local time where a zone is known, else as the text states it. Naive."""
    if stamp.precision == "minute" and stamp.zoned:
        try:
            return datetime.fromtimestamp(stamp.seconds)
        except (OverflowError, OSError, ValueError):
            pass
    return stamp.moment().replace(tzinfo=None)
