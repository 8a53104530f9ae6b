"""One article, whole: from the store to a page with a head, a body and what is attached."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from tuireader.library.opening import Library
from tuireader.model import Article, Attachment, Stamp
from tuireader.reading import style
from tuireader.reading.blocks import Block, Heading, Link, Page, Paragraph, Rule, Span
from tuireader.reading.layout import Lines, lines
from tuireader.reading.parse import parse
from tuireader.reading.words import references, render_plain
from tuireader.store import articles
from tuireader.text import fold

WORDS_A_MINUTE = 230


def article(library: Library, id: int) -> Article | None:
    """The article with this id, or None."""
    return articles.article(library.db, id)


def body(article: Article) -> Page:
    """The article's text alone, as blocks and numbered links."""
    return parse(article.body, article.form, article.row.url or article.source_url)


def page(article: Article, now: int) -> Page:
    """The article as it is read: title, facts, standfirst, text, attachments. `now`: for "3 days ago"."""
    text = body(article)
    links = list(text.links)
    tail: list[Block] = []
    for file in article.attachments:
        links.append(Link(len(links) + 1, file.url, attachment(file), "attachment"))
        tail.append(Paragraph(spans=_linked(links[-1]), tight=bool(tail)))
    if article.comments:
        links.append(Link(len(links) + 1, article.comments, "comments"))
        tail.append(Paragraph(spans=_linked(links[-1]), tight=bool(tail)))
    whole = text.below(tuple(_head(article, now)))
    blocks = (*whole.blocks, *([Rule(), *tail] if tail else []))
    return replace(whole, blocks=blocks, links=tuple(links))


def laid_out(article: Article, width: int, now: int) -> Lines:
    """The article's lines at a width, laid out as they are asked for."""
    return lines(page(article, now), width)


def as_lines(article: Article, width: int, now: int) -> list[str]:
    """The same lines as plain text, then each link with its address whole."""
    whole = page(article, now)
    return [*render_plain(whole, width), *([""] if whole.links else []), *references(whole)]


def _head(article: Article, now: int) -> list[Block]:
    row = article.row
    facts = [row.source, article.author, *dates(article, now), _length(article.words)]
    found: list[Block] = [
        Heading(spans=(Span(row.title, style.BOLD),), level=1),
        Paragraph(spans=(Span(" · ".join(filter(None, facts)), style.DIM),), tight=True),
    ]
    if row.tags:
        found.append(Paragraph(spans=(Span(" · ".join(row.tags), style.MARK),), tight=True))
    if row.url:
        found.append(Paragraph(spans=(Span(row.url, style.DIM),), tight=True))
    if article.summary and fold(article.summary)[:200] not in fold(article.body[:4000]):
        found.append(Paragraph(spans=(Span(article.summary, style.BOLD),)))
    return found


def _linked(link: Link) -> tuple[Span, ...]:
    return (Span(link.text, style.LINK, link.n), Span(f"[{link.n}]", style.SIGN, link.n))


def attachment(file: Attachment) -> str:
    """What an attached file is, in words: ``audio/mpeg, 34 min, 12.3 MB: Title``."""
    facts = [file.type or "file"]
    if file.seconds:
        facts.append(f"{max(1, round(file.seconds / 60))} min")
    if file.size:
        facts.append(f"{file.size / 1e6:.1f} MB" if file.size >= 100_000 else f"{max(1, file.size // 1000)} kB")
    name = file.title or file.url.rsplit("/", 1)[-1].split("?")[0]
    return f"{', '.join(facts)}: {name}" if name else ", ".join(facts)


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
        return f"{stamp.moment():%B %Y}"
    if stamp.precision == "day":
        return _day(stamp)
    return f"{_day(stamp)} {_clock(stamp)}"


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


_STEPS = (
    (31_536_000, "year"),
    (2_592_000, "month"),
    (604_800, "week"),
    (86_400, "day"),
    (3600, "hour"),
    (60, "minute"),
)


def _ago(stamp: Stamp, now: int) -> str:
    """`` (3 days ago)``, `` (in 2 hours)``; empty where the date is too coarse to say."""
    if stamp.precision in ("month", "year"):
        return ""
    gap = now - stamp.seconds
    if stamp.precision == "day":
        today = datetime.fromtimestamp(now, UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        gap = int(today.timestamp()) - stamp.seconds
        if gap == 0:
            return " (today)"
    for size, name in _STEPS:
        if abs(gap) >= size and not (stamp.precision == "day" and size < 86_400):
            count = abs(gap) // size
            said = f"{count} {name}{'s' if count > 1 else ''}"
            return f" ({said} ago)" if gap > 0 else f" (in {said})"
    return " (just now)"


def _length(words: int) -> str:
    return f"{max(1, round(words / WORDS_A_MINUTE))} min" if words else ""
