"""Which sources a refresh asks: those that are due, all, or those that are named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tuireader.library.intake.files import path_of
from tuireader.library.intake.storing import STDIN
from tuireader.library.opening import Library
from tuireader.library.sources.source_rules import rules_of
from tuireader.model.sources import Source
from tuireader.store.subscriptions import sources
from tuireader.sync.schedule import DAY
from tuireader.values import dataclass

Manner = Literal["due", "all", "now"]
"""``due``: those whose time has come, and those named. ``all``: the others too, unless their server asked for quiet.
``now``: whatever was asked for."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sources to ask, and what was left out."""

    sources: tuple[Source, ...]
    unknown: tuple[str, ...] = ()
    """Names that mean no source."""
    later: int = 0
    """How many sources are not due yet."""
    next_due: int | None = None
    """When the first of them is due, in seconds since 1970."""
    at_any_rate: bool = False
    """They are asked even where their server wants to be left alone."""


def choose(library: Library, names: Iterable[str] = (), manner: Manner = "due") -> Chosen:
    """The sources that these names mean; without names all that `manner` tells, the longest due first."""
    wanted = list(names)
    at_any_rate = manner == "now"
    if wanted:
        found, unknown = _named(library, wanted)
        return Chosen(found, unknown, at_any_rate=at_any_rate)
    living = [source for source in sources.all_sources(library.db) if not source.gone]
    if manner != "due":
        return Chosen(tuple(living), at_any_rate=at_any_rate)
    now = library.now()
    asked = [source for source in living if interval_of(library, source) and not source.url.startswith(STDIN)]
    waits = {source.id: source.due for source in asked if _has_time(library, source, now)}
    due = [source for source in asked if source.id not in waits]
    due.sort(key=lambda source: source.due or 0)
    return Chosen(tuple(due), later=len(waits), next_due=min((at for at in waits.values() if at), default=None))


def _has_time(library: Library, source: Source, now: int) -> bool:
    """Whether it is due later. A time further off than any that is ever planned is a clock's that was wrong."""
    furthest = now + max(DAY, interval_of(library, source))
    return source.due is not None and now < source.due <= furthest


def _named(library: Library, names: list[str]) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    found: dict[int, Source] = {}
    unknown = []
    for name in names:
        meant = sources.named(library.db, name)
        found.update({source.id: source for source in meant})
        if not meant:
            unknown.append(name)
    return tuple(found.values()), tuple(unknown)


def interval_of(library: Library, source: Source) -> int:
    """Seconds between two attempts; 0: it is asked only by hand. A folder or file is read whenever one asks.

    What the reader settled by hand goes before what the configuration says of the source, that before its default.
    """
    settled = settled_interval(library, source)
    if settled is not None:
        return settled
    return library.config.refresh_every * 60 or int(path_of(source.url) is not None)


def settled_interval(library: Library, source: Source) -> int | None:
    """What is settled for this source by itself; None if nothing is."""
    return rules_of(library, source.url).interval if source.interval is None else source.interval


def one_each(library: Library, names: Iterable[str]) -> tuple[list[int], list[str]]:
    """The ids that names mean, one each, and in words what is wrong with the other names.

    For what changes sources: where part of a title fits several, nobody knows which was meant.
    """
    ids: dict[int, None] = {}
    faults = []
    for name in names:
        meant = sources.named(library.db, name)
        if len(meant) == 1:
            ids[meant[0].id] = None
        elif meant:
            several = ", ".join(f"{source.id} {source.title}" for source in meant[:4])
            faults.append(
                f"{name} can be {len(meant):,} sources: {several}{' …' if len(meant) > 4 else ''}. Name one by ID"
            )
        else:
            faults.append(f"there is no source {name}; `tuireader sources` names them")
    return list(ids), faults
