"""A date, with or without a clock and a zone, written the way newspapers and portals write it.

Day before month throughout, but where the month is a word or the year comes first: ``08.02.2022`` is 8
February. Dates whose order cannot be known (``08/02/2022``) are not read at all.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from tuireader.importers.calendar_words import FILLERS, MONTHS, WEEKDAYS, ZONES
from tuireader.model.stamps import Stamp
from tuireader.text import fold
from tuireader.values import dataclass

_DATE = re.compile(
    r"(?<!\d)(?:"
    r"(?P<d1>\d{1,2})\. ?(?P<m1>\d{1,2})\. ?(?P<y1>\d{4})"
    r"|(?P<d2>\d\d)-(?P<m2>\d\d)-(?P<y2>\d{4})"
    r"|(?P<y3>\d{4})(?P<s3>[-/.])(?P<m3>\d\d?)(?P=s3)(?P<d3>\d\d?)"
    r"|(?P<y4>\d{4})年 ?(?P<m4>\d{1,2})月 ?(?P<d4>\d{1,2})日"
    r"|(?P<d5>\d{1,2})(?:st|nd|rd|th|er|º|\.)? (?:de |of )?(?P<m5>[^\W\d_]{3,12})\.?,? (?:de )?(?P<y5>\d{4})"
    r"(?: ?г(?:ода|\.)?)?"
    r")(?!\d)"
    r"|\b(?P<m6>[^\W\d_]{3,12})\.? (?P<d6>\d{1,2})(?:st|nd|rd|th)?,? (?P<y6>\d{4})(?!\d)"
)
_CLOCK = re.compile(
    r"(?:\bT)?(?<!\d)(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?!\d)"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
    r"(?: ?(?P<zone>Z\b|(?:GMT|UTC)?[+-]\d\d:?\d\d|[A-Z]{2,4}\b))?"
)
_UPDATED = re.compile(r"updated?|modified|actualizado|atualizado|aktualisiert|обновлено|mis à jour", re.I)
_WORD = re.compile(r"([^\s,.:()–—-]+)(,?)")
_FURNITURE = frozenset(
    word
    for words in (
        "published posted created update updated last modified first date в las о ob el mis jour",
        "actualizado publicado atualizado aktualisiert veröffentlicht опубликовано обновлено publié",
    )
    for word in map(fold, words.split(" "))
) | (FILLERS | WEEKDAYS)
_SEVERAL = frozenset(("cst", "et", "ct", "mt", "pt", "ast", "amt"))
"""Zones that mean different offsets in different places or seasons."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A piece of text that is a date and nothing else."""

    stamp: Stamp
    updated: bool = False
    """The words with it say that it is the time of a change."""
    note: str = ""


def moment(piece: str) -> Moment | None:
    """What `piece` says, if it is one date, perhaps a clock, and words that go with dates; else None."""
    day = _DATE.search(piece)
    if not day:
        return None
    found = {key[0]: value for key, value in day.groupdict().items() if value}
    number = int(found["m"]) if found["m"].isdigit() else MONTHS.get(fold(found["m"]), 0)
    rest = piece[: day.start()] + " " + piece[day.end() :]
    clock = _CLOCK.search(rest)
    if clock:
        rest = rest[: clock.start()] + " " + rest[clock.end() :]
    if not all(comma or fold(word) in _FURNITURE for word, comma in _WORD.findall(rest)):
        return None
    try:
        midnight = datetime(int(found["y"]), number, int(found["d"]))
        stamp, note = _clocked(midnight, clock) if clock else (Stamp.of(midnight, "day"), "")
    except (ValueError, OverflowError):
        return None
    return Moment(stamp, bool(_UPDATED.search(rest)), note)


def _clocked(midnight: datetime, clock: re.Match[str]) -> tuple[Stamp, str]:
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] in "Pp" else 0)
    local = midnight.replace(hour=hour, minute=int(clock["minute"]), second=int(clock["second"] or 0))
    zone = clock["zone"] or ""
    offset = _offset(zone)
    if offset is not None:
        note = "IST read as Indian Standard Time" if zone == "IST" else ""
        return Stamp.of(local.replace(tzinfo=timezone(timedelta(minutes=offset)))), note
    if zone:
        return Stamp.of(local), f"the zone {zone} means several; the time is the local clock"
    return Stamp.of(local), "the text gives a clock without a zone; the time is that local clock"


def _offset(zone: str) -> int | None:
    """Minutes east of Greenwich, or None where `zone` does not tell."""
    if zone[-5:-4] in ("+", "-") or zone[-6:-5] in ("+", "-"):
        digits = zone[-5:].replace(":", "")[-4:]
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return -minutes if "-" in zone else minutes
    return None if zone.lower() in _SEVERAL else ZONES.get(zone.lower())
