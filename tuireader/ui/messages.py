"""What comes to the room from threads beside it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from tuireader.library.search.seeking import Answer


@dataclass
class WasFound(Message):
    """A search has an answer, or more of it."""

    number: int
    """Of the question."""
    answer: Answer


@dataclass
class NotFound(Message):
    """A search could not be answered."""

    number: int
    reason: str
