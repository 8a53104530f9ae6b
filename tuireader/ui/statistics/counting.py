"""The numbers of the statistics, counted in a thread with a connection of its own: no key waits for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tuireader.errors import TuireaderError
from tuireader.library import open_library
from tuireader.library.figures import statistics
from tuireader.library.figures.statistics import Flow, Overall
from tuireader.values import dataclass

SHOWN_EVERY = 40
"""Sources or tags after which what is known so far is shown."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is known so far."""

    overall: Overall | None = None
    sources: tuple[Flow, ...] = ()
    tags: tuple[Flow, ...] = ()
    complete: bool = False
    trouble: str = ""
    """Why it could not be counted, in words."""


def count(path: Path, now: Callable[[], int], tell: Callable[[Counted], bool]) -> None:
    """Count all; `tell` is told again and again how far it is, and says whether that is still of use."""
    known = Counted()
    try:
        with open_library(path, make=False, now=now) as library:
            overall = statistics.overall(library)
            if not tell(Counted(overall)):
                return
            sources: list[Flow] = []
            for flow in statistics.sources(library):
                sources.append(flow)
                if len(sources) % SHOWN_EVERY == 0 and not tell(Counted(overall, tuple(sources))):
                    return
            tags: list[Flow] = []
            for flow in statistics.tags(library):
                tags.append(flow)
                if len(tags) % SHOWN_EVERY == 0 and not tell(Counted(overall, tuple(sources), tuple(tags))):
                    return
            known = Counted(overall, tuple(sources), tuple(tags), complete=True)
    except TuireaderError as error:
        known = Counted(complete=True, trouble=str(error))
    tell(known)
