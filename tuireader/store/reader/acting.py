"""An action of the journal that is made in portions, and one that is taken back or done again in portions.

The action stands in the journal from its first portion on and grows with each: of what is cut off in between, as much
as was made is taken back by one undo. A turn that is cut off leaves the action as it stood: the same key ends it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeVar

from tuireader.model.changes import Change
from tuireader.store.portions import FIRST, Work
from tuireader.store.reader import journal

T = TypeVar("T")


class Acting(Work[T]):
    """One action on many things, articles as a rule."""

    def __init__(
        self,
        db: sqlite3.Connection,
        items: Sequence[T],
        do: Callable[[int, Sequence[T], bool], int],
        label: Callable[[int, int], str],
        *,
        ends_redo: bool = True,
        first: int = FIRST,
    ) -> None:
        """`do`: changes some of the things in an action (its number, the things, whether these are the last) and says
        how many articles that touched. `label`: what was done in words, by the action and how many it has touched.
        `ends_redo`: as in `journal.settle`. `first`: things in the first portion."""
        super().__init__(db, items, first)
        self._do, self._label, self._ends_redo = do, label, ends_redo
        self._action, self._touched = 0, 0
        self.change: Change | None = None
        """What has been made so far; None if nothing was to change."""

    def portion(self, items: Sequence[T], *, last: bool) -> bool:
        if self._action and not journal.stands(self._db, self._action):
            return False  # somebody has taken back what was made: the rest is not wanted any more
        action = self._action or journal.begin(self._db)
        touched = self._touched + self._do(action, items, last)
        change = journal.settle(self._db, action, self._label(action, touched), ends_redo=self._ends_redo)
        self._action, self._touched = action if change else 0, touched
        self.change = change or self.change
        return True

    def whole(self) -> Change | None:
        """Make all of it; None if nothing changed."""
        self.run()
        return self.change
