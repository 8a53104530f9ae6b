"""Marks that come with articles from another reader: one action of the journal, made as the articles are stored.

So no article is seen without them, and one `undo` takes back all that came with one database.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import field

from tuireader.model.foreign import ForeignMarks
from tuireader.store.acts import marks
from tuireader.store.reader import journal, trash
from tuireader.values import dataclass


@dataclass(slots=True)
class TakingOver:
    """What is taken over from one reader."""

    whose: str
    """The other reader, for the journal's words."""
    action: int = 0
    """Of the journal; 0 before anything was done."""
    said: str = ""
    """What has been done so far, in words."""
    _counted: Counter[str] = field(default_factory=Counter)

    def put(self, db: sqlite3.Connection, taken: Iterable[tuple[int, ForeignMarks, bool]], now: int) -> None:
        """Mark articles as they were marked there: (id, its marks, whether it is new here).

        Nothing is unmarked here, and only what is new is deleted. Call inside the transaction that stored them.
        """
        all_of_them = list(taken)
        if not self.action or not journal.stands(db, self.action):
            self.action = journal.begin(db)
            self._counted.clear()
        self._mark(db, "read", [id for id, there, _ in all_of_them if there.read])
        self._mark(db, "starred", [id for id, there, _ in all_of_them if there.flags])
        tagged: dict[str, list[int]] = defaultdict(list)
        for id, there, _ in all_of_them:
            for letter in there.flags:
                if letter.isalpha():
                    tagged[tag_of(letter)].append(id)
        for name, ids in tagged.items():
            marks.put_tag(db, self.action, json.dumps(ids), name, present=True)
        gone = trash.put(db, [id for id, there, new in all_of_them if new and there.deleted], now)
        db.executemany("INSERT INTO changes VALUES (?, ?, 'deleted', 0, 1)", ((self.action, id) for id in gone))
        self._counted["deleted"] += len(gone)
        done = ", ".join(f"{number:,} {what}" for what, number in self._counted.items() if number)
        change = journal.settle(db, self.action, f"as in {self.whose}: {done}", ends_redo=False)
        self.action, self.said = (change.id, change.label) if change else (0, "")

    def _mark(self, db: sqlite3.Connection, field: marks.Mark, ids: list[int]) -> None:
        self._counted[field] += marks.put(db, self.action, field, 1, json.dumps(ids)) if ids else 0


def tag_of(letter: str) -> str:
    """The tag that stands for a flag; flags tell capitals apart, tags do not."""
    return f"flag-capital-{letter.lower()}" if letter.isupper() else f"flag-{letter}"
