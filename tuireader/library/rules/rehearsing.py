"""A rule on the articles that are there: what it would have done to the newest, and doing it to all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tuireader.library.opening import Library
from tuireader.library.rules.understanding import node_of
from tuireader.model.changes import Change
from tuireader.model.rows import Row
from tuireader.model.rules import Rule
from tuireader.query import tree
from tuireader.store.acts import applying_rules
from tuireader.store.finding import paging, planning, tallies
from tuireader.store.reader.acting import Acting
from tuireader.values import dataclass

PAST = 1000
"""Articles that a dry run looks at."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a rule would have done."""

    looked_at: int
    """The newest articles, so many of them."""
    rows: tuple[Row, ...]
    """Those of them that it would have touched, newest first."""
    all: tallies.Tally
    """How many it would touch in the whole library."""

    def words(self) -> str:
        """``would have touched 37 of the last 1,000``."""
        return f"would have touched {len(self.rows):,} of the last {self.looked_at:,}"


def rehearse(library: Library, rule: Rule) -> Rehearsal:
    """What a rule would have done to the newest articles; nothing is changed. Raises QueryError."""
    db, now = library.db, library.now()
    newest = [row.id for row in paging.page(db, planning.plan(db, tree.WithHidden(), now), "newest", limit=PAST)]
    node = node_of(library, rule)
    # What is announced would be told of each.
    touches = applying_rules.touches(db, rule) if set(rule.do) != {"announce"} else None
    plan = planning.among(newest, node, now)
    some = replace(plan, tests=(*plan.tests, touches)) if touches else plan
    found = paging.page(db, some, "newest", limit=PAST)
    every = planning.plan(db, node, now)
    return Rehearsal(
        len(newest),
        tuple(found),
        tallies.tally_of(db, replace(every, tests=(*every.tests, touches)) if touches else every),
    )


def run(library: Library, rule: Rule) -> Change | None:
    """Do to every article of the library what a rule does; one action of the journal, None if nothing was to do."""
    db, now = library.db, library.now()
    node = node_of(library, rule)
    found = applying_rules.would_touch(db, rule, planning.plan(db, node, now))

    counted: Counter[str] = Counter()

    def do(action: int, some: Sequence[int], last: bool) -> int:
        applying_rules.apply(db, action, rule, some, now, new=False)
        counted.update(applying_rules.count(db, action, some))
        return len(some)

    return Acting(db, found, do, lambda *_: applying_rules.label(counted)).whole() if found else None
