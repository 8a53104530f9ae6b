"""All keys as plain values, for a face that knows no screen: `tuireader keys` and `tuireader config --check`."""

from __future__ import annotations

from pathlib import Path

from tuireader import small_files
from tuireader.config import Config
from tuireader.ui.commands import all_commands
from tuireader.ui.keys.profiles import files
from tuireader.ui.keys.settling import EVERYWHERE, SOURCES, Settled, by_line, settle
from tuireader.ui.keys.writing import shown_keys
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A command, and what runs it."""

    command: str
    title: str
    help: str
    group: str
    keys: dict[str, tuple[str, ...]]
    """Place → keys as people write them; only places where there are any."""


@dataclass(frozen=True, slots=True)
class Told:
    """All that is to be told of the keys."""

    profile: str
    profiles: tuple[str, ...]
    """The names of all there are."""
    lines: tuple[Line, ...]
    faults: tuple[tuple[int, str, bool], ...]
    """The line in the configuration from 1, what is wrong there, and whether it is left out for it."""


def told(config: Config, file: Path) -> Told:
    """The keys that a configuration gives, which was read from `file`; a file that is not there is the defaults."""
    own = file.parent / "profiles"
    settled = settle(config, own)
    try:
        content = small_files.text(file)
    except (OSError, ValueError):
        content = ""
    found = tuple((line, fault.message, fault.left_out) for line, fault in by_line(settled.faults, content))
    return Told(settled.profile.name, ("home", *files(own)), tuple(_lines(settled)), found)


def _lines(settled: Settled) -> list[Line]:
    from tuireader.ui.list_screens.keys import actions

    keys = {**settled.keys, SOURCES: settled.keys_in(SOURCES)}
    named = [(one.name, one.title, one.help, one.group) for one in all_commands()]
    for one in settled.macros:
        named.append((one.name, one.name.replace("_", " "), f"{', then '.join(one.steps)}.", "Macros"))
    named += [(one.name, one.title, one.help, "The sources") for one in actions(SOURCES)]
    return [
        Line(name, title, help, group, {place: tuple(shown_keys(given)) for place in EVERYWHERE
                                        if (given := keys[place].get(name, ()))})
        for name, title, help, group in named
    ]  # fmt: skip
