"""Orders of a list: names, one after the other, as the configuration and the sort menu write them. Pure.

``newest`` is by date; ``unread,newest`` has the unread ones first, each part by date; ``source,-length`` is by source,
in each the shortest first. What the names leave open is decided by date, newest first.
"""

from __future__ import annotations

from collections.abc import Iterable

from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class By:
    """One thing that a list can be ordered by."""

    name: str
    words: str
    """What comes first, as a status line says it."""
    turned: str
    """What comes first the other way round."""
    letter: str
    """Its key in the sort menu; the capital turns it."""


DATE = "newest"

BY = (
    By("newest", "newest first", "oldest first", "d"),
    By("received", "as received, latest first", "as received, earliest first", "r"),
    By("source", "by source", "by source, Z to A", "s"),
    By("title", "by title", "by title, Z to A", "t"),
    By("author", "by author", "by author, Z to A", "a"),
    By("length", "longest first", "shortest first", "l"),
    By("unread", "unread first", "read first", "u"),
    By("starred", "starred first", "starred last", "m"),
)

BY_NAME = {by.name: by for by in BY}
_ALIASES = {"oldest": "-newest", "date": "newest", "longest": "length", "shortest": "-length", "read": "-unread"}
_LEAVE_NOTHING_OPEN = ("newest", "received")

Term = tuple[str, bool]
"""A name of `BY`, and whether it is turned."""


def terms(order: str) -> tuple[Term, ...]:
    """The terms of an order, each name once, none after one that leaves nothing open; never empty.

    Names that are none are left out.
    """
    found: dict[str, bool] = {}
    for word in order.split(","):
        name = word.strip().lower()
        turned = name.startswith("-")
        name = _ALIASES.get(name.removeprefix("-"), name.removeprefix("-"))
        if name.startswith("-"):
            name, turned = name[1:], not turned
        if name in BY_NAME:
            found.setdefault(name, turned)
        if name in _LEAVE_NOTHING_OPEN:
            break
    return tuple(found.items()) or ((DATE, False),)


def written(found: Iterable[Term]) -> str:
    """Terms as `terms` reads them. By date alone it is ``newest`` or ``oldest``; that last is said only if turned."""
    kept = list(found)
    if len(kept) > 1 and kept[-1] == (DATE, False):
        kept.pop()
    return ",".join("oldest" if term == (DATE, True) else f"{'-' if term[1] else ''}{term[0]}" for term in kept)


def unknown(names: Iterable[str]) -> list[str]:
    """Those of `names` that name no order."""
    return [
        name
        for name in names
        if (bare := name.strip().lower().removeprefix("-")) not in BY_NAME and bare not in _ALIASES
    ]


def names() -> tuple[str, ...]:
    """Every name that can be written, without a sign before it."""
    return (*BY_NAME, *_ALIASES)


def in_words(order: str) -> str:
    """An order for a status line; empty for the usual one: ``unread first, oldest first``."""
    found = terms(order)
    if found == ((DATE, False),):
        return ""
    said = [(BY_NAME[name].turned if turned else BY_NAME[name].words) for name, turned in found]
    return ", then ".join(said)


def turn(order: str) -> str:
    """The order with its first term turned."""
    (name, turned), *rest = terms(order)
    return written([(name, not turned), *rest])


def chosen(order: str, name: str, *, turned: bool = False) -> str:
    """What choosing a name in the sort menu makes of an order: it comes first, and turns if it was first already."""
    before = terms(order)
    if before[0] == (name, turned):
        return written([(name, not turned), *before[1:]])
    return written([(name, turned), *(term for term in before if term[0] != name and name != DATE)])
