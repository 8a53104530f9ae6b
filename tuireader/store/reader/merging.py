"""Two machines' journals made one: for each field of each article, the last writer wins.

Pure. A journal is a set of facts; merging is the union of what each says last, so that it does not matter in what
order, how often or by which way journals meet (a last-writer-wins map: commutative, associative, idempotent).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Fact(NamedTuple):
    """What one machine said of one field of one article at one moment. Ordered by who wins."""

    clock: int
    """Hybrid logical clock: milliseconds since 1970 << 16 | counter."""
    machine: str
    """Breaks the tie of equal clocks."""
    value: int
    """Breaks the tie of one machine saying two things at one tick, which none of ours does."""
    article: bytes
    """The article's identity, the same on every machine."""
    field: str
    """``read``, ``starred``, ``tag:NAME``."""


State = dict[tuple[bytes, str], Fact]
"""(article, field) → what was said of it last."""


def latest(facts: Iterable[Fact]) -> State:
    """What each field was said to be last."""
    state: State = {}
    for fact in facts:
        key = (fact.article, fact.field)
        if key not in state or state[key] < fact:
            state[key] = fact
    return state


def merged(*states: State) -> State:
    """What all machines together said last."""
    return latest(fact for state in states for fact in state.values())
