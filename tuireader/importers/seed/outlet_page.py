"""A page of any other outlet that says in a line of its own when it appeared: portals, newspapers, agencies.

title, blank, agency, dateline, paragraphs          newspapers and portals
• headlines of others set in, dateline, title       Russian newspapers
paragraph, dateline, dateline, agency, paragraphs   the Swiss portal
"""

from __future__ import annotations

import re

from tuireader.importers.seed import bylines, tags
from tuireader.importers.seed.blocks import body
from tuireader.importers.seed.datelines import together
from tuireader.importers.seed.drafting import compose
from tuireader.importers.seed.headings import agrees, is_agency, is_heading, is_strong, slug
from tuireader.importers.seed.layout import Layout
from tuireader.importers.seed.page import Kind, Page
from tuireader.model.drafts import Draft

_SITE_AFTER = re.compile(r"\s*[-|–—]+\s*[^-|–—]{2,40}$")
_TABLE = 4
"""So many datelines, and they are a table's or a list's, not the article's."""


def read(page: Page) -> Draft | None:
    """The article, or None if no dateline stands near the top, or at the end."""
    others = _others(page)
    used = _datelines(page, others)
    if not used:
        return None
    first = used[0]
    title = _title(page, first, others)
    wording = page.lines[title].text if title is not None else ""
    found, under = tags.under_heading(page)
    dropped = {*used, *others, *under, *_furniture(page, first, title, wording), *_address(page, title)}
    author = ""
    for at in page.texts(0, used[-1] + 6):
        name = bylines.author(page.lines[at].text)
        if name and at not in others:
            author, dropped = author or name, dropped | {at}
    return compose(
        page,
        title=_without_site(page, wording),
        paragraphs=body(page, dropped),
        tags=found,
        author=author,
        dateline=together([stamp for at in used if (stamp := page.lines[at].dateline)]),
    )


def _datelines(page: Page, others: set[int]) -> list[int]:
    """The dateline and, directly under it, a second one. A date without a clock counts only above the text."""
    lines = page.lines
    dated = [at for at, line in enumerate(lines) if line.dateline and not line.dateline.agency]
    if not dated or len(dated) > _TABLE:
        return []
    for at in dated:
        stamp = lines[at].dateline
        before = [index for index in page.texts(0, at) if index not in others]
        sentences = [index for index in before if not is_heading(lines[index].text)]
        clocked = stamp is not None and stamp.published.precision == "minute"
        near = len(before) <= 12 and len(sentences) <= (2 if clocked else 1)
        if near or (clocked and not page.texts(at + 3)):
            following = [other for other in dated if other > at and not page.texts(at + 1, other)]
            return [at, *following[:1]]
    return []


def _others(page: Page) -> set[int]:
    """Headlines of other stories: after a first line that begins with a bullet, every line that does or is set in."""
    lines = page.lines
    first = page.first(Kind.TEXT)
    if first is None or not lines[first].text.startswith("•"):
        return set()
    found = {first}
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if line.kind is Kind.BLANK:
            continue
        if line.kind is Kind.DATE or not (line.text.startswith("•") or line.raw[:2] in ("  ", "\t", "\xa0\xa0")):
            break
        found.add(at)
    return found


def _title(page: Page, dateline: int, others: set[int]) -> int | None:
    """A heading above the dateline that occurs twice; the one directly above; the first above; the first below."""
    lines = page.lines
    words = slug(page.url)
    above = [at for at in page.texts(0, dateline) if at not in others and not _is_label(lines[at].text)]
    heads = [at for at in above if is_heading(lines[at].text) and agrees(lines[at].text, words)]
    shorter = {_without_site(page, lines[at].text): at for at in heads}
    twice = [at for at in heads if lines[at + 1 : at + 2] and lines[at + 1].kind is Kind.AGAIN]
    twice += [at for at in heads if shorter.get(lines[at].text, at) != at]
    directly = above[-1:] if above and above[-1] in heads else []
    below = page.texts(dateline + 1, dateline + 12)
    below = [at for at in below if at not in others and not _is_label(lines[at].text)][:1]
    below = [at for at in below if is_heading(lines[at].text) and agrees(lines[at].text, words)]
    for wanted in (is_strong, bool):
        for way in (twice, directly, heads, below):
            for at in way:
                if wanted(lines[at].text):
                    return at
    return None


def _is_label(text: str) -> bool:
    return is_agency(text) or bool(bylines.author(text)) or bylines.is_credit(text)


def _furniture(page: Page, dateline: int, title: int | None, wording: str) -> set[int]:
    """What stands about title and dateline and is not text.

    Agency, editor, the site's name, the title again, and above a title the headings of menus.
    """
    lines = page.lines
    found = {title} if title is not None else set()
    end = max(dateline, title or 0) + 1
    near = page.texts(0, end + 5)
    foreign = wording.isascii()
    for at in near:
        text = lines[at].text
        label = is_agency(text) or bylines.is_credit(text)
        again = bool(wording) and at < end and _without_site(page, text) == _without_site(page, wording)
        site = at < end and foreign and len(text) <= 15 and not any(map(str.isascii, text.replace(" ", "")))
        menu = title is not None and at < title <= dateline and is_heading(text)
        if label or again or site or menu:
            found.add(at)
    found.update(at for at in page.texts()[-2:] if bylines.is_credit(lines[at].text))
    return found


def _without_site(page: Page, text: str) -> str:
    """A title without the site's name after it: where it is a line of the page too, or the name is an agency's."""
    short = _SITE_AFTER.sub("", text)
    if short == text:
        return text
    site = text[len(short) :].strip(" -|–—")
    return short if is_agency(site) or any(line.text == short for line in page.lines[:40]) else text


def _address(page: Page, title: int | None) -> set[int]:
    """The article's own address, if it stands above the text."""
    at = page.first(Kind.ADDRESS)
    return {at} if at is not None and len(page.texts(0, at)) <= 3 else set()


LAYOUT = Layout(name="page of another outlet", rank=30, read=read)
