"""Which key does what in a list of things.

Fingers move, leave and search as they are used to: keys of the chosen set, or of the configuration, for those go before
an action's own letter. The usual ones give way to it: ``space`` may turn something on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from tuireader.discover import discover
from tuireader.ui.commands import by_name
from tuireader.ui.list_screens.action import Action

MOVES = ("down", "up", "top", "bottom", "half_down", "half_up", "page_down", "page_up")
SHARED = ("undo", "redo", "stop", "repaint", "quit")
"""Commands of the room that do here what they do there."""

ROOMS = {
    "sources": "tuireader.ui.sources.actions",
    "rules": "tuireader.ui.rules.actions",
    "views": "tuireader.ui.saved_views.actions",
    "taglist": "tuireader.ui.tags.actions",
}
"""place → the package of what can be done there."""

Given = Mapping[str, Iterable[str]]


@cache
def actions(place: str) -> tuple[Action, ...]:
    """Every action of a place, in the order of the help."""
    found = (*discover(ROOMS[place], Action), *_everywhere(place))
    return tuple(sorted(found, key=lambda action: (action.place, action.name)))


def _everywhere(place: str) -> tuple[Action, ...]:
    """What can be done in every list."""
    return (
        Action(
            f"{place}_narrow", (), "Narrow", "Type a part of what you look for.",
            lambda screen: screen.ask_to_narrow(), place=60, like=("search",),
        ),
        Action(
            f"{place}_help", (), "Help", "Show every key of this list.", lambda screen: screen.help(), place=61,
            like=("help",),
        ),
        Action(
            f"{place}_back", (), "Back", "Stop what is under way; show all again; then back to where you were.",
            lambda screen: screen.back(), place=62, like=("clear_filter", "back_or_leave", "back"),
        ),
    )  # fmt: skip


@cache
def named(place: str) -> dict[str, Action]:
    """name → action."""
    return {action.name: action for action in actions(place)}


def keys_here(place: str, of_room: Given, own: Given | None = None) -> dict[str, tuple[str, ...]]:
    """The keys of everything that can be done in a place, by name. `of_room`: as they are settled for the list of
    articles; `own`: of its actions, where the configuration may say something of them."""
    found: dict[str, list[str]] = {name: [] for name in (*MOVES, *SHARED, *named(place))}
    taken: set[str] = set()
    for name, keys in _claims(place, of_room, own or {}):
        here = [key for key in keys if key not in taken or key in found[name]]
        found[name] += [key for key in here if key not in found[name]]
        taken.update(here)
    for one in actions(place):
        if not found[one.name]:
            found[one.name] = _spare(one, taken)
            taken.update(found[one.name])
    return {name: tuple(keys) for name, keys in found.items()}


def _spare(action: Action, taken: set[str]) -> list[str]:
    """A key for an action whose own letters all mean something else to the reader: the other case, a letter of its
    title."""
    begun = {key.partition(" ")[0] for key in taken}
    letters = [key for key in action.keys if len(key) == 1] + [one for one in action.title.lower() if one.isalpha()]
    wanted = [*(one.swapcase() for one in letters), *letters]
    return next(([key] for key in wanted if key not in begun), [])


def _claims(place: str, of_room: Given, own: Given) -> Iterator[tuple[str, Iterable[str]]]:
    """Keys that something may have, what counts most first."""
    like = {name: (name,) for name in (*MOVES, *SHARED)} | {one.name: one.like for one in actions(place)}
    for one in actions(place):
        if (asked := tuple(own.get(one.name, one.keys))) != one.keys:  # the reader says it of this very list
            yield one.name, asked
            like[one.name] = ()
    yield f"{place}_back", ("escape",)
    usual = {command: set(by_name()[command].keys) for commands in like.values() for command in commands}
    for name, commands in like.items():
        yield name, [key for one in commands for key in of_room.get(one, ()) if key not in usual[one]]
    for one in actions(place):
        if tuple(own.get(one.name, one.keys)) == one.keys:
            yield one.name, one.keys
    for name, commands in like.items():
        yield name, [key for one in commands for key in of_room.get(one, ()) if key in usual[one]]
