"""Several commands under one key: ``[macros]`` of the configuration. Pure.

::

    [macros]
    k = ["toggle_read", "open_link"]                # , then k
    later = [":tag +later", "next_unread"]          # no key: `:later`, or one of your own in [keys]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tuireader.text import line
from tuireader.ui.keys import names
from tuireader.ui.keys.faults import Fault
from tuireader.ui.prompt.colon import Named, Wrong, order
from tuireader.values import dataclass

PREFIX = "comma"
"""The key that macros without a key of their own begin with."""


@dataclass(frozen=True, slots=True)
class Macro:
    """Some commands, one after the other."""

    name: str
    keys: tuple[str, ...]
    steps: tuple[str, ...]
    """Names of commands; after a colon what the command line takes."""


def macros(given: Mapping[str, tuple[str, ...]], commands: Mapping[str, Named]) -> tuple[list[Macro], list[Fault]]:
    """The macros, and what is wrong with those that are left out. `commands`: by name."""
    found: list[Macro] = []
    faults: list[Fault] = []
    for name, steps in given.items():
        macro = _macro(name, steps)
        wrong = [
            *_wrong_name(macro, commands, found),
            *(told for step in steps if (told := _wrong_step(step, commands))),
        ]
        if wrong:
            faults.append(Fault((name,), f"{line(name)}: {'; '.join(wrong)}"))
        else:
            found.append(macro)
    return found, faults


def _macro(name: str, steps: tuple[str, ...]) -> Macro:
    keys = names.sequence_name(name)
    clean = tuple(line(step) for step in steps)
    if keys and all(map(names.is_key, keys.split(" "))):
        called = "_".join(f"shift_{key.lower()}" if key.isupper() else key for key in keys.split(" "))
        return Macro(f"macro_{called}", (f"{PREFIX} {keys}",), clean)
    return Macro(name.replace("-", "_").lower(), (), clean)


def _wrong_name(macro: Macro, commands: Mapping[str, Named], others: list[Macro]) -> Iterator[str]:
    if not macro.keys and not re.fullmatch(r"[^\W\d_]\w+", macro.name):
        yield "a macro is called by a key, or by a word"
    elif macro.name in commands:
        yield "there is a command of this name"
    elif any(macro.name == one.name or (macro.keys and macro.keys == one.keys) for one in others):
        yield "it is there twice"
    if not macro.steps:
        yield "it does nothing: it needs commands"


def _wrong_step(step: str, commands: Mapping[str, Named]) -> str:
    """Why a step cannot be done; empty if it can."""
    if not step.startswith(":") and step.replace("-", "_") not in commands:
        import difflib

        near = difflib.get_close_matches(step, commands, 1)
        return f"there is no command {line(step)}" + (f" (did you mean {near[0]}?)" if near else "")
    wanted = order(step.replace("-", "_") if not step.startswith(":") else step, commands)
    return wanted.reason if isinstance(wanted, Wrong) else "" if wanted is not None else "an empty step"
