"""An action of the journal taken back, or done again; one of very many articles in portions.

A turn that is cut off leaves the action as it stood, with some of its articles turned: the same key ends it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from tuireader.model.changes import Change
from tuireader.store.portions import Work
from tuireader.store.reader import journal
from tuireader.store.writing import transaction


class Turning(Work[int]):
    """The newest action that stands on its way back, or the one that was undone last on its way forth again."""

    def __init__(self, db: sqlite3.Connection, *, back: bool, group: int | None = None) -> None:
        """`group`: of `journal.group_of`, where one of that is to be turned."""
        self._back, self._group = back, group
        self._action = journal.next_turn(db, back=back, group=group)
        super().__init__(db, journal.all_articles(db, self._action) if self._action else ())
        self.done = self._action is None
        self.change: Change | None = None
        """What was turned, at the end; None if there was nothing to turn."""

    def step(self) -> bool:
        if self.made or self.done:
            return super().step()
        with transaction(self._db):
            if journal.next_turn(self._db, back=self._back, group=self._group) != self._action:
                Turning.__init__(self, self._db, back=self._back, group=self._group)  # another program was faster
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


TOLD_APART = "; "
NAMED = 3
"""Actions that are named of those that are turned as one."""


def undo(db: sqlite3.Connection) -> Change | None:
    """Take back the newest action that stands, and those that are joined with it; None if there is none."""
    return _turned(db, back=True)


def redo(db: sqlite3.Connection) -> Change | None:
    """Do again what was undone last; None if there is nothing."""
    return _turned(db, back=False)


def _turned(db: sqlite3.Connection, *, back: bool) -> Change | None:
    """Turn an action, and those that are joined with it one after the other: cut off, the same key goes on."""
    change = Turning(db, back=back).whole()
    group = journal.group_of(db, change.id) if change is not None else None
    while group is not None and change is not None:
        more = Turning(db, back=back, group=group).whole()
        if more is None:
            break
        change = _both(more, change) if back else _both(change, more)
    told = change.label.split(TOLD_APART) if change is not None and group is not None else []
    if change is not None and len(told) > NAMED + 1:
        label = TOLD_APART.join((*told[:NAMED], f"and {len(told) - NAMED} more"))
        return replace(change, label=label)
    return change


def _both(first: Change, second: Change) -> Change:
    """Two changes as one, told in the order they were made."""
    told = [*first.label.split(TOLD_APART), *second.label.split(TOLD_APART)]
    return Change(
        second.id,
        TOLD_APART.join(told),
        tuple(dict.fromkeys((*first.articles, *second.articles)))[: journal.SHOWN],
        first.gone + second.gone,
        first.in_vain and second.in_vain,
        tuple(dict.fromkeys((*first.sources, *second.sources))),
        first.views or second.views,
        tuple(dict.fromkeys((*first.tags, *second.tags))),
        first.rules or second.rules,
    )
