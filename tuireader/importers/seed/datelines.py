"""Lines that say when an article appeared: whole lines only, for times of other stories stand inside lines.

The agency's own line (`GMT`) is the certain one. The others are told by their parts: each is a date or one
of the short things that stand beside dates, as in ``Reuters | Paris | Updated: 08-02-2022 16:07 IST |
Created: …``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

from tuireader.importers.seed.moments import Moment, moment
from tuireader.model.stamps import Stamp
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Dateline:
    """What one line says of an article's time."""

    published: Stamp
    updated: Stamp | None = None
    agency: bool = False
    """The news agency's ``HH:MM GMT DD.MM.YYYY``, which heads the visible text or an entry of a live page."""
    note: str = ""


_CLOCK = r"(\d{1,2}):(\d\d) (?:GMT|UTC) (\d{1,2})\.(\d{1,2})\.(\d{4})"
_GMT = re.compile(rf"{_CLOCK}(?:\s*\(Updated:?\s*{_CLOCK}\s*\))?", re.I)
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
_GATE = re.compile(r"\d{4}")
_PARTS = re.compile(r"\s*[|•·]\s*|\s*\((?=updated)|(?<=\d) / (?=\d)", re.I)
_SENTENCE = re.compile(r"[.!?]$|[.!?] [A-Z]")
_BRACKET = re.compile(r"\(?[^\W\d_][\w .'-]{1,30}\)\s*(?=\d)")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_GREGORIAN = re.compile(r"الموافق\s*:?\s*(\d{1,2})/(\d{1,2})/(\d{4})")
_GREENWICH = re.compile(r"(\d{1,2}):(\d\d)\s*\(?\s*(?:بتوقيت\s+)?غرينتش")
_MECCA = re.compile(r"(\d{1,2}):(\d\d)\s*\(?\s*(?:بتوقيت\s+)?مكة")
_ANY_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d\d)(?!\d)")


def dateline(line: str) -> Dateline | None:
    """What `line` (trimmed) says, if it is a dateline as a whole; else None."""
    if len(line) > 300 or not _GATE.search(line):
        return None
    found = _GMT.fullmatch(line)
    if found:
        return _agency(found)
    if "الموافق" in line:
        return _arabic(line.translate(_DIGITS))
    return _outlet(line) if len(line) <= 160 and not line.startswith("|") else None


def iso_stamp(line: str) -> Stamp | None:
    """The moment of a hidden ``YYYY-MM-DDTHH:MM+0000`` line."""
    if len(line) > 35 or not _ISO.fullmatch(line):
        return None
    try:
        return Stamp.of(datetime.fromisoformat(line))
    except (ValueError, OverflowError):
        return None


def together(found: Sequence[Dateline]) -> Dateline | None:
    """The datelines that stand directly under one another as one: published, then updated."""
    if len(found) > 1 and found[0].updated is None and found[1].published > found[0].published:
        return Dateline(found[0].published, found[1].published, note=found[0].note)
    return found[0] if found else None


def _agency(found: re.Match[str]) -> Dateline | None:
    try:
        published = _gmt(*found.group(1, 2, 3, 4, 5))
        updated = _gmt(*found.group(6, 7, 8, 9, 10)) if found[6] else None
    except ValueError:
        return None
    return Dateline(published, updated, agency=True)


def _gmt(hour: str, minute: str, day: str, month: str, year: str) -> Stamp:
    return Stamp.of(datetime(int(year), int(month), int(day), int(hour), int(minute), tzinfo=UTC))


def _arabic(line: str) -> Dateline | None:
    """The broadcaster's double date: Hijri, then Gregorian after ``الموافق``; clocks of Mecca and of
    Greenwich.

    The clock of Greenwich counts; then that of Mecca (UTC+3); then any, as a local clock.
    """
    day = _GREGORIAN.search(line)
    if not day:
        return None
    greenwich, mecca, other = (pattern.search(line, day.end()) for pattern in (_GREENWICH, _MECCA, _ANY_CLOCK))
    clock = greenwich or mecca or other
    try:
        midnight = datetime(int(day[3]), int(day[2]), int(day[1]))
        if not clock:
            return Dateline(Stamp.of(midnight, "day"))
        local = midnight.replace(hour=int(clock[1]), minute=int(clock[2]))
    except ValueError:
        return None
    if greenwich and mecca and int(greenwich[1]) > int(mecca[1]):
        local -= timedelta(days=1)  # past midnight in Mecca, where the date was written; not yet at Greenwich
    if greenwich or mecca:
        return Dateline(Stamp.of(local.replace(tzinfo=UTC if greenwich else timezone(timedelta(hours=3)))))
    return Dateline(Stamp.of(local), note="the text gives a clock without a zone; the time is that local clock")


def _outlet(line: str) -> Dateline | None:
    parts = _PARTS.split(_BRACKET.sub("", line, count=1))
    moments: list[Moment] = []
    for part in parts:
        found = moment(part)
        if found:
            moments.append(found)
        elif len(part.split()) > 6 or _SENTENCE.search(part):
            return None
    if not moments:
        return None
    published = next((m for m in moments if not m.updated), moments[0])
    updated = next((m for m in moments if m is not published), None)
    later = updated.stamp if updated and updated.stamp > published.stamp else None
    return Dateline(published.stamp, later, note=published.note)
