"""The agency's older template (2015 to 2020).

page clock ``HH:MM GMT +3DD Month YYYY`` (of the crawl, not of the article), Listen Live, Search, caption, title (set
in), © credit, section, Get short URL, counters, then ``CITY (Agency) — `` and the paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tuireader.importers.seed import bylines, tags
from tuireader.importers.seed.datelines import together
from tuireader.importers.seed.drafting import compose
from tuireader.importers.seed.headings import agrees, is_heading, is_strong, slug
from tuireader.importers.seed.layout import Layout
from tuireader.importers.seed.page import Kind, Page
from tuireader.importers.seed.titles import stands_alone
from tuireader.model.drafts import Draft

_PAGE_CLOCK = re.compile(r"\d{1,2}:\d\d GMT ?[+-]\d{1,4} ?[A-Z][a-z]+ \d{4}")
_COUNTERS = re.compile(r"\d+(?: \d+){1,2}")
_HEAD = 60
"""The head of the page is looked for in so many lines."""


def read(page: Page) -> Draft | None:
    """The article, or None if the page has neither the clock nor the share box of this template."""
    lines = page.lines
    clock = _find(page, lambda text: bool(_PAGE_CLOCK.fullmatch(text)))
    box = _find(page, lambda text: text == "Get short URL")
    if clock is None and box is None:
        return None
    credit = page.first(Kind.CREDIT)
    title = _title(page, box, credit)
    body = _body(page, title, box, credit)
    between = page.texts(0 if title is None else title + 1, box) if box is not None else []
    if not body or (clock is None and not all(is_heading(lines[at].text) for at in between)):
        return None
    found, _ = tags.under_heading(page)
    head = range(min(body[0], len(lines)))
    dated = [line.dateline for at in head if (line := lines[at]).dateline]
    return compose(
        page,
        title=lines[title].text if title is not None else "",
        paragraphs=[lines[at].text for at in body],
        tags=found,
        author=next((name for at in head if (name := bylines.author(lines[at].text))), ""),
        dateline=together(dated),
    )


def _find(page: Page, wanted: Callable[[str], bool]) -> int | None:
    return next((at for at, line in enumerate(page.lines[:_HEAD]) if wanted(line.text)), None)


def _title(page: Page, box: int | None, credit: int | None) -> int | None:
    """The heading that is set in; the one directly above the credit; one that stands alone; the last above the box."""
    lines = page.lines
    stop = box if box is not None else _HEAD
    words = slug(page.url)
    near = [at for at in page.texts(0, stop) if is_heading(lines[at].text) and agrees(lines[at].text, words)]
    set_in = [at for at in near if lines[at].raw[:1] in (" ", "\t") and at > 0]
    above = [at for at in near if credit is not None and at < credit and not page.texts(at + 1, credit)]
    alone = [at for at in near if stands_alone(page, at)]
    for way in (set_in, above, alone, near[-1:] if box is not None else near[:1]):
        strong = [at for at in way if is_strong(lines[at].text)]
        if strong or way:
            return (strong or way)[0]
    return None


def _body(page: Page, title: int | None, box: int | None, credit: int | None) -> list[int]:
    """The lines of text after the head: after the share box and its counters, or after title and credit."""
    lines = page.lines
    start = max(-1 if title is None else title, -1 if box is None else box)
    if box is None and credit is not None and title is not None and credit - title <= 3:
        start = max(start, credit)
    while start + 1 < len(lines) and (
        lines[start + 1].kind in (Kind.BLANK, Kind.NOISE) or _COUNTERS.fullmatch(lines[start + 1].text)
    ):
        start += 1
    _, under = tags.under_heading(page)
    known = lines[title].text if title is not None else None
    return [
        at
        for at in page.texts(start + 1)
        if at not in under and lines[at].text != known and not bylines.author(lines[at].text)
    ]


LAYOUT = Layout(name="older agency page", rank=15, read=read)
