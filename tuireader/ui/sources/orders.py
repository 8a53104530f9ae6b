"""In which order sources stand, and which of them are shown. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tuireader.library.sources.faring import Glance
from tuireader.text import fold

Key = Callable[[Glance], tuple[object, ...]]


def _trouble(glance: Glance) -> tuple[object, ...]:
    return (not (glance.source.failures or glance.source.gone),)


def _unread(glance: Glance) -> tuple[object, ...]:
    return (-glance.source.unread,)


def _newest(glance: Glance) -> tuple[object, ...]:
    return (glance.newest is None, -(glance.newest or 0))


def _seldom(glance: Glance) -> tuple[object, ...]:
    """By the share of its articles that was read; those without articles last."""
    source = glance.source
    return (not source.total, (source.total - source.unread) / source.total if source.total else 0.0, -source.unread)


ORDERS: dict[str, Key] = {
    "failing first": _trouble,
    "by title": lambda glance: (),
    "most unread first": _unread,
    "newest article first": _newest,
    "most seldom read first": _seldom,
}
"""name → what is compared before the titles are."""


def arranged(glances: Iterable[Glance], order: str, *, typed: str = "", failing: bool = False) -> list[Glance]:
    """Those sources whose title or address holds all words of `typed`, in an order; only failing ones if wanted."""
    words = fold(typed).split()
    found = [
        (fold(glance.source.title), glance)
        for glance in glances
        if not failing or glance.source.failures or glance.source.gone
    ]
    if words:
        found = [pair for pair in found if all(word in pair[0] or word in fold(pair[1].source.url) for word in words)]
    compared = ORDERS[order]
    found.sort(key=lambda pair: (*compared(pair[1]), pair[0], pair[1].source.id))
    return [glance for _, glance in found]
