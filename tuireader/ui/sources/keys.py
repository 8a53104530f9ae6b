"""Which keys do what in the list of sources: those for moving and leaving as everywhere, the others its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from tuireader.discover import discover
from tuireader.ui.sources.action import Action

MOVES = ("down", "up", "top", "bottom", "half_down", "half_up", "page_down", "page_up")
SHARED = ("undo", "redo", "stop", "repaint", "quit")
"""Commands of the room that do here what they do there."""


@cache
def all_actions() -> tuple[Action, ...]:
    """Every action, in the order of the help."""
    from tuireader.ui.sources import actions

    return tuple(sorted(discover(actions.__name__, Action), key=lambda action: (action.place, action.name)))


@cache
def by_name() -> dict[str, Action]:
    """name → action."""
    return {action.name: action for action in all_actions()}


def keys_here(of_room: Mapping[str, Iterable[str]], own: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The keys of everything that can be done here, by name; an action's own key is no other's here."""
    taken = {key for given in own.values() for key in given}
    shared = {name: tuple(key for key in of_room[name] if key not in taken) for name in (*MOVES, *SHARED)}
    return {**shared, **{name: tuple(given) for name, given in own.items()}}
