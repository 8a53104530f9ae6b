"""The date a collection puts in front of a dump: ``date 2022-02-08 First line …``.

prefix = SP? "date" SP YYYY ["-" MM ["-" DD]] SP        at the very start of the file
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from tuireader.model.stamps import Stamp
from tuireader.values import dataclass

_PREFIX = re.compile(r"\s?date ([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?=\s|\Z)[ \t]?")


@dataclass(frozen=True, slots=True)
class Prefix:
    """The page's date as the crawler guessed it: precision day, month or year."""

    stamp: Stamp
    note: str = ""


def split(text: str) -> tuple[Prefix | None, str]:
    """The prefix of `text`, if it has one, and the text after it.

    A day or month that the calendar does not have is left out, and a note says so; a year 0000 is no prefix.
    """
    found = _PREFIX.match(text)
    if not found or found[1] == "0000":
        return None, text
    stated, rest = found[0].split()[1], text[found.end() :]
    stamp = _dated(int(found[1]), int(found[2] or 0), int(found[3] or 0))
    if stamp.iso() == stated:
        return Prefix(stamp), rest
    return Prefix(stamp, f"the file's date {stated} is not in the calendar; read as {stamp.iso()}"), rest


def _dated(year: int, month: int, day: int) -> Stamp:
    if not 1 <= month <= 12:
        return Stamp.of(datetime(year, 1, 1, tzinfo=UTC), "year")
    try:
        return Stamp.of(datetime(year, month, day, tzinfo=UTC), "day")
    except ValueError:
        return Stamp.of(datetime(year, month, 1, tzinfo=UTC), "month")
