"""An action of the journal taken back, or done again; one of very many articles in portions.

A turn that is cut off leaves the action as it stood, with some of its articles turned: the same key ends it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tuireader.model import Change
from tuireader.store.portions import Work
from tuireader.store.reader import journal
from tuireader.store.writing import transaction


class Turning(Work[int]):
    """The newest action that stands on its way back, or the one that was undone last on its way forth again."""

    def __init__(self, db: sqlite3.Connection, *, back: bool) -> None:
        self._back = back
        self._action = journal.next_turn(db, back=back)
        super().__init__(db, journal.all_articles(db, self._action) if self._action else ())
        self.done = self._action is None
        self.change: Change | None = None
        """What was turned, at the end; None if there was nothing to turn."""

    def step(self) -> bool:
        if self.made or self.done:
            return super().step()
        with transaction(self._db):
            if journal.next_turn(self._db, back=self._back) != self._action:
                Turning.__init__(self, self._db, back=self._back)  # another program was faster
            return super().step()

    def portion(self, items: Sequence[int], *, last: bool) -> bool:
        action = self._action
        if action is None or journal.stands(self._db, action) != self._back:
            return False  # another program has turned it meanwhile
        journal.turn_articles(self._db, action, items, back=self._back)
        if last:
            self.change = journal.end_turn(self._db, action, back=self._back)
        return True

    def whole(self) -> Change | None:
        """Turn all of it."""
        self.run()
        return self.change


def undo(db: sqlite3.Connection) -> Change | None:
    """Take back the newest action that stands; None if there is none."""
    return Turning(db, back=True).whole()


def redo(db: sqlite3.Connection) -> Change | None:
    """Do again what was undone last; None if there is nothing."""
    return Turning(db, back=False).whole()
