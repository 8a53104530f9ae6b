"""Tags: short lines of their own, between standfirst and text, or after the heading ``Tags``."""

from __future__ import annotations

from collections.abc import Iterable

from tuireader.importers.seed.page import Kind, Page
from tuireader.importers.seed.sentences import is_glued
from tuireader.text import fold, line

_ENDS = tuple(".!?:;,…。！？：；、»”")
_STARTS = tuple("\"'“„«‘•*–—-©@#|<{[/")
_HEADINGS = frozenset(
    ("tags", "tags:", "теги", "теги:", "метки:", "schlagwörter", "schlagworte:", "标签", "标签：", "الوسوم")
)
_SECTIONS = frozenset(("World", "News", "International"))


def is_tag(text: str) -> bool:
    """Whether `text` can be a tag: up to 40 characters and 5 words, no punctuation at either end."""
    if len(text) > 40 or not text or text.endswith(_ENDS) or text.startswith(_STARTS) or is_glued(text):
        return False
    return len(text.split()) <= 5 and any(map(str.isalnum, text))


def unique(tags: Iterable[str]) -> tuple[str, ...]:
    """`tags` on one line each, in order, none twice."""
    kept: dict[str, str] = {}
    for tag in tags:
        clean = line(tag)
        if clean and fold(clean):
            kept.setdefault(fold(clean), clean)
    return tuple(kept.values())


def in_one_line(text: str, known: Iterable[str] = ()) -> list[str]:
    """The tags of a line that is nothing but tags parted by commas; none if it is a sentence.

    All must be tags by shape, and either half of them `known` or, where none is known, at least three in small letters.
    """
    if "," not in text or len(text) > 1000:
        return []
    tags = [tag for tag in map(str.strip, text.split(",")) if tag]
    if len(tags) < 2 or not all(map(is_tag, tags)):
        return []
    names = set(map(fold, known))
    if names:
        return tags if sum(fold(tag) in names for tag in tags) * 2 >= len(tags) else []
    return tags if len(tags) >= 3 and sum(map(str.islower, tags)) * 2 > len(tags) else []


def under_heading(page: Page) -> tuple[list[str], set[int]]:
    """The tags after a line ``Tags``, and the indices of the lines that are no text because of them."""
    lines = page.lines
    for heading in page.texts():
        text = lines[heading].text
        if len(text) > 500 or _is_set_in(page, heading):
            continue
        if text.lower() in _HEADINGS:
            tags, taken = _run(page, heading + 1)
            if tags:
                return tags, {heading, *taken}
        elif text.lower().startswith(("tags: ", "теги: ")):
            tags = [tag for tag in map(str.strip, text.partition(":")[2].split(",")) if tag]
            if tags and all(map(is_tag, tags)):
                return tags, {heading}
    return [], set()


def _is_set_in(page: Page, at: int) -> bool:
    """Whether the line is part of a block that is set in, as an example in a text is."""
    return at > 0 and all(line.raw[:2].isspace() and line.text for line in page.lines[at - 1 : at + 1])


def _run(page: Page, start: int) -> tuple[list[str], set[int]]:
    tags: list[str] = []
    taken: set[int] = set()
    for at in range(start, len(page.lines)):
        found = page.lines[at]
        if found.kind is Kind.BLANK and not tags:
            continue
        several = in_one_line(found.text, found.text.split(",")) if found.kind is Kind.TEXT else []
        if several:
            tags += several
        elif is_tag(found.text) and (found.kind in (Kind.TEXT, Kind.AGAIN) or found.text in _SECTIONS):
            tags.append(found.text)
        elif found.kind is not Kind.NOISE:
            break
        taken.add(at)
    return tags, taken
