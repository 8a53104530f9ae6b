"""Which keys run which commands: the usual ones, and over them what the configuration says."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key

from tuireader.errors import ConfigError

_MODIFIERS = {"ctrl", "shift", "alt", "meta", "super", "hyper"}
_NAMED = {key.value for key in Keys} | set(KEY_NAME_REPLACEMENTS.values())


class Named(Protocol):
    """What has keys: a command of the room, an action of the list of sources."""

    @property
    def name(self) -> str: ...
    @property
    def keys(self) -> tuple[str, ...]: ...
    @property
    def where(self) -> tuple[str, ...]: ...


def keymap(commands: Iterable[Named], given: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The keys of every command, by its name, as Textual calls them.

    `given`: keys for some commands in place of their usual ones; a key that is given to one is taken from the
    others' usual ones in the same place, and with it the usual sequences that begin with it. A sequence is written
    with a space between its keys: ``g s``. Raises ConfigError that names all that is wrong: commands there are not,
    keys there are not, a key given to two.
    """
    known = {command.name: command for command in commands}
    asked = {name.replace("-", "_"): tuple(map(sequence_name, keys)) for name, keys in given.items()}
    if faults := list(_faults(known, asked)):
        raise ConfigError("; ".join(faults), about="config.toml, [keys]", next_step="Correct this, or take it out")
    taken = {(place, key) for name, keys in asked.items() for key in keys for place in known[name].where}

    def left(command: Named) -> tuple[str, ...]:
        return tuple(
            key
            for key in command.keys
            if taken.isdisjoint((place, begun) for place in command.where for begun in _begins(key))
        )

    return {name: asked[name] if name in asked else left(command) for name, command in known.items()}


def keys_in(place: str, commands: Iterable[Named], keys: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Those `keys` (by command) that count in a place."""
    return {command.name: tuple(keys[command.name]) for command in commands if place in command.where}


def _begins(key: str) -> set[str]:
    """A sequence and all that it begins with: ``g``, ``g s``."""
    parts = key.split(" ")
    return {" ".join(parts[:count]) for count in range(1, len(parts) + 1)}


def sequence_name(keys: str) -> str:
    """A key, or several to be pressed one after the other, as Textual calls them: ``g ?`` is ``g question_mark``."""
    return " ".join(map(key_name, keys.split())) if len(keys) > 1 else key_name(keys)


def key_name(key: str) -> str:
    """A key as Textual calls it: ``?`` is ``question_mark``, ``ctrl+?`` is ``ctrl+question_mark``."""
    *modifiers, last = key.split("+") if len(key) > 1 and not key.endswith("+") else [key]
    return "+".join([*modifiers, _character_to_key(last) if len(last) == 1 else last])


def _faults(known: Mapping[str, Named], asked: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    runs: dict[tuple[str, str], str] = {}
    for name, keys in asked.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            yield f"there is no command {name}" + (f" (did you mean {near[0]}?)" if near else "")
            continue
        for key in keys:
            unknown = [part for part in key.split(" ") if not _is_key(part)]
            if unknown:
                yield f"{name}: there is no key {unknown[0]}"
            elif " " in key and "escape" in key.split(" "):
                yield f"{name}: escape only gives up a sequence, it is no part of one"
            else:
                others = {runs.setdefault((place, key), name) for place in known[name].where} - {name}
                yield from (f"{key} is given to both {other} and {name}" for other in sorted(others))


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    if not last or not _MODIFIERS.issuperset(modifiers):
        return False
    if len(last) == 1 or last in _NAMED:
        return True
    try:
        return bool(unicodedata.lookup(last.replace("_", " ")))
    except KeyError:
        return False
