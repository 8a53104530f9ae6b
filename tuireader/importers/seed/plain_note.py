"""Anything else: a title if there is one, and everything after it, just as it stands."""

from __future__ import annotations

from tuireader.importers.seed import bylines, paragraphs, tags
from tuireader.importers.seed.blocks import blocks, body
from tuireader.importers.seed.drafting import compose
from tuireader.importers.seed.headings import agrees, is_heading, is_known_agency, is_strong, slug
from tuireader.importers.seed.layout import Layout
from tuireader.importers.seed.page import Kind, Page
from tuireader.importers.seed.titles import stands_alone
from tuireader.model.drafts import Draft

_CAPTION = 200
"""One sentence up to so many characters may stand above the title."""


def read(page: Page) -> Draft:
    """The article; there always is one."""
    lines = page.lines
    found, under = tags.under_heading(page)
    title = _title(page, under)
    dropped = {*under, *_address(page)}
    if title is not None:
        dropped |= {title, *_sections(page, title)}
    clock = page.agency_dateline()
    if clock is not None:
        dropped.add(clock)
    author = ""
    start = title if title is not None else 0
    for at in page.texts(start + 1)[:3]:
        name = bylines.author(lines[at].text)
        if name:
            author, dropped = name, dropped | {at}
            break
    text = body(page, dropped)
    dated = clock if clock is not None or page.prefix else page.first(Kind.DATE)
    return compose(
        page,
        title=lines[title].text if title is not None else "",
        paragraphs=text,
        tags=found,
        author=author,
        dateline=lines[dated].dateline if dated is not None else None,
    )


def _title(page: Page, under: set[int]) -> int | None:
    """The first heading above the text; one that stands alone between blank lines first, if the page is a web page's.

    Tags (`under` their heading) end the search. No line inside a block that was broken at a fixed width, or whose
    columns matter, is a heading.
    """
    lines = page.lines
    words = slug(page.url)
    inside = _inside(page)
    above: list[int] = []
    sentences: list[int] = []
    for at in page.texts(0, 400):
        text = lines[at].text
        if at in under:
            break
        if at in inside or not is_heading(text):
            sentences.append(at)
            if len(sentences) > 1 or len(text) > _CAPTION or above or at in inside:
                break
        elif not bylines.author(text) and not is_known_agency(text) and agrees(text, words):
            above.append(at)
    alone = [at for at in above if stands_alone(page, at)]
    if sentences and above and above[0] > sentences[0]:
        return next((at for at in alone if is_strong(lines[at].text)), None)
    first = page.first(Kind.TEXT)
    if page.prefix is None and first in above[:1] and (first in alone or is_strong(lines[above[0]].text)):
        return first
    for wanted in (is_strong, bool):
        for at in (*alone, *above):
            if wanted(lines[at].text):
                return at
    return None


def _sections(page: Page, title: int) -> list[int]:
    """The names of sections above the title of a web page: one or two words each."""
    above = page.texts(0, title) if page.prefix else []
    return [at for at in above if is_heading(page.lines[at].text) and not is_strong(page.lines[at].text)]


def _inside(page: Page) -> set[int]:
    """The lines of text that belong to the lines around them. The first line of a wrapped block that is not full stands
    for itself: it is the title, without a blank line after it."""
    runs = [run for run in blocks(page, ()) if len(run) > 1]
    table = [run for run in runs if paragraphs.columns_matter([line.raw for _, line in run])]
    rest = [run for run in runs if run not in table]
    found = {at for run in table for at, _ in run}
    if not rest:
        return found
    if rest[0] and _is_apart([line.text for _, line in rest[0]], [[line.text for _, line in run] for run in rest]):
        rest[0] = rest[0][1:]
    if paragraphs.wrapped([[line.text for _, line in run] for run in rest]):
        found |= {at for run in rest for at, _ in run}
    return found


def _is_apart(block: list[str], others: list[list[str]]) -> bool:
    """Whether the first line of `block` is so short that the word after it would have fitted."""
    width = max(len(text) for run in others for text in run)
    return len(block) > 1 and len(block[0]) + 1 + len(block[1].split(None, 1)[0]) <= width


def _address(page: Page) -> set[int]:
    """The article's own address, if it stands above the text."""
    at = page.first(Kind.ADDRESS)
    above = page.texts(0, at) if at is not None else []
    return {at} if at is not None and all(is_heading(page.lines[index].text) for index in above) else set()


LAYOUT = Layout(name="plain note", rank=100, read=read)
