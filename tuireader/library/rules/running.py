"""Rules at work on what comes in.

They run in the transaction that stores what came in, so that nothing is ever seen half done. All that they do in one
import or refresh is one action of the journal: one `undo` takes it back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field

from tuireader.library.opening import Library
from tuireader.library.rules.configured import settle
from tuireader.library.rules.understanding import fault_of, node_of
from tuireader.model.rules import Rule
from tuireader.query import tree
from tuireader.store.acts import applying_rules
from tuireader.store.finding import search
from tuireader.store.reader import journal
from tuireader.store.ruling import rules as kept
from tuireader.values import dataclass


@dataclass(slots=True)
class Running:
    """The rules at work during one import or refresh."""

    library: Library
    action: int = 0
    """Of the journal; 0 before anything was done."""
    said: str = ""
    """What they have done so far, in words."""
    told: list[str] = field(default_factory=list)
    """What else the reader should know of the import, a line each."""
    _rules: list[tuple[Rule, tree.Node]] | None = field(default=None)
    _counted: Counter[str] = field(default_factory=Counter)

    def look(self, new: Iterable[int], updated: Iterable[int] = ()) -> None:
        """Run every rule over articles that have just been stored. Call inside the transaction that stored them."""
        if self._rules is None:
            self._rules = list(_usable(self.library))
        came, edited = list(new), list(updated)
        if not self._rules or not (came or edited):
            return
        db, now = self.library.db, self.library.now()
        if any(_searches(node) for _, node in self._rules):
            search.index_now(db, [*came, *edited])
        touched: set[int] = set()
        for rule, node in self._rules:
            found = applying_rules.matched(db, rule, node, came if rule.only_new else [*came, *edited], now)
            if found:
                self._begin()
                applying_rules.apply(db, self.action, rule, found, now, new=True)
                touched.update(found)
            if found and rule.stop:
                stopped = set(found)
                came = [id for id in came if id not in stopped]
                edited = [id for id in edited if id not in stopped]
        if touched:
            self._counted.update(applying_rules.count(db, self.action, sorted(touched)))
            self.said = applying_rules.settle(db, self.action, self._counted)

    def _begin(self) -> None:
        if not self.action or not journal.stands(self.library.db, self.action):
            self.action = journal.begin(self.library.db)
            self._counted.clear()


_AT_WORK: ContextVar[Running | None] = ContextVar("rules at work", default=None)
"""The rules at work here, while something comes in."""


@contextmanager
def at_work(library: Library) -> Iterator[Running]:
    """All that rules do inside is one action of the journal; within another such block it is part of that."""
    before = _AT_WORK.get()
    if before is not None and before.library is library:
        yield before
        return
    now = Running(library)
    _AT_WORK.set(now)
    try:
        yield now
    finally:
        _AT_WORK.set(before)


def look(library: Library, new: Iterable[int], updated: Iterable[int] = ()) -> None:
    """Run the rules over articles that have just been stored. Call inside the transaction that stored them."""
    with at_work(library) as now:
        now.look(new, updated)


def _usable(library: Library) -> Iterator[tuple[Rule, tree.Node]]:
    """The rules that are on and can be understood, with what they ask for."""
    settle(library)
    for rule in kept.kept(library.db):
        if rule.enabled and fault_of(library, rule) is None:
            yield rule, node_of(library, rule)


def _searches(node: tree.Node) -> bool:
    """Whether the full-text index is asked."""
    match node:
        case tree.And(parts) | tree.Or(parts):
            return any(map(_searches, parts))
        case tree.Not(part) | tree.View(_, part) | tree.Newest(_, part):
            return _searches(part)
        case tree.Words():
            return True
    return False
