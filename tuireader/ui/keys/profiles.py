"""Whole sets of keys, a TOML file each: the keys of other readers, and those that lie beside the configuration.

::

    title = "elfeed"                       # what the picker calls it; the file's name without one
    about = "n and p walk the entries"     # a sentence
    like = "newsboat"                      # another profile that this one changes; without it: the usual keys

    [instead]                              # usual sequences begin with another key, where theirs is needed
    g = "'"

    [keys]                                 # as in config.toml: a command's name, then its keys
    [keys.list]                            # only there

What a profile does not name keeps its usual keys, as far as the profile gives them to nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tuireader import small_files
from tuireader.text import line
from tuireader.ui.keys.names import sequence_name
from tuireader.values import dataclass

USUAL = "home"
"""The profile that changes nothing: the keys that the commands themselves name."""

Given = Mapping[str, tuple[str, ...] | Mapping[str, tuple[str, ...]]]
"""Keys by command, as ``[keys]`` gives them; under the name of a place those that count only there."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One set of keys."""

    name: str
    """Its file's name without ``.toml``: what the configuration calls it."""
    title: str
    about: str
    layers: tuple[Given, ...]
    """Its keys, over those of the profile that it is like."""
    instead: Mapping[str, str]
    """What usual sequences begin with, by what they begin with otherwise."""


HOME = Profile(
    USUAL, "tuireader", "Its own keys: vim's for moving, newsboat's and the web's for the rest.", layers=(), instead={}
)
FIRST = (USUAL, "newsboat", "newsboat-vim", "elfeed", "mutt")
"""The sets of keys that are offered before the others."""
SHIPPED = Path(__file__).parent / "profiles"


def profiles(own: Path | None = None) -> dict[str, Profile]:
    """Every profile by name, the best known first. Files that are no profile are left out: `read` says why."""
    there = files(own)
    found = {name: read(file, there) for name, file in there.items()}
    known = {USUAL: HOME} | {name: profile for name, profile in found.items() if isinstance(profile, Profile)}
    return {name: known[name] for name in dict.fromkeys((*FIRST, *known)) if name in known}


def files(own: Path | None = None) -> dict[str, Path]:
    """The file of each profile by name; one in the folder `own` counts more than a shipped one."""
    return {
        file.stem: file
        for folder in (SHIPPED, own)
        if folder is not None and folder.is_dir()
        for file in sorted(folder.glob("*.toml"))
    }


def read(file: Path, others: Mapping[str, Path] | None = None, *, deep: int = 0) -> Profile | str:
    """A profile from its file, or why it is none. `others`: files by name, for what it is like."""
    import tomllib

    try:
        table = tomllib.loads(small_files.text(file))
    except OSError as fault:
        return f"cannot be read: {fault.strerror or fault}"
    except ValueError as fault:
        return f"not TOML: {line(str(fault))}"
    except RecursionError:
        return "brackets too deep in one another"
    if wrong := list(_faults(table)):
        return "; ".join(wrong)
    like = table.get("like", USUAL)
    under = HOME if like == USUAL else _other(like, others or {}, deep)
    if isinstance(under, str):
        return under
    return Profile(
        name=file.stem,
        title=line(table.get("title", file.stem)),
        about=line(table.get("about", "")),
        layers=(*under.layers, {name: _given(value) for name, value in table.get("keys", {}).items()}),
        instead={
            **under.instead,
            **{sequence_name(key): sequence_name(other) for key, other in table.get("instead", {}).items()},
        },
    )


def _other(name: str, files: Mapping[str, Path], deep: int) -> Profile | str:
    if name not in files:
        return f"there is no profile {line(name)} that it could be like"
    return read(files[name], files, deep=deep + 1) if deep < 5 else "it is like itself"


def _faults(table: dict[str, Any]) -> Iterator[str]:
    for name, value in table.items():
        if name in ("title", "about", "like"):
            if not isinstance(value, str):
                yield f"{name} has to be a text in quotes"
        elif name == "instead":
            if not isinstance(value, dict) or not all(isinstance(key, str) and key for key in value.values()):
                yield "[instead] has to be a table of keys"
        elif name != "keys":
            yield f"{line(name)} is nothing that a profile says"
        elif not isinstance(value, dict) or not all(map(_are_keys, value.values())):
            yield '[keys] has to hold lists of keys such as star = ["s"]'


def _are_keys(value: object, *, deeper: bool = True) -> bool:
    if isinstance(value, dict):
        return deeper and all(_are_keys(one, deeper=False) for one in value.values())
    return isinstance(value, list) and all(isinstance(key, str) for key in value)


def _given(value: Any) -> tuple[str, ...] | Mapping[str, tuple[str, ...]]:
    if isinstance(value, dict):
        return {name: tuple(keys) for name, keys in value.items()}
    return tuple(value)
