"""The keys that count: the usual ones, over them a profile's, over them what the configuration says. Pure.

Place by place, for one key may do one thing in the list and another in an article. What is given for a place counts
more than what is given for all. A key that is given to a command is taken from those that had it before, and with it
the sequences that begin with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from tuireader.ui.keys.names import begins, sequence_name

Keys = dict[str, tuple[str, ...]]
"""Keys by the name of their command."""


class Named(Protocol):
    """What has keys: a command of the room, a macro, an action of the list of sources."""

    @property
    def name(self) -> str: ...
    @property
    def keys(self) -> tuple[str, ...]: ...
    @property
    def where(self) -> tuple[str, ...]: ...


Given = Mapping[str, tuple[str, ...] | Mapping[str, tuple[str, ...]]]
"""Keys by command; under the name of a place those that count only there."""


def table(
    commands: Iterable[Named], layers: Sequence[Given], places: Iterable[str], instead: Mapping[str, str] | None = None
) -> dict[str, Keys]:
    """place → command → its keys there. `layers`: each over the one before; `instead`: other beginnings of the usual
    sequences. What is wrong in a layer is passed over here: `faults` says it.
    """
    known = tuple(commands)
    return {place: _in(place, known, layers, instead or {}) for place in places}


def _in(place: str, commands: tuple[Named, ...], layers: Sequence[Given], instead: Mapping[str, str]) -> Keys:
    here: Keys = {
        one.name: tuple(_begun_otherwise(key, instead) for key in one.keys) for one in commands if place in one.where
    }
    for layer in layers:
        for given in (for_all(layer), for_place(layer, place)):
            asked = {name: tuple(map(sequence_name, keys)) for name, keys in given.items() if name in here}
            here = _over(here, asked)
    return here


def _over(here: Keys, asked: Keys) -> Keys:
    taken = {key for keys in asked.values() for key in keys}
    return {
        name: asked[name] if name in asked else tuple(key for key in keys if taken.isdisjoint(begins(key)))
        for name, keys in here.items()
    }


def _begun_otherwise(key: str, instead: Mapping[str, str]) -> str:
    first, space, rest = key.partition(" ")
    if not space or first not in instead:
        return key
    return f"{instead[first]} {instead[rest] if rest == first else rest}"


def for_all(given: Given) -> Keys:
    """What is given for wherever a command works."""
    return {name_of(name): keys for name, keys in given.items() if isinstance(keys, tuple)}


def for_place(given: Given, place: str) -> Keys:
    """What is given for one place."""
    here = given.get(place, ())
    return {name_of(name): keys for name, keys in here.items()} if isinstance(here, Mapping) else {}


def name_of(written: str) -> str:
    """A command's name, however it is written in a file."""
    return written.strip().replace("-", "_").lower()
