"""Dates as a person types them, in days of UTC: ``2022``, ``2022-02-08``, ``yesterday``, ``monday``, ``3d``.

A date stands for a period, and ``before:`` and ``after:`` both look at its first second:
``after:2022 before:2023`` is the year 2022. The present moment is passed in.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

from tuireader.patterns import late

DAY = 86_400
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED = ("today", "yesterday", *WEEKDAYS)

_EPOCH = date(1970, 1, 1).toordinal()
_CALENDAR = late(r"([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?)?")
_CLOCK = late(r"([0-9]{4}-[0-9]{2}-[0-9]{2})t([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?z?")
_AGO = late(r"([0-9]{1,5})([dwmy])")


def period(value: str, now: int) -> tuple[int, int] | None:
    """First second of the period `value` names, and first second after it; None if it names none.

    A weekday is the latest one, today included. ``3d``, ``2w``, ``6m`` and ``1y`` name the day that long ago,
    by the calendar: one month before 31 March is the last of February. ``2022-02-08T10:30[:00][Z]`` names
    one second.
    """
    value = value.lower()
    try:
        if clock := _CLOCK.fullmatch(value):
            day, hour, minute, second = clock.groups(default="0")
            start = _start(date.fromisoformat(day)) + int(hour) * 3600 + int(minute) * 60 + int(second)
            return start, start + 1
        if calendar := _CALENDAR.fullmatch(value):
            return _whole([int(part) for part in calendar.groups() if part])
        day_ago = _ago(value, date.fromordinal(_EPOCH + now // DAY))
    except (ValueError, OverflowError):
        return None
    return None if day_ago is None else (_start(day_ago), _start(day_ago) + DAY)


def written(seconds: int) -> str:
    """A moment as `period` reads it back: a day if it is the first second of one, else with its clock."""
    days, rest = divmod(seconds, DAY)
    day = date.fromordinal(_EPOCH + days).isoformat()
    return f"{day}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}Z" if rest else day


def _start(day: date) -> int:
    return (day.toordinal() - _EPOCH) * DAY


def _whole(parts: list[int]) -> tuple[int, int]:
    first = date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return _start(first), _start(first) + DAY
    return _start(first), _start(_moved(first, 1 if len(parts) == 2 else 12))


def _ago(value: str, today: date) -> date | None:
    if value in ("today", "yesterday"):
        return date.fromordinal(today.toordinal() - (value == "yesterday"))
    for number, name in enumerate(WEEKDAYS):
        if value in (name, name[:3]):
            return date.fromordinal(today.toordinal() - (today.weekday() - number) % 7)
    ago = _AGO.fullmatch(value)
    if not ago:
        return None
    count, unit = int(ago[1]), ago[2]
    if unit in "my":
        return _moved(today, -count * (12 if unit == "y" else 1))
    return date.fromordinal(today.toordinal() - count * (7 if unit == "w" else 1))


def _moved(day: date, months: int) -> date:
    """`day` so many months later; its last day where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError("a year outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
