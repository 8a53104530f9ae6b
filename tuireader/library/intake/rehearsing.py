"""What a dry run remembers, because it stores nothing: which documents came before in the same run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from tuireader.model.results import Taken
from tuireader.values import dataclass


@dataclass(slots=True)
class Rehearsal:
    """The marks of everything that would be new: hashes of documents, identity keys of articles."""

    _seen: dict[bytes, Taken] = field(default_factory=dict)

    def double_of(self, marks: Iterable[bytes]) -> Taken | None:
        """What came before with one of these marks."""
        return next((self._seen[mark] for mark in marks if mark in self._seen), None)

    def note(self, marks: Iterable[bytes], taken: Taken) -> None:
        """These marks belong to an article that would be stored now."""
        self._seen.update(dict.fromkeys(marks, taken))


def imagined(taken: Taken, newest: int) -> Taken:
    """An outcome without the number of an article that a dry run did not store; `newest`: the last that is there."""
    return replace(taken, id=None) if taken.id is not None and taken.id > newest else taken
