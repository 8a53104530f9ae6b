"""What can be done next, with the keys that do it now: ``{down} {up} move`` is ``j k move``, or ``n p move``. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from tuireader.text import cells
from tuireader.ui.keys.writing import shown

_NAMED = re.compile(r"\{(\w+)\}")
_TOLD = re.compile(r"\{key:(\w+)\}")

KeyOf = Callable[[str], str]
"""A command's name → the key that is shown for it, as people write it; empty if it has none."""


def usual(keys: Iterable[str]) -> str:
    """The key of several that is shown where there is room for one: the shortest, of equals the first."""
    return shown(min(keys, key=lambda key: key.count(" "), default=""))


def named(text: str) -> list[str]:
    """The commands whose keys stand in a text."""
    return _NAMED.findall(text)


def keyed(text: str, key_of: KeyOf) -> str:
    """`text` with keys in the place of ``{commands}``; empty if one of them has none."""
    found = {name: key_of(name) for name in _NAMED.findall(text)}
    return _NAMED.sub(lambda name: found[name[1]], text) if all(found.values()) else ""


def first(keys: Mapping[str, Iterable[str]]) -> KeyOf:
    """The first key of a command: the one that works wherever one is in a sequence, ``g g`` before ``g``."""
    return lambda name: shown(next(iter(keys.get(name, ())), ""))


def told(text: str, *keys_of: KeyOf) -> str:
    """`text` with keys in the place of ``{key:command}``, of the first place where the command has one.

    A command without a key is told by its name, as it is typed behind the colon.
    """
    return _TOLD.sub(lambda found: next(filter(None, (of(found[1]) for of in keys_of)), f":{found[1]}"), text)


def hints(offered: Iterable[str], key_of: KeyOf, width: int, *, help: str = "{help} help") -> str:
    """As many hints as fit, the first ones first; the way to all the others last."""
    told = [hint for one in offered if (hint := keyed(one, key_of))]
    last = keyed(help, key_of)
    while told and cells("  ".join([*told, last])) > width - 2:
        told.pop()
    return "  ".join(filter(None, [*told, last]))


def lines(said: Iterable[str], key_of: KeyOf) -> tuple[str, ...]:
    """Lines that begin with a key and two spaces, their words one below the other; those without a key are left out."""
    told = [(keyed(one, key_of), not one) for one in said]
    parts = [one.partition("  ") for one, empty in told if one or empty]
    wide = max((cells(key) for key, gap, _ in parts if gap), default=0)
    return tuple(f"{key:{wide}}{gap} {words}" if gap else key for key, gap, words in parts)
