"""Dates as people and their programs write them, in a dozen languages."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import datetime, tzinfo

from tuireader.importers.calendar_words import FILLERS, MONTHS, WEEKDAYS, ZONES
from tuireader.importers.date_parts import HALVES, OFFSET, clock_of, day_of, place_of, stamp_of, zone_of
from tuireader.model.stamps import Stamp
from tuireader.text import fold

_NAMES = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_CLOCK = re.compile(
    rf"""(?<![\d.:])(?P<hour>\d{{1,2}})
    (?: (?::|\s?h\s?) (?P<minute>\d{{2}}) (?:(?:[:.]|\s?m\s?)(?P<second>\d{{2}})(?:[.,]\d+)?s?)?
      | \.(?P<minute2>\d{{2}})(?![\d.]) )
    (?!\d) \s?(?P<half>[ap]\.?m\b\.?)? (?:\s?(?:uhr|uur|hrs?|h)\b)?
    \s*(?P<zone>z\b|{OFFSET}(?![\d:])|\(?(?:gmt|utc|ut)\s?{OFFSET}(?![\d:])\)?)?
    (?:\s*\((?P<note>[^()]*)\))?""",
    re.X,
)
_HOUR = re.compile(r"(?<![\d:.])(?P<hour>\d{1,2})\s?(?P<half>[ap]\.?m\b\.?)")
_PLACE = re.compile(r"\[?\b([A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)\]?")
_SYSTEM = re.compile(r"\b([A-Z]{3}\d[A-Z]{3})\b")
_LONG_ZONE = re.compile(r"\b(eastern|central|mountain|pacific) (standard |daylight )?time\b")
_LOG = re.compile(r"(?<=\d{4}):(?=\d\d:\d\d)")
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
    rf"(.*?\b(?:{_NAMES}) \d{{1,2}}),? (\d{{1,2}}:\d\d(?::\d\d)?(?: [ap]m)?(?: [a-z]{{1,5}})?(?: ?{OFFSET})?)"
    r" (\d{4})"
)


def by_words(text: str) -> Stamp | None:
    """The moment that day, month and year in any usual order state, with or without a clock and a zone."""
    place = _PLACE.search(text) or _SYSTEM.search(text)
    if place:
        text = text.replace(place.group(), " ")
    plain = _LONG_ZONE.sub(lambda zone: f"{zone[1][0]}{(zone[2] or ' ')[0].strip()}t", _LOG.sub(" ", fold(text)))
    plain = _YEAR_LAST.sub(r"\1 \3 \2", plain)
    date = next(filter(None, (pattern.search(plain) for pattern in _DAYS)), None)
    if not date:
        month = _MONTH.fullmatch(plain)
        if not month:
            return None
        named = MONTHS[month["name"] or month["name2"]]
        return stamp_of(day_of(month["year"] or month["year2"], str(named), "1"), None, None, "month")
    day = _named_day(date)
    rest = f"{plain[: date.start()]} | {plain[date.end() :]}"
    clock = _CLOCK.search(rest) or _HOUR.search(rest)
    if clock:
        rest = f"{rest[: clock.start()]} {rest[clock.end() :]}"
    before, _, behind = rest.partition("|")  # "pt" is Friday in Polish before a date, the Pacific behind it
    words = [*_telling(before), *_telling(behind, ZONES)]
    if clock is None:
        # A zone may stand behind a bare day; anything else says that this is a sentence, not a date.
        known = all(word in ZONES for word in words)
        return stamp_of(day, None, None, "day") if known and not re.search(r"\d", rest) else None
    part = clock.groupdict()
    half = part["half"] or next((word for word in words if word in HALVES), None)
    time = clock_of(part["hour"], part.get("minute") or part.get("minute2") or "0", part.get("second"), half)
    zone: tzinfo | None = None
    if part.get("zone"):
        zone = zone_of(part["zone"].strip("()"))
    elif place:
        zone = place_of(place.group(1))
    elif offset := re.fullmatch(rf".*?\s(?P<zone>{OFFSET})\s?[|\s]*", rest):
        zone = zone_of(offset["zone"])
        rest = rest[: offset.start("zone")]
    else:
        stated = (*words, *_WORD.findall(part.get("note") or ""))
        zone = next((zone_of(word) for word in stated if word in ZONES), None)
    strange = [word for word in words if word not in ZONES and word not in HALVES]
    if len(strange) > 1 or re.search(r"\d", rest):
        return None
    return stamp_of(day, time, zone)


def _telling(text: str, first: Container[str] = ()) -> list[str]:
    """The words of `text` that say more than a weekday or "at"; those of `first` always do."""
    return [word for word in _WORD.findall(text) if word in first or (word not in WEEKDAYS and word not in FILLERS)]


def _named_day(found: re.Match[str]) -> datetime:
    part = found.groupdict()
    if "first" in part:  # slashes: only where one of the two cannot be a month, or both are the same
        first, second = int(part["first"]), int(part["second"])
        if first <= 12 and second <= 12 and first != second:
            raise ValueError("day and month could be either")
        month, day = (first, second) if second > 12 else (second, first)
        return day_of(part["year"], str(month), str(day))
    month = MONTHS[part["name"]] if part.get("name") else int(part["month"])
    return day_of(part["year"], str(month), part["day"])
