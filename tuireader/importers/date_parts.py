"""The parts of a date as numbers and names → days, times, zones; a ValueError where there is no such thing."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from tuireader.importers.calendar_words import ZONES
from tuireader.model.stamps import Precision, Stamp

OFFSET = r"[+\-−]\d{1,2}(?::?\d{2})?(?::?00)?"
_FIRST = datetime(1900, 1, 1, tzinfo=UTC).timestamp()
_LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp()

HALVES = {
    "am": 0,
    "pm": 12,
    "a.m": 0,
    "p.m": 12,
    "오전": 0,
    "오후": 12,
    "上午": 0,
    "下午": 12,
    "πμ": 0,
    "μμ": 12,
}


def day_of(year: str, month: str, day: str) -> datetime:
    """Two and three digits of a year as in RFC 2822, section 4.3."""
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 50 else 1900
    elif len(year) == 3:
        number += 1900
    return datetime(number, int(month), int(day))


def clock_of(hour: str, minute: str, second: str | None = None, half: str | None = None) -> timedelta:
    """Time since midnight. 24:00:00 ends a day (ISO 8601:2004); a leap second is the one before it."""
    hours, minutes, seconds = int(hour), int(minute), min(int(second or 0), 59 if second == "60" else 99)
    if half:
        added = HALVES[half.lower().rstrip(".")] if half.lower().rstrip(".") in HALVES else 12 * (half[0] in "pP")
        if hours <= 12:
            hours = hours % 12 + added
        elif not added:
            raise ValueError("no such hour in the morning")
    if (hours > 23 or minutes > 59 or seconds > 59) and (hours, minutes, seconds) != (24, 0, 0):
        raise ValueError("no such time of day")
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def zone_of(text: str) -> tzinfo | None:
    """The zone of an offset or a name; None for a name we do not know. Raises ValueError beyond ±15:59."""
    plain = text.strip().lower().replace("−", "-")
    found = re.fullmatch(r"(?:gmt|utc|ut)?\s?([+\-])(\d{1,2}):?(\d{2})?(?::?00)?", plain)
    if not found:
        minutes = ZONES.get(plain)
        return None if minutes is None else timezone(timedelta(minutes=minutes))
    sign, hours, more = found.groups()
    if int(hours) > 15 or int(more or 0) > 59:
        raise ValueError("no such offset")
    return timezone(timedelta(hours=int(hours), minutes=int(more or 0)) * (-1 if sign == "-" else 1))


def place_of(name: str) -> tzinfo | None:
    """A zone of the IANA database by its name, where the system has it."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        return None


def stamp_of(day: datetime, clock: timedelta | None, zone: tzinfo | None, precision: Precision = "day") -> Stamp | None:
    """The stamp of a day, with a clock on it where one was read: in `zone`, or in none. None where it is not `sane`."""
    if clock is None:
        return sane(Stamp.of(day, precision))
    return sane(Stamp.of((day + clock).replace(tzinfo=zone)))


def sane(stamp: Stamp) -> Stamp | None:
    """The stamp; None where it lies before 1900 or behind 9999: no article is of that time."""
    return stamp if _FIRST <= stamp.seconds <= _LAST else None
