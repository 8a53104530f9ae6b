"""Rules: what is done with articles that come in, and, when asked, with those that are there.

They run in the transaction that stores what came in, so that nothing is ever seen half done. All that they do in one
import or refresh is one action of the journal: one `undo` takes it back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field, replace
from typing import TYPE_CHECKING

from tuireader.errors import QueryError
from tuireader.library.opening import Library
from tuireader.library.views import saved_views
from tuireader.model.changes import Change
from tuireader.model.rows import Row
from tuireader.model.rules import Hit, Rule
from tuireader.query import build, tree
from tuireader.store.finding import paging, planning, search, tallies
from tuireader.store.reader import journal
from tuireader.store.reader.acting import Acting
from tuireader.store.ruling import applying, rule_hits
from tuireader.store.ruling import rules as kept
from tuireader.store.writing import transaction
from tuireader.text import excerpt, fold, line
from tuireader.values import dataclass

if TYPE_CHECKING:
    from tuireader.config.article_rules import RuleSettings

PAST = 1000
"""Articles that a dry run looks at."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a rule cannot be used."""

    rule: str
    reason: str


# ---------------------------------------------------------------- which there are


def settle(library: Library) -> None:
    """Keep what config.toml says of rules; nothing is written where it says what it said before."""
    if library.config_file is None and not library.config.rule:
        return
    kept.settle(
        library.db,
        [
            Rule(0, line(one.name), line(one.query), one.do, bool(one.stop), bool(one.only_new), True, True)
            for one in _in_order(library)
        ],
    )


def _in_order(library: Library) -> list[RuleSettings]:
    from tuireader.config.article_rules import RuleSettings

    return [one for one in library.config.rule if isinstance(one, RuleSettings)]


def all_rules(library: Library) -> tuple[Rule, ...]:
    """Every rule in the order they run, with how many articles each has touched."""
    return kept.all_rules(library.db)


def named(library: Library, name: str) -> Rule | None:
    """The rule of that name, compared without case and accents."""
    return next((one for one in all_rules(library) if fold(one.name) == fold(name)), None)


def node_of(library: Library, rule: Rule) -> tree.Node:
    """What a rule asks for, hidden articles too unless it says otherwise. Raises QueryError."""
    found = saved_views.parse(library, rule.query)
    return found if build.speaks_of_hidden(found) else build.simplify(tree.And((found, tree.WithHidden())))


def faults(library: Library) -> tuple[Fault, ...]:
    """All that is wrong with rules: in config.toml by line, in the others by name."""
    from tuireader.config.article_rules import BrokenRule

    found = []
    lines = {fold(one.name): one.line for one in _in_order(library)}
    where = str(library.config_file or "config.toml")
    for one in library.config.rule:
        if isinstance(one, BrokenRule):
            found.append(Fault(one.name, f"{where}: line {one.line}: {one.reason}"))
    for rule in kept.kept(library.db):
        if (wrong := fault_of(library, rule)) is not None:
            place = f"{where}: line {lines[fold(rule.name)]}: " if fold(rule.name) in lines else ""
            found.append(Fault(rule.name, f"{place}rule {rule.name}: {wrong}"))
    return tuple(found)


def fault_of(library: Library, rule: Rule) -> str | None:
    """What is wrong with a rule, in words; None if nothing is."""
    from tuireader.config.article_rules import wrong_action

    for action in rule.do:
        if told := wrong_action(action):
            return told
    try:
        node_of(library, rule)
    except QueryError as error:
        return str(error)
    return None


# ---------------------------------------------------------------- what comes in


@dataclass(slots=True)
class Running:
    """The rules at work during one import or refresh."""

    library: Library
    action: int = 0
    """Of the journal; 0 before anything was done."""
    said: str = ""
    """What they have done so far, in words."""
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
            found = applying.matched(db, rule, node, came if rule.only_new else [*came, *edited], now)
            if found:
                self._begin()
                applying.apply(db, self.action, rule, found, now, new=True)
                touched.update(found)
            if found and rule.stop:
                stopped = set(found)
                came = [id for id in came if id not in stopped]
                edited = [id for id in edited if id not in stopped]
        if touched:
            self._counted.update(applying.count(db, self.action, sorted(touched)))
            self.said = applying.settle(db, self.action, self._counted)

    def _begin(self) -> None:
        if not self.action or not journal.stands(self.library.db, self.action):
            self.action = journal.begin(self.library.db)
            self._counted.clear()


_AT_WORK: ContextVar[Running | None] = ContextVar("rules at work", default=None)
"""The rules at work here, while something comes in."""


@contextmanager
def running(library: Library) -> Iterator[Running]:
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
    with running(library) as now:
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


# ---------------------------------------------------------------- on the past


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
    touches = applying.touches(db, rule) if set(rule.do) != {"announce"} else None
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
    found = applying.would_touch(db, rule, planning.plan(db, node, now))

    counted: Counter[str] = Counter()

    def do(action: int, some: Sequence[int], last: bool) -> int:
        applying.apply(db, action, rule, some, now, new=False)
        counted.update(applying.count(db, action, some))
        return len(some)

    return Acting(db, found, do, lambda *_: applying.label(counted)).whole() if found else None


# ---------------------------------------------------------------- changed by the reader


def wrong_with(library: Library, rule: Rule) -> str:
    """Why a rule cannot be kept, in words; empty if it can."""
    name = line(rule.name)
    if not name:
        return "a rule has to have a name"
    there = kept.named(library.db, name)
    if there is not None and there != rule.id:
        return f"there is a rule called {name} already"
    if not rule.do:
        return "a rule has to do something: read, star, hide, tag:NAME, highlight:COLOUR or announce"
    return fault_of(library, replace(rule, query=line(rule.query))) or ""


def put(library: Library, rule: Rule) -> Change | None:
    """Keep a rule that nothing is wrong with, a new one or as it has been changed; None if it is so already.

    As all that follows: one action of the journal, taken back by one `undo`.
    """
    rule = replace(rule, name=line(rule.name), query=line(rule.query))
    said = "changed" if rule.id else "made"
    return _changed(library, f"{said} the rule {rule.name}", lambda action: kept.put(library.db, action, rule))


def keep(library: Library, rule: Rule) -> str:
    """Keep a rule; what is wrong with it, in words, if it was not kept."""
    wrong = wrong_with(library, rule)
    if not wrong:
        put(library, rule)
    return wrong


def _changed(library: Library, label: str, make: Callable[[int], object]) -> Change | None:
    with transaction(library.db):
        action = journal.begin(library.db)
        make(action)
        return journal.settle(library.db, action, label)


def number_of(library: Library, name: str) -> int:
    """The id of the rule of that name; 0 if there is none."""
    return kept.named(library.db, name) or 0


def turn(library: Library, rule: Rule, enabled: bool) -> Change | None:
    """Turn a rule on or off, also one of config.toml."""
    label = f"turned the rule {line(rule.name)} {'on' if enabled else 'off'}"
    return _changed(library, label, lambda action: kept.put(library.db, action, replace(rule, enabled=enabled)))


def move(library: Library, rule: Rule, by: int) -> Change | None:
    """Let a rule run earlier or later; None where it cannot: config.toml orders its own."""
    own = [one.id for one in kept.kept(library.db) if not one.configured]
    if rule.id not in own:
        return None
    at = own.index(rule.id)
    own.insert(max(0, min(at + by, len(own) - 1)), own.pop(at))
    return _changed(library, f"moved the rule {line(rule.name)}", lambda action: kept.move(library.db, action, own))


def hidden_by(library: Library, rule: Rule) -> int:
    """How many hidden articles a rule has touched."""
    return len(rule_hits.hidden_by(library.db, rule.id))


def remove(library: Library, rule: Rule, *, bring_back: bool) -> Change | None:
    """Forget a rule. `bring_back`: what it hid is shown again, as read or unread as it is, and what it
    highlighted is drawn as before."""
    db, name = library.db, line(rule.name)
    hidden = rule_hits.hidden_by(db, rule.id) if bring_back else []
    others = set(rule_hits.highlighted_by(db, rule.id)).difference(hidden) if bring_back else set()
    back = f"; brought back {len(hidden):,}" if hidden else ""
    if not hidden and not others:
        return _changed(library, f"deleted the rule {name}", lambda action: kept.remove(db, action, rule.id))

    def do(action: int, some: Sequence[int], last: bool) -> int:
        applying.give_back(db, action, some)
        if last:
            kept.remove(db, action, rule.id)
        return len(some)

    return Acting(db, [*hidden, *sorted(others)], do, lambda action, _: f"deleted the rule {name}{back}").whole()


def hits_of(library: Library, article: int) -> tuple[Hit, ...]:
    """What rules did to an article, the first first."""
    return rule_hits.of_article(library.db, article)
