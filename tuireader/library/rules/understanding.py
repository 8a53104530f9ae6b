"""What a rule asks for, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

from tuireader.errors import QueryError
from tuireader.library.opening import Library
from tuireader.library.rules.configured import of_config
from tuireader.library.views import saved_views
from tuireader.model.rules import Rule
from tuireader.query import build, tree
from tuireader.store.ruling import rules as kept
from tuireader.text import fold, line
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a rule cannot be used."""

    rule: str
    reason: str


def node_of(library: Library, rule: Rule) -> tree.Node:
    """What a rule asks for, hidden articles too unless it says otherwise. Raises QueryError."""
    found = saved_views.parse(library, rule.query)
    return found if build.speaks_of_hidden(found) else build.simplify(tree.And((found, tree.WithHidden())))


def faults(library: Library) -> tuple[Fault, ...]:
    """All that is wrong with rules: in config.toml by line, in the others by name."""
    from tuireader.config.article_rules import BrokenRule

    found = []
    lines = {fold(one.name): one.line for one in of_config(library)}
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
