"""Which line is the title of an agency page or of a live page."""

from __future__ import annotations

from collections import Counter

from tuireader.importers.seed.bylines import author
from tuireader.importers.seed.headings import agrees, is_agency, is_heading, is_strong, slug
from tuireader.importers.seed.page import Kind, Page
from tuireader.importers.seed.tags import is_tag

_PASSED_OVER = (Kind.BLANK, Kind.NOISE, Kind.CREDIT, Kind.CAPTION, Kind.ADDRESS, Kind.ISO)


def title(page: Page, stop: int, dateline: int | None) -> str:
    """The title among the lines before `stop`; empty if there is none.

    In order: a line repeated at once; a heading that occurs twice; the heading directly above the dateline; the first
    that stands alone between blank lines; the first. Headings of one or two words come after all longer ones.
    Where the page's address has a title in it, a line must share half its words with that.
    """
    words = slug(page.url)
    lines = page.lines
    near = page.texts(0, stop)
    doubled = [
        at
        for at in near
        if at + 1 < len(lines)
        and lines[at + 1].kind is Kind.AGAIN
        and len(lines[at].text) <= 200
        and near.index(at) < 8
    ]
    for at in doubled:
        if agrees(lines[at].text, words) and not lines[at].text.endswith(":"):
            return lines[at].text
    fitting = [at for at in near if is_heading(lines[at].text) and not _is_label(lines[at].text)]
    fitting = [at for at in fitting if agrees(lines[at].text, words)]
    often = Counter(line.text for line in lines if line.kind in (Kind.TEXT, Kind.AGAIN) and len(line.text) <= 200)
    above = _above(page, dateline)
    ways = (
        [at for at in fitting if often[lines[at].text] > 1],
        [above] if above in fitting else [],
        [at for at in fitting if stands_alone(page, at)],
        fitting,
    )
    for wanted in (is_strong, bool):
        for way in ways:
            for at in way:
                if at is not None and wanted(lines[at].text):
                    return lines[at].text
    return ""


def stands_alone(page: Page, at: int) -> bool:
    """Whether line `at` has a blank line, furniture or the edge of the page on either side."""
    lines = page.lines
    empty = (Kind.BLANK, Kind.NOISE)
    return (at == 0 or lines[at - 1].kind in empty) and (at + 1 == len(lines) or lines[at + 1].kind in empty)


def _is_label(text: str) -> bool:
    """Whether a heading-like line is a tag, an agency or a by-line."""
    return (text.islower() and is_tag(text)) or is_agency(text) or bool(author(text))


def _above(page: Page, dateline: int | None) -> int | None:
    at = (dateline or 0) - 1
    while at >= 0 and page.lines[at].kind in _PASSED_OVER:
        at -= 1
    while at > 0 and page.lines[at].kind is Kind.AGAIN:
        at -= 1
    return at if at >= 0 else None
