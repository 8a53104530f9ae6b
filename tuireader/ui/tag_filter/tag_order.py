"""In which order tags stand in the filter, and which of them what is typed leaves. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tuireader.model.tags import TagCount

ORDERS = ("by count", "by name", "newest first")

Counts = Mapping[int, tuple[int, int]]
"""A tag's id → how many articles, and how many unread ones."""


def arranged(
    tags: Sequence[TagCount], order: str, company: Counts | None = None, latest: Mapping[int, int] | None = None
) -> list[TagCount]:
    """Tags in an order; those that occur together with what is chosen (`company`) first.

    `latest`: a tag's id → when its newest article is from. `tags` stand by count.
    """
    found = list(tags)
    if order == "by name":
        found.sort(key=lambda tag: tag.folded)
    elif order == "newest first" and latest:
        found.sort(key=lambda tag: -latest.get(tag.id, 0))
    if company is None:
        return found
    if order == "by count":
        together = sorted([tag for tag in found if tag.id in company], key=lambda tag: -company[tag.id][0])
    else:
        together = [tag for tag in found if tag.id in company]
    return [*together, *[tag for tag in found if tag.id not in company]]


def narrowed(
    tags: Sequence[TagCount], wanted: str, aliases: Mapping[int, Sequence[str]] | None = None
) -> list[TagCount]:
    """The tags that hold `wanted` (folded): those that begin with it, have a word that does, hold it, hold its letters.

    Of equal ones those come first that do in `tags`. `aliases`: a tag's id → its other names, folded, which count as
    its own.
    """
    return best_first(holding(tags, wanted, aliases), wanted, aliases)


def holding(
    tags: Sequence[TagCount], wanted: str, aliases: Mapping[int, Sequence[str]] | None = None
) -> list[TagCount]:
    """The tags that hold the letters of `wanted` (folded) in that order, in their own order."""
    letters = wanted.replace(" ", "")
    hold = re.compile(".*?".join(map(re.escape, letters))).search
    others = {id for id, names in (aliases or {}).items() if any(map(hold, names))}
    if others:
        return [tag for tag in tags if hold(tag.folded) or tag.id in others]
    if len(letters) < 2:
        return [tag for tag in tags if letters in tag.folded]
    return [tag for tag in tags if hold(tag.folded)]


def best_first(
    tags: Sequence[TagCount], wanted: str, aliases: Mapping[int, Sequence[str]] | None = None
) -> list[TagCount]:
    """Tags that hold `wanted`, or its letters: how well before in which order."""
    first: list[TagCount] = []
    words: list[TagCount] = []
    within: list[TagCount] = []
    scattered: list[TagCount] = []
    inner = f" {wanted}"
    for tag in tags:
        name = tag.folded
        if wanted not in name and aliases and tag.id in aliases:
            name = next((other for other in aliases[tag.id] if wanted in other), name)
        if wanted in name:
            (first if name.startswith(wanted) else words if inner in name else within).append(tag)
        else:
            scattered.append(tag)
    return [*first, *words, *within, *scattered]


BARS = "▁▂▃▄▅▆▇█"


def sparkline(numbers: Sequence[int]) -> str:
    """Numbers as bars, each as high as it is beside the greatest; nothing where all are 0."""
    most = max(numbers, default=0)
    if not most:
        return " " * len(numbers)
    return "".join(BARS[(n * (len(BARS) - 1) + most - 1) // most] if n else " " for n in numbers)
