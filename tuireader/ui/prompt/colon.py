"""What is typed behind the colon → a command and its argument, or what is wrong with it in words. Pure.

``mark all read``, ``mark_all_read`` and ``mark-all-read`` are the same name; the beginning of a name will do while no
other begins with it; ``12`` alone is the row of that number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from tuireader.text import fold
from tuireader.values import dataclass

ROW = "row"
"""The command that a bare number is the argument of."""

SHORT = {
    "q": "quit", "q!": "quit", "qa": "quit", "wq": "quit", "x": "quit", "exit": "quit", "h": "help",
    "add": "add_feed", "import": "import_files", "export": "save", "write": "save",
}  # fmt: skip
"""What fingers type at other command lines, and behind ``tuireader``."""


class Takes(Protocol):
    """What is taken behind a name."""

    @property
    def words(self) -> str: ...


class Named(Protocol):
    """What can be called by name, as far as this matters here."""

    @property
    def name(self) -> str: ...
    @property
    def takes(self) -> Takes | None: ...


Kind = TypeVar("Kind", bound=Named)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done."""

    name: str
    """Of a command."""
    argument: str = ""
    """What stands behind the name, without space around it; empty: nothing."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why nothing is done."""

    reason: str


def order(text: str, commands: Mapping[str, Named]) -> Order | Wrong | None:
    """What a line asks for; None if there is nothing on it. `commands`: by name, in the order they are offered."""
    text = text.strip().removeprefix(":").strip()
    if not text:
        return None
    if re.fullmatch(r"[0-9]{1,12}", text) and ROW in commands:
        return Order(ROW, text)
    named, argument = split(text, commands)
    if named:
        return _with(commands[named], argument)
    whole, (first, _, rest) = name_of(text), text.partition(" ")
    if whole in SHORT:
        return Order(SHORT[whole])
    if SHORT.get(name_of(first)) in commands:
        return _with(commands[SHORT[name_of(first)]], rest.strip())
    if begun := beginning_with(whole, commands):
        return Order(begun[0]) if len(begun) == 1 else Wrong(f"{text} may be {_or(begun)}")
    if rest and (begun := [name for name in beginning_with(name_of(first), commands) if commands[name].takes]):
        return Order(begun[0], rest.strip()) if len(begun) == 1 else Wrong(f"{first} may be {_or(begun)}")
    near = _nearest(whole, commands) or _nearest(name_of(first), [one for one in commands if commands[one].takes])
    return Wrong(f"there is no command {text}; {f'did you mean {near}?' if near else '{key:help} lists them all'}")


def split(text: str, commands: Mapping[str, Named]) -> tuple[str, str]:
    """The longest name that a line begins with as whole words, and the rest of it; no name: ("", the line)."""
    ends = [found.start() for found in re.finditer(r"(?=\s)", text)] + [len(text)]
    for end in reversed(ends):
        if (name := name_of(text[:end])) in commands:
            return name, text[end:].strip()
    return "", text


def name_of(typed: str) -> str:
    """A name as commands have it."""
    return re.sub(r"[\s-]+", "_", fold(typed.strip()))


def beginning_with(begun: str, commands: Mapping[str, Kind]) -> list[str]:
    """The names that begin so."""
    return [name for name in commands if name.startswith(begun)]


def _nearest(typed: str, names: Iterable[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(typed, names, 1, 0.7)), "")


def _with(command: Named, argument: str) -> Order | Wrong:
    if argument and command.takes is None:
        return Wrong(f"{command.name} takes nothing behind its name, but there stands {argument}")
    return Order(command.name, argument)


def _or(names: list[str]) -> str:
    *others, last = names[:5] if len(names) <= 5 else [*names[:5], "another"]
    return f"{', '.join(others)} or {last}"
