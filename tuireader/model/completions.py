"""The ways to go on with what the reader types."""

from __future__ import annotations

from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to go on with what has been typed."""

    text: str
    """What is to stand in the place of the part that is completed."""
    note: str = ""
    """What it is, in a few words: a count, a sentence."""
    label: str = ""
    """How it is listed; empty: as its text."""


@dataclass(frozen=True, slots=True)
class Completion:
    """The ways to go on at a place of a line."""

    start: int
    """The part of the line that each candidate takes the place of: from this character…"""
    end: int
    """…to before this one."""
    candidates: tuple[Candidate, ...]
    """The likeliest first."""
