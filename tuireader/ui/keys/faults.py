"""What is wrong in keys that were given, and what of them is sound. Pure.

A wrong name, a key given twice or one that can never do anything is left out; a key that works otherwise than it looks
is kept, and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tuireader.ui.keys import names
from tuireader.ui.keys.table import Given, Keys, Named, for_all, for_place, name_of
from tuireader.ui.keys.writing import shown
from tuireader.values import dataclass

TYPED = "tags"
"""The place where letters are typed: they run nothing there."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was meant."""

    path: tuple[str, ...]
    """Where it stands below ``[keys]``: a command, or a place and a command."""
    message: str
    left_out: bool = True
    """Whether what is wrong is left out; else it works, but otherwise than it looks."""


def sound(given: Given, commands: Iterable[Named], places: Iterable[str]) -> tuple[Given, list[Fault]]:
    """What of `given` can be used, and what is wrong with the rest."""
    known, faults = {one.name: one for one in commands}, list[Fault]()
    kept: dict[str, Keys] = {}
    wheres = tuple(places)
    for name, keys in given.items():
        if isinstance(keys, Mapping):
            if name in wheres:
                kept[name] = _sound(keys, (name,), (name,), known, faults)
            else:
                faults.append(Fault((name,), f"there is no place {name} with keys of its own; {_or(wheres)}"))
    loose = {name: keys for name, keys in given.items() if not isinstance(keys, Mapping)}
    return {**_sound(loose, (), wheres, known, faults), **kept}, faults


def _sound(
    given: Mapping[str, tuple[str, ...]],
    path: tuple[str, ...],
    places: tuple[str, ...],
    known: Mapping[str, Named],
    faults: list[Fault],
) -> Keys:
    found: Keys = {}
    runs: dict[tuple[str, str], str] = {}
    for written, keys in given.items():
        name, at = name_of(written), (*path, written)
        if (wrong := _no_command(name, places, known)) is not None:
            faults.append(Fault(at, wrong))
            continue
        here = [place for place in places if place in known[name].where]
        good = []
        for key in map(names.sequence_name, keys):
            if (wrong := _no_key(key, here)) is not None:
                faults.append(Fault(at, f"{name}: {wrong}"))
                continue
            others = {runs.setdefault((place, key), name) for place in here} - {name}
            faults += [Fault(at, f"{shown(key)} is given to both {other} and {name}") for other in sorted(others)]
            if not others:
                good.append(key)
        if good or not keys:
            found[name] = tuple(good)
    return found


def _no_command(name: str, places: tuple[str, ...], known: Mapping[str, Named]) -> str | None:
    """Why there is no such command there."""
    if name not in known:
        import difflib

        near = difflib.get_close_matches(name, known, 1)
        return f"there is no command {name}" + (f" (did you mean {near[0]}?)" if near else "")
    if not any(place in places for place in known[name].where):
        return f"{name} does nothing in [keys.{places[0]}]: it is for [keys.{'] and [keys.'.join(known[name].where)}]"
    return None


def _no_key(key: str, places: list[str]) -> str | None:
    """Why a key cannot run anything."""
    parts = key.split(" ")
    for part in parts:
        if not names.is_key(part):
            return f"there is no key {part}".rstrip()
        if part in names.OWN:
            return f"{shown(part)} cannot be given away: it {names.OWN[part]}"
    if len(parts) > 1 and "escape" in parts:
        return "escape only gives up a sequence, it is no part of one"
    if places == [TYPED] and names.character_of(parts[0]):
        return f"{shown(parts[0])} is typed there, and runs nothing"
    return None


# ---------------------------------------------------------------- what works otherwise than it looks


def surprises(given: Given, tables: Mapping[str, Keys]) -> Iterator[Fault]:
    """What of sound keys never arrives, waits, or is hidden. `tables`: the keys that count, as `table` gives them."""
    for path, places, asked in _asked(given, tuple(tables)):
        for name, keys in asked.items():
            at = (*path, name)
            for key in map(names.sequence_name, keys):
                for part in key.split(" "):
                    if why := names.never_arrives(part):
                        yield Fault(at, f"{name}: {shown(part)} {why} in most terminals", left_out=False)
                here = [place for place in places if name in tables[place]]
                if here and not any(key in tables[place][name] for place in here):
                    yield Fault(at, f"{name}: {shown(key)} is dead, for {_taker(key, here, tables)}", left_out=False)
                    continue
                yield from _waiting(at, name, key, here, tables)


def _asked(given: Given, places: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], Keys]]:
    yield (), places, for_all(given)
    for place in places:
        yield (place,), (place,), for_place(given, place)


def _taker(key: str, places: list[str], tables: Mapping[str, Keys]) -> str:
    for place in places:
        for name, keys in tables[place].items():
            if taken := set(keys) & set(names.begins(key)):
                return f"[keys.{place}] gives {shown(taken.pop())} to {name}"
    return "another has it"


def _waiting(
    at: tuple[str, ...], name: str, key: str, places: list[str], tables: Mapping[str, Keys]
) -> Iterator[Fault]:
    """A key that acts alone waits for the next one where a sequence begins with it."""
    for place in places:
        others = [(other, one) for other, keys in tables[place].items() for one in keys if other != name or one != key]
        longer = next(((other, one) for other, one in others if one.startswith(f"{key} ")), None)
        if longer is not None and (name, key) != longer:
            told = f"{name}: {shown(key)} waits for the next key, for {longer[0]} is {shown(longer[1])}"
            yield Fault(at, told, left_out=False)
            return
        shorter = next(((other, one) for other, one in others if one in names.begins(key)[:-1] and other != name), None)
        if shorter is not None and not any(one.startswith(f"{shorter[1]} ") for _, one in others):
            told = (
                f"{name}: {shown(shorter[1])} of {shorter[0]} waits for the next key, for {shown(key)} begins with it"
            )
            yield Fault(at, told, left_out=False)
            return


def _or(words: tuple[str, ...]) -> str:
    return f"there are {', '.join(words[:-1])} and {words[-1]}"
