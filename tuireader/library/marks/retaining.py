"""Letting old articles go, by a rule the reader states: never unread, starred or tagged ones, and never for good.

Off unless asked for. What goes is one action of the journal: `undo` brings it back. Its identity stays, so that no
refresh brings it back as new.
"""

from __future__ import annotations

from tuireader.library.opening import Library
from tuireader.model.changes import Change
from tuireader.store.acts import marks
from tuireader.store.reader import retention
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What may go; a part that is None lets nothing go."""

    days: int | None = None
    """Read articles older than so many days."""
    per_source: int | None = None
    """Read articles that have so many newer ones in their source."""


def would_go(library: Library, rule: Rule) -> list[int]:
    """The articles that `let_go` would take out now, none twice, by parts of the rule, oldest first."""
    found: dict[int, None] = {}
    if rule.days is not None:
        found.update(dict.fromkeys(retention.older_than(library.db, library.now() - rule.days * 86_400)))
    if rule.per_source is not None:
        found.update(dict.fromkeys(retention.beyond(library.db, rule.per_source)))
    return list(found)


def let_go(library: Library, rule: Rule) -> Change | None:
    """Take out what the rule says, as one action; None if nothing may go."""
    return marks.delete(library.db, would_go(library, rule), library.now(), why="let go")
