"""What rules have done: announced, counted in words, done to one article."""

from __future__ import annotations

from tuireader.library.opening import Library
from tuireader.model.rules import Hit
from tuireader.store.reader import journal
from tuireader.store.ruling import rule_hits
from tuireader.store.ruling import rules as kept
from tuireader.text import excerpt, line
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Announced:
    """An article that a rule announces."""

    number: int
    """Rises from one to the next."""
    rule: str
    article: int
    title: str

    @property
    def words(self) -> str:
        """``Strikes: “Ferries stay in port”``."""
        return f"{line(self.rule)}: “{excerpt(self.title, 60)}”"


def announced(library: Library, after: int) -> tuple[Announced, ...]:
    """What rules have announced after a number, the oldest first; some dozen at most. Whoever tells it otherwise than
    in words (a bell, a notice of the desktop) asks here too."""
    return tuple(Announced(*one) for one in kept.announced(library.db, after))


def last_announced(library: Library) -> int:
    """The number of what was announced last; 0 if nothing was."""
    return kept.last_announced(library.db)


def done_after(library: Library, action: int) -> tuple[str, ...]:
    """What rules have done, in words, after an action of the journal; what was taken back is left out."""
    return tuple(kept.runs_after(library.db, action))


def last_action(library: Library) -> int:
    """The number of the newest action of the journal; 0 if there is none."""
    return journal.last(library.db)


def hits_of(library: Library, article: int) -> tuple[Hit, ...]:
    """What rules did to an article, the first first."""
    return rule_hits.of_article(library.db, article)
