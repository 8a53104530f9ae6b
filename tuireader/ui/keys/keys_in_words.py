"""The keys as the manual tells them: the usual key of each command, all commands by group, all sets of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from tuireader.config import Config, load
from tuireader.errors import ConfigError
from tuireader.library.manual import escaped, table
from tuireader.ui.commands import Command
from tuireader.ui.keys.bindings import Bindings
from tuireader.ui.keys.writing import shown_keys

Find = Callable[[Command], tuple[str, ...]]
"""The keys of a command."""


def keys(commands: Iterable[Command], find: Find) -> dict[str, str]:
    """command → the first of its keys as people write it; empty where it has none."""
    return {one.name: next(iter(shown_keys(find(one))), "") for one in commands}


def key_table(commands: Iterable[Command], find: Find) -> str:
    """All commands, group by group, in Markdown."""
    return "\n\n".join(_groups(commands, find))


def _groups(commands: Iterable[Command], find: Find) -> Iterator[str]:
    for group, some in groupby(commands, key=lambda one: one.group):
        rows = [(_keys(one, find), f"**{escaped(one.title)}**: {escaped(one.help)}") for one in some]
        yield f"### {group}\n\n{table(('Key', 'What it does'), rows)}"


def _keys(command: Command, find: Find) -> str:
    """The keys of a command, or how it is called where it has none. A comma parts them: one may be several presses."""
    found = [key for key in shown_keys(find(command)) if "`" not in key] or [f":{command.name}"]
    return ", ".join(f"`{key}`" for key in found)


def told(bindings: Bindings) -> tuple[dict[str, str], dict[str, str]]:
    """What the manual needs of the keys that count: key by command, and its tables."""
    commands = tuple(bindings.commands.values())
    tables = {"keys": key_table(commands, bindings.keys_of), "profiles": profile_table(bindings)}
    return keys(commands, bindings.keys_of), tables


def told_by(config: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The same by a configuration file, for those who have no reader open; by the usual keys where it is wrong."""
    try:
        settled = load(config)
    except ConfigError:
        settled = Config()
    return told(Bindings(settled, config))


def profile_table(bindings: Bindings) -> str:
    """Every set of keys there is, in Markdown."""
    rows = [(f"`{one.name}`", escaped(f"{one.title}: {one.about}")) for one in bindings.profiles().values()]
    return table(("Name", "Whose keys"), rows)
