"""What stands above an article's text: its title, and in small print what is known about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

from tuireader.model.articles import Article
from tuireader.model.rows import Row
from tuireader.model.stamps import Stamp
from tuireader.reading import addresses, style
from tuireader.reading.blocks import Block, Heading, Paragraph, Span
from tuireader.text import count_ideographs, fold, line

WORDS_A_MINUTE = 230
IDEOGRAPHS_A_MINUTE = 500
"""Chinese and Japanese characters."""


def head(article: Article, now: int, *, every_tag: bool = False) -> list[Block]:
    """Title, facts, tags, address, standfirst. `now`: seconds since 1970, for "3 days ago".

    `every_tag`: also those that are hidden.
    """
    row = article.row
    found: list[Block] = [
        Heading(spans=(Span(line(row.title), style.BOLD),), level=1),
        Paragraph(spans=(Span(" · ".join(facts(article, now)), style.DIM),), tight=True),
    ]
    if spans := tuple(_tags(row, every_tag=every_tag)):
        found.append(Paragraph(spans=spans, tight=True))
    if row.url:
        address = addresses.shown(addresses.untracked(row.url))
        found.append(Paragraph(spans=(Span(address, style.DIM),), tight=True))
    if article.summary and fold(article.summary)[:200] not in fold(article.body[:4000]):
        found.append(Paragraph(spans=(Span(line(article.summary), style.BOLD),)))
    return found


def _tags(row: Row, *, every_tag: bool) -> Iterator[Span]:
    """The tags in their colours, parted by dots."""
    parted = ""
    looks = row.tag_looks + (0,) * (len(row.tags) - len(row.tag_looks))
    for tag, look in zip(row.tags, looks, strict=False):
        if look >= 0 or every_tag:
            if parted:
                yield Span(parted, style.MARK)
            yield Span(line(tag), style.IN_COLOURS[look - 1] if look > 0 else style.MARK)
            parted = " · "


def facts(article: Article, now: int) -> list[str]:
    """Who, when, how long, how often edited."""
    edited = f"edited {article.edits}×" if article.edits else ""
    who = line(article.row.source), line(article.author)
    return [*filter(None, (*who, *dates(article, now), reading_time(article), edited))]


def reading_time(article: Article) -> str:
    """``4 min``; empty for an article without words."""
    if not article.words:
        return ""
    ideographs = count_ideographs(article.body)
    words = max(0, article.words - ideographs)
    return f"{max(1, round(words / WORDS_A_MINUTE + ideographs / IDEOGRAPHS_A_MINUTE))} min"


# ---------------------------------------------------------------- dates


def dates(article: Article, now: int) -> list[str]:
    """When it was published, and how long ago; when it was updated, if it was."""
    row = article.row
    if row.published is None:
        return [f"undated, first seen {_day(Stamp(row.first_seen))}"]
    said = [f"{moment(row.published)}{_ago(row.published, now)}"]
    if article.updated is not None and article.updated.seconds - row.published.seconds >= 60:
        same_day = row.published.precision == "minute" and _day(article.updated) == _day(row.published)
        said.append(f"updated {_clock(article.updated) if same_day else moment(article.updated)}")
    return said


def moment(stamp: Stamp) -> str:
    """A stamp for people, as far as it is known: local time, or the text's own clock where no zone is known."""
    if stamp.precision == "year":
        return f"{stamp.moment():%Y}"
    if stamp.precision == "month":
        return f"{stamp.moment():%b %Y}"
    if stamp.precision == "day":
        return _day(stamp)
    return f"{_day(stamp)} {_clock(stamp)}"


def day_in_words(stamp: Stamp) -> str:
    """The day of a stamp, as far as it is known."""
    return _day(stamp) if stamp.precision == "minute" else moment(stamp)


def _day(stamp: Stamp) -> str:
    when = _local(stamp)
    return f"{when.day} {when:%b %Y}"


def _clock(stamp: Stamp) -> str:
    return f"{_local(stamp):%H:%M}" + ("" if stamp.zoned else " (no zone)")


def _local(stamp: Stamp) -> datetime:
    if stamp.precision == "minute" and stamp.zoned:
        with suppress(OverflowError, ValueError, OSError):  # the first and last day of the calendar
            return stamp.moment().astimezone()
    return stamp.moment()


_DAY = 86_400
_STEPS = ((365 * _DAY, "year"), (30 * _DAY, "month"), (7 * _DAY, "week"), (_DAY, "day"), (3600, "hour"), (60, "minute"))
_KNOWN = {"minute": 60, "day": _DAY, "month": 30 * _DAY, "year": 365 * _DAY}
"""Seconds of the smallest step that can be told of a stamp."""


def _ago(stamp: Stamp, now: int) -> str:
    """``, 3 days ago``, ``, in 2 hours (a date to come)``; empty where the date is too coarse to say."""
    gap = now - stamp.seconds
    if stamp.precision != "minute":
        today = datetime.fromtimestamp(now, UTC)
        here = {"day": today, "month": today.replace(day=1), "year": today.replace(month=1, day=1)}[stamp.precision]
        gap = int(here.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()) - stamp.seconds
        if gap == 0:
            return ", today" if stamp.precision == "day" else ""
    for size, name in _STEPS:
        # From one first of a month to the next there may be 28 days only.
        if size >= _KNOWN[stamp.precision] and abs(gap) >= (
            28 * _DAY if (stamp.precision, name) == ("month", "month") else size
        ):
            count = max(
                1, round(abs(gap) / size) if (stamp.precision, name) == ("month", "month") else abs(gap) // size
            )
            said = f"{count} {name}{'s' if count > 1 else ''}"
            return f", {said} ago" if gap > 0 else f", in {said} (a date to come)"
    return ", just now" if stamp.precision == "minute" else ""
