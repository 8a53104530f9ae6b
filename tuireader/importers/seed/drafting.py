"""The last step of every layout: title, times and notes put together by the same rules."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterable, Sequence

from tuireader.importers.seed import headings, noise
from tuireader.importers.seed.datelines import Dateline
from tuireader.importers.seed.opening import first_sentence
from tuireader.importers.seed.page import Kind, Page
from tuireader.importers.seed.tags import unique
from tuireader.model.drafts import Draft
from tuireader.model.stamps import Stamp
from tuireader.text import clean, line

_DAY = 86_400


def compose(
    page: Page,
    *,
    title: str,
    paragraphs: Sequence[str],
    summary: str = "",
    tags: Iterable[str] = (),
    author: str = "",
    dateline: Dateline | None = None,
) -> Draft:
    """An article from what a layout found; whatever is empty is taken from where the next rule finds it.

    `paragraphs` may hold newlines. Times: the dateline, then the hidden time stamps, then the prefix.
    """
    kept = [text for text in map(clean, paragraphs) if text.strip()]
    published, updated, notes = _times(page, dateline)
    return Draft(
        title=line(title) or _title(page, kept, summary),
        body="\n\n".join(kept),
        summary=line(summary),
        url=page.url,
        author=line(author),
        published=published,
        updated=updated,
        tags=unique(tags),
        notes=notes,
    )


def _title(page: Page, paragraphs: Sequence[str], summary: str) -> str:
    """For an article without a title: its address, its first sentence, the caption it is, its file's name."""
    found = headings.slug(page.url)
    if not found:
        found = first_sentence(line((paragraphs[0] if paragraphs else summary)[:2000]))
    if not found:
        # What is text and yet no paragraph is a tag; a caption or a line of furniture may be all there is.
        first = next((shown.text for shown in page.lines if shown.kind not in (Kind.BLANK, Kind.TEXT)), "")
        found = first_sentence(line((noise.caption(first) or first)[:2000]))
    return found or line(page.stem()) or "Untitled"


def _times(page: Page, dateline: Dateline | None) -> tuple[Stamp | None, Stamp | None, tuple[str, ...]]:
    """Published, updated, and what there is to say about them."""
    stamps = page.stamps()
    notes = [page.prefix.note] if page.prefix and page.prefix.note else []
    updated = dateline.updated if dateline else None
    if dateline:
        published: Stamp | None = dateline.published
        if dateline.note:
            notes.append(dateline.note)
    elif stamps:
        published = min(stamps)
    elif page.prefix:
        published = page.prefix.stamp
    else:
        return None, None, tuple(notes)
    if updated is None and stamps and published and published.zoned and published.precision == "minute":
        latest = max(stamps)
        updated = latest if latest.seconds > published.seconds else None
    if page.prefix and published and _differ(page.prefix.stamp, published):
        notes.append(f"the text is dated {published.iso()[:10]}, its file {page.prefix.stamp.iso()}")
    return published, updated, tuple(notes)


def _differ(prefix: Stamp, stated: Stamp) -> bool:
    """Whether they are more than a day apart, as far as both are known."""
    first, after = _span(prefix)
    earliest, latest = _span(stated)
    return latest < first - _DAY or earliest > after + _DAY


def _span(stamp: Stamp) -> tuple[int, int]:
    """The first seconds of the first and of the last day of a stamp."""
    when = stamp.moment()
    if stamp.precision == "month":
        return stamp.seconds, stamp.seconds + (monthrange(when.year, when.month)[1] - 1) * _DAY
    if stamp.precision == "year":
        return stamp.seconds, stamp.seconds + (365 if isleap(when.year) else 364) * _DAY
    start = stamp.seconds - stamp.seconds % _DAY
    return start, start
