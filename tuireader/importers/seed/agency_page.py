"""The news agency's page, dumped twice: its hidden metadata, then what a visitor sees.

    hidden  = [ url ] { noise } [ title [ title ] ] [ standfirst ] { iso-stamp } { tag } { noise }
              [ blob ] { tag } { noise }
    visible = { card | photo } [ title ] { blank } [ dateline ] { noise } [ standfirst ]
              { paragraph | blank | photo | card }

Either half may be missing. What is seen is the article; the hidden half tells which lines are tags and
which is the standfirst, and its blob is the text where nothing is seen.
"""

from __future__ import annotations

from itertools import zip_longest

from tuireader.importers.seed import blob as blobs
from tuireader.importers.seed import bylines, noise, tags, titles
from tuireader.importers.seed.blob import Blob
from tuireader.importers.seed.drafting import compose
from tuireader.importers.seed.headings import is_heading, is_strong
from tuireader.importers.seed.layout import Layout
from tuireader.importers.seed.page import Kind, Page
from tuireader.importers.seed.pictures import belongs_to_photo, is_card
from tuireader.importers.seed.standfirst import bare, same
from tuireader.model.drafts import Draft
from tuireader.text import fold
from tuireader.values import dataclass

_MANY = 3
"""So many sentences of their own before the dateline, and it is no agency page but a text with a clock in
it."""


_SENTENCE = 20
"""Characters of a sentence that does not stand in both halves by accident."""


@dataclass(frozen=True, slots=True)
class Halves:
    """Where the halves of an agency page are."""

    title: str
    dateline: int | None
    blob: Blob | None
    visible: int
    """The first line of what is seen after title and dateline; the number of lines if nothing is."""
    tags: tuple[str, ...]
    hidden: tuple[str, ...]
    """What the hidden half says besides title, tags and blob; its standfirst is among it."""


def read(page: Page) -> Draft | None:
    """The article, or None if neither dateline nor blob nor a repeated title marks the page as an
    agency's."""
    halves = divide(page)
    if halves is None:
        return None
    dateline = page.lines[halves.dateline].dateline if halves.dateline is not None else None
    summary, seen = split_summary(halves, visible_paragraphs(page, halves))
    length = len(summary) + sum(map(len, seen))
    if halves.blob and (not seen or (halves.blob.share < 0.5 and len(halves.blob.text) > 2 * length)):
        seen = [part for part in halves.blob.paragraphs() if part != halves.title]
    if not summary and halves.visible == len(page.lines):
        summary = next((bare(text) for text in halves.hidden), "")
    if not seen and summary and not halves.hidden:
        summary, seen = "", [summary]
    return compose(
        page,
        title=halves.title,
        paragraphs=seen,
        summary=summary,
        tags=halves.tags,
        author=next((name for text in _head(page, halves) if (name := bylines.author(text))), ""),
        dateline=dateline,
    )


def divide(page: Page) -> Halves | None:
    """The halves of the page; None if it has no mark of an agency page."""
    dateline = page.agency_dateline()
    blob = blobs.find(page, dateline)
    again = _title_again(page) if dateline is None and blob is None else None
    if dateline is None and blob is None and again is None:
        return None
    if dateline is not None:
        visible = dateline + 1
    elif blob is not None:
        visible = _after_blob(page, blob)
    else:
        visible = (again or 0) + 1
    stop = blob.at if blob and dateline is None else visible
    title = titles.title(page, stop, dateline) or _below(page, visible, dateline)
    found, taken = _tags(page, title, blob, visible)
    if not found:
        found, _ = tags.under_heading(page)
    hidden = tuple(
        page.lines[at].text
        for at in page.texts(_first(page, title), visible)
        if at not in taken and page.lines[at].text != title and not (blob and at == blob.at)
    )
    if dateline is not None and blob is None and _is_a_text_with_a_clock(page, hidden, visible):
        return None
    return Halves(title, dateline, blob, visible, tuple(found), hidden)


def visible_paragraphs(page: Page, halves: Halves) -> list[str]:
    """What is seen, without photos, cards, the title and the tags, each line a paragraph."""
    lines = page.lines
    kept: list[str] = []
    _, under = tags.under_heading(page)
    captions = {noise.caption(line.text) for line in lines if line.kind is Kind.CAPTION}
    for at in page.texts(halves.visible):
        text = lines[at].text
        if text == halves.title or at in under or text in captions or bylines.author(text):
            continue
        if tags.in_one_line(text, halves.tags) and halves.tags:
            continue
        if not (kept and halves.blob is None) and belongs_to_photo(page, at, halves.blob, first=not kept):
            continue
        if is_card(page, at, halves.blob):
            continue
        kept.append(text)
    known = set(map(fold, halves.tags))
    while kept and fold(kept[-1]) in known:
        kept.pop()
    return kept


def split_summary(halves: Halves, seen: list[str]) -> tuple[str, list[str]]:
    """The standfirst and the paragraphs after it.

    The first line is one if the hidden half has it too, whole or cut, or has a blob without it; but never
    the only line.
    """
    if len(seen) < 2:
        return "", seen
    stated = any(same(text, seen[0]) for text in halves.hidden)
    left_out = halves.blob is not None and halves.blob.share > 0 and not halves.blob.holds(seen[0])
    return (seen[0], seen[1:]) if stated or left_out else ("", seen)


def _head(page: Page, halves: Halves) -> list[str]:
    return [page.lines[at].text for at in page.texts(0, halves.visible + 3)]


def _first(page: Page, title: str) -> int:
    """Where the hidden half's own text begins: at its title, or at the top if it has none."""
    return next((at for at, line in enumerate(page.lines) if line.text == title), 0) if title else 0


def _title_again(page: Page) -> int | None:
    """Where the title is seen, if the page begins with it twice, has it once more and repeats a sentence after it."""
    lines = page.lines
    for at in page.texts()[:6]:
        if lines[at + 1 : at + 2] and lines[at + 1].kind is Kind.AGAIN:
            for later in page.texts(at + 2, at + 60):
                if lines[later].text == lines[at].text:
                    hidden = {lines[index].text for index in page.texts(at + 2, later)}
                    seen = {lines[index].text for index in page.texts(later + 1)}
                    said = {text for text in hidden if not is_heading(text)}
                    return later if said <= seen and any(len(text) >= _SENTENCE for text in said) else None
    return None


def _after_blob(page: Page, blob: Blob) -> int:
    """The first line after the blob that is neither furniture nor tag."""
    lines = page.lines
    before = {fold(lines[at].text) for at in page.texts(0, blob.at)}
    after = page.texts(blob.at + 1)
    for at, following in zip_longest(after, after[1:]):
        text = lines[at].text
        if tags.in_one_line(text, before) or tags.in_one_line(text) or text.isdigit():
            continue
        if not tags.is_tag(text):
            return at
        # A short line with capitals is a tag at the end of the page or above more headings, else the title.
        heads = following is None or (is_heading(lines[following].text) and not is_strong(text))
        if not (fold(text) in before or text.islower() or heads):
            return at
    return len(lines)


def _below(page: Page, visible: int, dateline: int | None) -> str:
    """The title of a page that has it only after the blob: the first line seen, if it is a heading."""
    first = next(iter(page.texts(visible)), None)
    if dateline is not None or first is None:
        return ""
    text = page.lines[first].text
    return text if is_heading(text) else ""


def _tags(page: Page, title: str, blob: Blob | None, visible: int) -> tuple[list[str], set[int]]:
    """The tags of the hidden half, and the indices of their lines.

    They stand after title and standfirst, up to the blob, and once more after it, up to a photo, a blank or the title.
    """
    lines = page.lines
    start = _first(page, title) + 1 if title else 0
    stop = blob.at if blob else _end_of_hidden(page, start, visible, title)
    runs = _runs(page, start, stop, title)
    run = (runs[-1] if blob else max(reversed(runs), key=len)) if runs else []
    stamped = any(lines[at].kind is Kind.ISO for at in range(start, stop))
    if len(run) == 1 and not (stamped or (blob and blob.share > 0) or lines[run[0]].text.islower()):
        run = []
    found, taken = [lines[at].text for at in run], set(run)
    for at in range(blob.at + 1 if blob else stop, visible):
        line = lines[at]
        if line.text == title or line.kind in (Kind.CAPTION, Kind.CREDIT, Kind.DATE):
            break
        if line.kind is Kind.TEXT:
            several = tags.in_one_line(line.text, found)
            known = fold(line.text) in set(map(fold, found))
            if several or known or (tags.is_tag(line.text) and (line.text.islower() or not run)):
                found += several or [line.text]
                taken.add(at)
    return found, taken


def _runs(page: Page, start: int, stop: int, title: str) -> list[list[int]]:
    """The runs of short lines between sentences; a long one in small letters may stand among them."""
    runs: list[list[int]] = [[]]
    for at in page.texts(start, stop):
        text = page.lines[at].text
        if text == title or bylines.author(text):
            continue
        if tags.is_tag(text) or (text.islower() and len(text) <= 80 and is_heading(text)):
            runs[-1].append(at)
        elif not tags.in_one_line(text):
            runs.append([])
    return runs if runs[-1] or len(runs) > 1 else []


def _end_of_hidden(page: Page, start: int, visible: int, title: str) -> int:
    """Without a blob: where a blank line, a photo or the title again ends the hidden half."""
    ends = (Kind.BLANK, Kind.CAPTION, Kind.CREDIT, Kind.DATE)
    for at in range(start, visible):
        line = page.lines[at]
        if (line.kind in ends or line.text == title) and line.kind is not Kind.AGAIN:
            return at
    return visible


def _is_a_text_with_a_clock(page: Page, hidden: tuple[str, ...], visible: int) -> bool:
    """Whether what stands before the dateline is the text itself: nothing follows, or much stands only
    there."""
    after = [page.lines[at].text for at in page.texts(visible)]
    sentences = [text for text in hidden if not is_heading(text)]
    if not after:
        return bool(sentences)
    seen = set(after)
    return sum(text not in seen and not any(same(text, other) for other in after[:3]) for text in sentences) >= _MANY


LAYOUT = Layout(name="agency page", rank=20, read=read)
