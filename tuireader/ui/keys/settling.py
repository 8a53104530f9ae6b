"""The configuration → all keys that count, and all that is wrong with those it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tuireader.config import Config
from tuireader.text import line
from tuireader.ui.commands import PLACES, all_commands
from tuireader.ui.keys import faults, profiles
from tuireader.ui.keys.faults import Fault
from tuireader.ui.keys.keyboards import AUTO, keyboards
from tuireader.ui.keys.macros import Macro, macros
from tuireader.ui.keys.names import character_of
from tuireader.ui.keys.profiles import Profile
from tuireader.ui.keys.table import Given, Keys, table
from tuireader.values import dataclass

TAGS = "tags"
SOURCES = "sources"
EVERYWHERE = (*PLACES, TAGS, SOURCES)
"""What ``[keys.…]`` may be of."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A command or a macro, with all places in which its keys count."""

    name: str
    keys: tuple[str, ...]
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """All keys of the reader."""

    profile: Profile
    keys: Mapping[str, Keys]
    """place → command → its keys there."""
    macros: tuple[Macro, ...]
    keyboard: tuple[str, ...]
    faults: tuple[Fault, ...]
    """What of the configuration is not as it was meant; a path begins with the name of a setting."""
    layers: tuple[Given, ...] = ()
    """What was sound in the profile and in the configuration."""

    def alone(self, place: str, command: str) -> list[str]:
        """The keys that run a command by themselves, and at once: none that begins others."""
        begin = {key.split(" ")[0] for keys in self.keys[place].values() for key in keys if " " in key}
        return [key for key in self.keys[place].get(command, ()) if " " not in key and key not in begin]

    @property
    def with_alt(self) -> frozenset[str]:
        """The keys with Alt that count somewhere, alone or within a sequence."""
        given = (keys for here in self.keys.values() for keys in here.values())
        return frozenset(key for keys in given for one in keys for key in one.split() if key.startswith("alt+"))

    def counts(self, key: str) -> bool:
        """Whether a key has something to do somewhere, alone or within a sequence."""
        return any(key in one.split() for here in self.keys.values() for keys in here.values() for one in keys)

    def keys_in(self, place: str) -> Keys:
        """The keys in a list of things: its own, and those for moving and leaving that are the same everywhere."""
        from tuireader.ui.list_screens.keys import actions, keys_here

        own = table(actions(place), self.layers, (place,), self.profile.instead)[place]
        return keys_here(place, self.keys["list"], own)


def settle(config: Config, own_profiles: Path | None = None) -> Settled:
    """The keys that a configuration asks for; what is wrong in it is left out, and told. `own_profiles`: a folder."""
    wrong: list[Fault] = []
    profile = _profile(config.profile, own_profiles, wrong)
    named = {one.name: one for one in all_commands()}
    made, wrong_macros = macros(config.macros, named)
    wrong += [_below("macros", fault) for fault in wrong_macros]
    room = [_Named(one.name, one.keys, (*one.where, TAGS)) for one in named.values()]
    room += [_Named(one.name, one.keys, (*PLACES, TAGS)) for one in made]
    commands: list[_Named] = [*room, *_actions(*profile.layers, config.keys)]
    layers: list[Given] = []
    for layer in profile.layers:
        good, wrong_here = faults.sound(_spelled(layer, commands), commands, EVERYWHERE)
        layers.append(good)
        wrong += [Fault(("profile",), f"{profile.name}.toml: {one.message}") for one in wrong_here]
    own, wrong_own = faults.sound(_spelled(config.keys, commands), commands, EVERYWHERE)
    layers.append(own)
    keys = _tables(commands, layers, profile.instead)
    wrong += [_below("keys", fault) for fault in (*wrong_own, *faults.surprises(own, keys))]
    return Settled(profile, keys, tuple(made), _keyboard(config.keyboard, wrong), tuple(wrong), tuple(layers))


def _tables(commands: list[_Named], layers: list[Given], instead: Mapping[str, str]) -> dict[str, Keys]:
    keys = table(commands, layers, (*PLACES, SOURCES), instead)
    # Where letters are typed, those keys of the list count that type none.
    typed = [
        _Named(one.name, tuple(key for key in keys["list"].get(one.name, ()) if runs_where_one_types(key)), one.where)
        for one in commands
        if TAGS in one.where
    ]
    keys.update(table(typed, [{TAGS: layer.get(TAGS, {})} for layer in layers], (TAGS,)))
    return keys


def runs_where_one_types(key: str) -> bool:
    """Whether a key can run a command in a field: it is one key, and types nothing."""
    return " " not in key and not character_of(key)


def _actions(*given: Given) -> list[_Named]:
    """The actions in the list of sources, where keys are given for them: to know them takes a while."""
    asked = [name for layer in given for name in layer]
    if not any(name == SOURCES or name.startswith(("sources_", "sources-")) for name in asked):
        return []
    from tuireader.ui.list_screens.keys import actions

    return [_Named(one.name, one.keys, (SOURCES,)) for one in actions(SOURCES)]


def _spelled(given: Given, commands: Iterable[_Named]) -> Given:
    """In ``[keys.sources]`` the names need not begin with ``sources_``."""
    here = given.get(SOURCES)
    if not isinstance(here, Mapping):
        return given
    known = {one.name for one in commands}
    long = {f"{SOURCES}_{name.replace('-', '_')}": name for name in here}
    spelled = {name: one for one, name in long.items() if one in known}
    return {**given, SOURCES: {spelled.get(name, name): keys for name, keys in here.items()}}


def _profile(name: str, own: Path | None, wrong: list[Fault]) -> Profile:
    if name == profiles.USUAL:
        return profiles.HOME
    files = profiles.files(own)
    if name not in files:
        told = f"there is no profile {line(name)}{_meant(name, (profiles.USUAL, *files))}"
        wrong.append(Fault(("profile",), f"{told}. There are {', '.join((profiles.USUAL, *files))}"))
        return profiles.HOME
    profile = profiles.read(files[name], files)
    if isinstance(profile, str):
        wrong.append(Fault(("profile",), f"{files[name]}: {profile}"))
        return profiles.HOME
    return profile


def _keyboard(names: tuple[str, ...], wrong: list[Fault]) -> tuple[str, ...]:
    known = (AUTO, *keyboards()) if set(names) - {AUTO} else (AUTO,)
    for name in names:
        if name not in known:
            told = f"there is no keyboard {line(name)}{_meant(name, known)}"
            wrong.append(Fault(("keyboard",), f"{told}. There are {', '.join(known)}"))
    return tuple(name for name in names if name in known)


def _meant(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    return f' (did you mean "{near[0]}"?)' if near else ""


def _below(setting: str, fault: Fault) -> Fault:
    return Fault((setting, *fault.path), fault.message, fault.left_out)


# ---------------------------------------------------------------- with lines


def by_line(found: Iterable[Fault], content: str) -> list[tuple[int, Fault]]:
    """Faults with the lines of the configuration on which they stand, from 1."""
    from tuireader.config.lines import Lines

    lines = Lines(content)
    return sorted(((lines.of(fault.path), fault) for fault in found), key=lambda one: one[0])
