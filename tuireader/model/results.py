"""What became of each thing that was to be taken in: one line of ``--json`` each."""

from __future__ import annotations

from typing import Literal

from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one article (or refused file) of an import: one line of ``import --json``."""

    path: str
    result: Literal["new", "updated", "unchanged", "duplicate", "refused"]
    id: int | None = None
    title: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one source in a refresh: one line of ``refresh --json``."""

    source: str
    url: str
    result: Literal["new", "unchanged", "failed", "postponed"]
    new: int = 0
    updated: int = 0
    reason: str = ""
    seconds: float = 0.0
    id: int | None = None
    """Of the source; None if it is none of the library."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """What became of fetching one article's page: one line of ``fulltext --json``."""

    id: int
    title: str
    result: Literal["new", "unchanged", "failed"]
    words: int = 0
    """Of the text that is shown afterwards."""
    reason: str = ""
    seconds: float = 0.0
