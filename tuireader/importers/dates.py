"""A date as somebody wrote it → a `Stamp`, or None where it is none.

RFC 822 and its successors, ISO 8601, RFC 3339 and 9557, Unix time, and what people type in a dozen languages. Nothing
is taken from today's date, nothing rolls over (32 July is no day), and a zone that is stated is never dropped: one
we do not know leaves a clock without a zone. Slashes count only where day and month cannot be mixed up.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from tuireader.importers.calendar_words import MONTHS
from tuireader.importers.date_parts import OFFSET, clock_of, day_of, place_of, sane, stamp_of, zone_of
from tuireader.model.stamps import Precision, Stamp
from tuireader.text import clean

LONGEST = 120
"""Characters; nothing longer is a date."""


def parse(text: str) -> Stamp | None:
    """The moment `text` states, as exactly as it states it: a date without a clock has precision ``day``,
    ``2022-02`` has ``month``, ``2022`` has ``year``. None for what cannot be understood or cannot be, and for
    years outside 1900 to 9999. Never raises.
    """
    if not text or len(text) > LONGEST:
        return None
    written = " ".join(clean(text).split())
    try:
        return _usual(written) or _digits(written) or _iso(written) or _by_words(written)
    except (ValueError, OverflowError):  # no such day, clock or offset
        return None


def _by_words(text: str) -> Stamp | None:
    from tuireader.importers.written_dates import by_words  # the names of a dozen languages: few feeds need them

    return by_words(text)


# ---------------------------------------------------------------- RFC 822 as programs write it

_USUAL = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})"
    r" (\d\d):(\d\d):(\d\d) (GMT|UTC|Z|[+-]\d{4})"
)


def _usual(text: str) -> Stamp | None:
    """Nine feeds of ten write their dates so: a short way for them."""
    found = _USUAL.fullmatch(text)
    if not found:
        return None
    day, month, year, hour, minute, second, zone = found.groups()
    return stamp_of(day_of(year, str(MONTHS[month.lower()]), day), clock_of(hour, minute, second), zone_of(zone))


# ---------------------------------------------------------------- bare digits

_UNIX = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{12,13}")


def _digits(text: str) -> Stamp | None:
    if _UNIX.fullmatch(text):
        seconds = float(text)
        return sane(Stamp(int(seconds // 1000 if len(text) > 11 and "." not in text else seconds)))
    if len(text) == 14 and text.isdecimal():
        return stamp_of(day_of(text[:4], text[4:6], text[6:8]), clock_of(text[8:10], text[10:12], text[12:]), None)
    return None


# ---------------------------------------------------------------- ISO 8601, RFC 3339, RFC 9557

_ISO = re.compile(
    rf"""(?P<year>\d{{4}})
    (?: -?(?P<ordinal>\d{{3}})(?=$|T) | -?W(?P<week>\d{{2}})-?(?P<weekday>[1-7])
      | (?P<sep>[-/.])(?P<month>\d{{1,2}})(?:(?P=sep)(?P<day>\d{{1,2}}))?
      | (?P<month2>\d{{2}})(?P<day2>\d{{2}}) )?
    (?: (?:[T_ ]|\sat\s|,\s?) (?P<hour>\d{{1,2}})
        (?: :(?P<minute>\d{{2}})(?::(?P<second>\d{{2}}))? | (?P<minute2>\d{{2}})(?P<second2>\d{{2}})? )?
        (?:[.,](?P<part>\d+))? \s? (?P<half>[ap]\.?m\.?)? )?
    \s?(?P<zone>Z|{OFFSET}|(?:GMT|UTC|UT)\s?(?:{OFFSET})?|[A-Za-z]{{2,5}})?
    \s?(?:\((?P<note>[^()]*)\))?
    (?:\[!?(?P<place>[A-Za-z0-9_+\-/]+)\])?(?:\[!?[a-z0-9\-_]+=[A-Za-z0-9\-]+\])*""",
    re.X | re.I,
)


def _iso(text: str) -> Stamp | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    part = found.groupdict()
    day = _iso_day(part)
    if day is None:
        return None
    whole = part["day"] or part["day2"] or part["ordinal"] or part["week"]
    if part["hour"] is None:
        if part["zone"] and not whole:
            return None
        precision: Precision = "day" if whole else "month" if part["month"] else "year"
        return stamp_of(day, None, None, precision)
    if not whole:
        return None
    minute = part["minute"] or part["minute2"]
    if minute is None and part["part"]:  # a decimal fraction of the hour (ISO 8601, 4.2.2.4)
        minute = str(int(float(f"0.{part['part'][:9]}") * 60))
    clock = clock_of(part["hour"], minute or "0", part["second"] or part["second2"], part["half"])
    by_place = part["place"] and not part["zone"]
    zone = place_of(part["place"]) if by_place else zone_of(part["zone"] or part["note"] or "")
    return stamp_of(day, clock, zone)


def _iso_day(part: dict[str, str | None]) -> datetime | None:
    """The day of a calendar, week or ordinal date; None for an ordinal day the year does not have."""
    year = part["year"] or ""
    if part["week"]:
        return datetime.fromisocalendar(int(year), int(part["week"]), int(part["weekday"] or 1))
    if part["ordinal"]:
        day = datetime(int(year), 1, 1) + timedelta(days=int(part["ordinal"]) - 1)
        return day if int(part["ordinal"]) and day.year == int(year) else None
    return day_of(year, part["month"] or part["month2"] or "1", part["day"] or part["day2"] or "1")
