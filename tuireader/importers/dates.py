"""A date as somebody wrote it → a `Stamp`, or None where it is none.

RFC 822 and its successors, ISO 8601, RFC 3339 and 9557, Unix time, and what people type in a dozen languages. Nothing
is taken from today's date, nothing rolls over (32 July is no day), and a zone that is stated is never dropped: one
we do not know leaves a clock without a zone. Slashes count only where day and month cannot be mixed up.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from tuireader.importers.calendar_words import FILLERS, MONTHS, WEEKDAYS, ZONES
from tuireader.model import Precision, Stamp
from tuireader.text import clean, fold

LONGEST = 120
"""Characters; nothing longer is a date."""

_FIRST = datetime(1900, 1, 1, tzinfo=UTC).timestamp()
_LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp()


def parse(text: str) -> Stamp | None:
    """The moment `text` states, as exactly as it states it: a date without a clock has precision ``day``,
    ``2022-02`` has ``month``, ``2022`` has ``year``. None for what cannot be understood or cannot be, and for
    years outside 1900 to 9999. Never raises.
    """
    if not text or len(text) > LONGEST:
        return None
    written = " ".join(clean(text).split())
    try:
        return _usual(written) or _digits(written) or _iso(written) or _written(written)
    except (ValueError, OverflowError):  # no such day, clock or offset
        return None


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
    return _stamp(_day(year, str(MONTHS[month.lower()]), day), _clock(hour, minute, second), _zone(zone))


# ---------------------------------------------------------------- bare digits

_UNIX = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{12,13}")


def _digits(text: str) -> Stamp | None:
    if _UNIX.fullmatch(text):
        seconds = float(text)
        return _sane(Stamp(int(seconds // 1000 if len(text) > 11 and "." not in text else seconds)))
    if len(text) == 14 and text.isdecimal():
        return _stamp(_day(text[:4], text[4:6], text[6:8]), _clock(text[8:10], text[10:12], text[12:]), None)
    return None


# ---------------------------------------------------------------- ISO 8601, RFC 3339, RFC 9557

_OFFSET = r"[+\-−]\d{1,2}(?::?\d{2})?(?::?00)?"
_ISO = re.compile(
    rf"""(?P<year>\d{{4}})
    (?: -(?P<ordinal>\d{{3}}) | (?P<sep>[-/.])(?P<month>\d{{1,2}})(?:(?P=sep)(?P<day>\d{{1,2}}))?
      | (?P<month2>\d{{2}})(?P<day2>\d{{2}}) )?
    (?: (?:[T_ ]|\sat\s|,\s?) (?P<hour>\d{{1,2}})
        (?: :(?P<minute>\d{{2}})(?::(?P<second>\d{{2}}))? | (?P<minute2>\d{{2}})(?P<second2>\d{{2}})? )?
        (?:[.,]\d+)? \s? (?P<half>[ap]\.?m\.?)? )?
    \s?(?P<zone>Z|{_OFFSET}|(?:GMT|UTC|UT)\s?(?:{_OFFSET})?|[A-Za-z]{{2,5}})?
    \s?(?:\((?P<note>[^()]*)\))?
    (?:\[!?(?P<place>[A-Za-z0-9_+\-/]+)\])?(?:\[!?[a-z0-9\-_]+=[A-Za-z0-9\-]+\])*""",
    re.X | re.I,
)


def _iso(text: str) -> Stamp | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    part = found.groupdict()
    if part["ordinal"]:
        day = datetime(int(part["year"]), 1, 1) + timedelta(days=int(part["ordinal"]) - 1)
        if not int(part["ordinal"]) or day.year != int(part["year"]):
            return None
    else:
        day = _day(part["year"], part["month"] or part["month2"] or "1", part["day"] or part["day2"] or "1")
    whole = part["day"] or part["day2"] or part["ordinal"]
    if part["hour"] is None:
        if part["zone"] and not whole:
            return None
        precision: Precision = "day" if whole else "month" if part["month"] else "year"
        return _stamp(day, None, None, precision)
    if not whole:
        return None
    clock = _clock(
        part["hour"],
        part["minute"] or part["minute2"] or "0",
        part["second"] or part["second2"],
        part["half"],
    )
    by_place = part["place"] and not part["zone"]
    zone = _place(part["place"]) if by_place else _zone(part["zone"] or part["note"] or "")
    return _stamp(day, clock, zone)


# ---------------------------------------------------------------- as people write it

_NAMES = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_CLOCK = re.compile(
    rf"""(?<![\d.:])(?P<hour>\d{{1,2}})
    (?: (?::|\s?h\s?) (?P<minute>\d{{2}}) (?:(?:[:.]|\s?m\s?)(?P<second>\d{{2}})(?:[.,]\d+)?s?)?
      | \.(?P<minute2>\d{{2}})(?=\s?uhr) )
    (?!\d) \s?(?P<half>[ap]\.?m\b\.?)? (?:\s?(?:uhr|hrs?|h)\b)?
    \s*(?P<zone>z\b|{_OFFSET}(?![\d:])|\(?(?:gmt|utc|ut)\s?{_OFFSET}(?![\d:])\)?)?
    (?:\s*\((?P<note>[^()]*)\))?""",
    re.X,
)
_HOUR = re.compile(r"(?<![\d:.])(?P<hour>\d{1,2})\s?(?P<half>[ap]\.?m\b\.?)")
_PLACE = re.compile(r"\[?\b([A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)\]?")
_TH = r"(?:st|nd|rd|th|er|re|o|a|º|ª|\.)?"
_OF = r"(?:\s*(?:de|del|of|d')\s+|[\s\-./,]*)"
_DAYS = (
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}){_TH}{_OF}(?P<name>{_NAMES})\.?,?{_OF}'?(?P<year>\d{{2,4}})(?![\d:])"),
    re.compile(
        rf"\b(?P<name>{_NAMES})\.?[\s\-./]*(?P<day>\d{{1,2}}){_TH},?[\s\-./]+'?(?P<year>\d{{4}}|\d{{2}})(?![\d:])"
    ),
    re.compile(
        rf"(?<!\d)(?P<year>\d{{4}})[\s.\-/,]+(?P<name>{_NAMES})\.?[\s.\-/]+(?P<day>\d{{1,2}})(?:\.|{_TH})(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})\s?[-/.年년]\s?(?P<month>\d{1,2})\s?[-/.月월]\s?(?P<day>\d{1,2})(?!\d)[日일.]?"),
    re.compile(r"(?<!\d)(?P<first>\d{1,2})(?P<sep>[-/])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4})(?!\d)"),
)
_MONTH = re.compile(rf"(?P<name>{_NAMES})\.?,?{_OF}(?P<year>\d{{4}})|(?P<year2>\d{{4}})[\s\-年년]*(?P<name2>{_NAMES})")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


# As the date command and asctime write it, the year behind clock and zone: Tue Feb  8 10:30:00 CET 2022.
_YEAR_LAST = re.compile(
    rf"(.*?\b(?:{_NAMES}) \d{{1,2}}),? (\d{{1,2}}:\d\d(?::\d\d)?(?: [ap]m)?(?: [a-z]{{1,5}})?(?: ?{_OFFSET})?)"
    r" (\d{4})"
)


def _written(text: str) -> Stamp | None:
    place = _PLACE.search(text)
    if place:
        text = text.replace(place.group(), " ")
    plain = _YEAR_LAST.sub(r"\1 \3 \2", fold(text))
    date = next(filter(None, (pattern.search(plain) for pattern in _DAYS)), None)
    if not date:
        month = _MONTH.fullmatch(plain)
        if not month:
            return None
        named = MONTHS[month["name"] or month["name2"]]
        return _stamp(_day(month["year"] or month["year2"], str(named), "1"), None, None, "month")
    day = _named_day(date)
    rest = f"{plain[: date.start()]} | {plain[date.end() :]}"
    clock = _CLOCK.search(rest) or _HOUR.search(rest)
    if clock:
        rest = f"{rest[: clock.start()]} {rest[clock.end() :]}"
    words = [word for word in _WORD.findall(rest) if word not in WEEKDAYS and word not in FILLERS]
    if clock is None:
        # A zone may stand behind a bare day; anything else says that this is a sentence, not a date.
        known = all(word in ZONES for word in words)
        return _stamp(day, None, None, "day") if known and not re.search(r"\d", rest) else None
    part = clock.groupdict()
    half = part["half"] or next((word for word in words if word in _HALVES), None)
    time = _clock(part["hour"], part.get("minute") or part.get("minute2") or "0", part.get("second"), half)
    zone: tzinfo | None = None
    if part.get("zone"):
        zone = _zone(part["zone"].strip("()"))
    elif place:
        zone = _place(place.group(1))
    elif behind := re.fullmatch(rf".*?\s(?P<zone>{_OFFSET})\s?[|\s]*", rest):
        zone = _zone(behind["zone"])
        rest = rest[: behind.start("zone")]
    else:
        stated = (*words, *_WORD.findall(part.get("note") or ""))
        zone = next((_zone(word) for word in stated if word in ZONES), None)
    strange = [word for word in words if word not in ZONES and word not in _HALVES]
    if len(strange) > 1 or re.search(r"\d", rest):
        return None
    return _stamp(day, time, zone)


def _named_day(found: re.Match[str]) -> datetime:
    part = found.groupdict()
    if "first" in part:  # slashes: only where one of the two cannot be a month, or both are the same
        first, second = int(part["first"]), int(part["second"])
        if first <= 12 and second <= 12 and first != second:
            raise ValueError("day and month could be either")
        month, day = (first, second) if second > 12 else (second, first)
        return _day(part["year"], str(month), str(day))
    month = MONTHS[part["name"]] if part.get("name") else int(part["month"])
    return _day(part["year"], str(month), part["day"])


# ---------------------------------------------------------------- the parts

_HALVES = {
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


def _day(year: str, month: str, day: str) -> datetime:
    """Two and three digits of a year as in RFC 2822, section 4.3."""
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 50 else 1900
    elif len(year) == 3:
        number += 1900
    return datetime(number, int(month), int(day))


def _clock(hour: str, minute: str, second: str | None = None, half: str | None = None) -> timedelta:
    """Time since midnight. 24:00:00 ends a day (ISO 8601:2004); a leap second is the one before it."""
    hours, minutes, seconds = int(hour), int(minute), min(int(second or 0), 59 if second == "60" else 99)
    if half:
        added = _HALVES[half.lower().rstrip(".")] if half.lower().rstrip(".") in _HALVES else 12 * (half[0] in "pP")
        if hours <= 12:
            hours = hours % 12 + added
        elif not added:
            raise ValueError("no such hour in the morning")
    if (hours > 23 or minutes > 59 or seconds > 59) and (hours, minutes, seconds) != (24, 0, 0):
        raise ValueError("no such time of day")
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _zone(text: str) -> tzinfo | None:
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


def _place(name: str) -> tzinfo | None:
    """A zone of the IANA database by its name, where the system has it."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        return None


def _stamp(day: datetime, clock: timedelta | None, zone: tzinfo | None, precision: Precision = "day") -> Stamp | None:
    if clock is None:
        return _sane(Stamp.of(day, precision))
    return _sane(Stamp.of((day + clock).replace(tzinfo=zone)))


def _sane(stamp: Stamp) -> Stamp | None:
    return stamp if _FIRST <= stamp.seconds <= _LAST else None
