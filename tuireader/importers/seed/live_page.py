"""A live page: a title, some lines of introduction, then entries, each under its own dateline, newest first.

It was published at its oldest stamp and updated at its newest. The stamps stay in the text as the entries'
heads.
"""

from __future__ import annotations

import re

from tuireader.importers.seed import agency_page, noise, tags
from tuireader.importers.seed.datelines import Dateline
from tuireader.importers.seed.drafting import compose
from tuireader.importers.seed.headings import is_heading
from tuireader.importers.seed.layout import Layout
from tuireader.importers.seed.page import Kind, Page
from tuireader.model.drafts import Draft

_LIVE = re.compile(r"LIVE(?: UPDATES| BLOG)?\s*[:–—-]", re.I)
_MARKS = ("Table of contents", "New firstOld first", "New first")


def read(page: Page) -> Draft | None:
    """The article, or None if the page does not hold several agency datelines."""
    lines = page.lines
    stamps = [found for line in lines if (found := line.dateline) and found.agency]
    first = page.agency_dateline()
    if first is None or not _is_live(page, stamps):
        return None
    halves = agency_page.divide(page)
    if halves is None:
        return None
    titles = [
        lines[at].text for at in page.texts(0, first) if _LIVE.match(lines[at].text) and is_heading(lines[at].text)
    ]
    title = titles[0] if titles and halves.title not in titles else halves.title
    start = max((at for at in range(first) if lines[at].text == title), default=-1) + 1
    if halves.blob:
        start = max(start, halves.blob.at + 1)
    hidden = set(halves.tags)
    opened = _entries(page, first)
    intro = [lines[at].text for at in page.texts(start, opened) if lines[at].text not in {title, *hidden}]
    captions = {noise.caption(line.text) for line in lines if line.kind is Kind.CAPTION}
    _, under = tags.under_heading(page)
    entries = [
        line.text
        for at, line in enumerate(lines[opened:], opened)
        if at not in under and line.kind in (Kind.TEXT, Kind.DATE) and line.text != title and line.text not in captions
    ]
    has_standfirst = bool(intro) and start > 1 and halves.blob is not None
    summary, shown = agency_page.split_summary(halves, intro + entries) if has_standfirst else ("", intro + entries)
    moments = sorted([found.published for found in stamps] + [found.updated for found in stamps if found.updated])
    latest = moments[-1] if moments[-1] != moments[0] else None
    return compose(
        page,
        title=title,
        paragraphs=shown,
        summary=summary,
        tags=halves.tags,
        dateline=Dateline(moments[0], latest, agency=True),
    )


def _entries(page: Page, first: int) -> int:
    """Where the entries begin: at the `first` dateline, unless that heads the whole page and a table of contents comes
    below the introduction."""
    marks = [at for at, line in enumerate(page.lines) if line.kind is Kind.NOISE and line.text in _MARKS]
    return marks[0] if marks and page.texts(first + 1, marks[0]) else first


def _is_live(page: Page, stamps: list[Dateline]) -> bool:
    """By a live page's own furniture or title; without either, one other dateline may be another story's."""
    several = len({found.published for found in stamps})
    marked = any(
        (line.kind is Kind.NOISE and line.text in _MARKS) or (line.kind is Kind.TEXT and _LIVE.match(line.text))
        for line in page.lines
    )
    return several > 2 or marked


LAYOUT = Layout(name="live page", rank=10, read=read)
