"""Rules as the library keeps them: which there are, and what the reader changes of them.

Each change is one action of the journal, taken back by one `undo`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tuireader.library.opening import Library
from tuireader.library.rules.understanding import wrong_with
from tuireader.model.changes import Change
from tuireader.model.rules import Rule
from tuireader.store.acts import applying_rules
from tuireader.store.reader import journal
from tuireader.store.reader.acting import Acting
from tuireader.store.ruling import rule_hits
from tuireader.store.ruling import rules as kept
from tuireader.store.writing import transaction
from tuireader.text import fold, line


def all_rules(library: Library) -> tuple[Rule, ...]:
    """Every rule in the order they run, with how many articles each has touched."""
    return kept.all_rules(library.db)


def named(library: Library, name: str) -> Rule | None:
    """The rule of that name, compared without case and accents."""
    return next((one for one in all_rules(library) if fold(one.name) == fold(name)), None)


def put(library: Library, rule: Rule) -> Change | None:
    """Keep a rule that nothing is wrong with, a new one or as it has been changed; None if it is so already."""
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
        applying_rules.give_back(db, action, some)
        if last:
            kept.remove(db, action, rule.id)
        return len(some)

    return Acting(db, [*hidden, *sorted(others)], do, lambda action, _: f"deleted the rule {name}{back}").whole()
