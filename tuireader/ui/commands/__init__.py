"""What a key can do: a file per command, found by itself.

A command is one object: its name is the binding's id, so that footer, palette, help, rebinding and the README's table
all come from it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from tuireader.discover import discover
from tuireader.values import dataclass

if TYPE_CHECKING:
    from tuireader.model.completions import Completion
    from tuireader.ui.room import Room

GROUPS = ("Move", "Read", "Mark", "Find", "News", "Program", "Macros")
"""In the order the help shows them."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a command needs before it can do anything."""

    met: Callable[[Room], bool]
    otherwise: str
    """Told where a key is pressed in vain: what is missing, and what to do first."""
    where_empty: str = ""
    """Told instead where there is no article in the whole library."""

    def lacking(self, room: Room) -> str:
        """What is missing, and what to do first."""
        from tuireader.library import overview  # keys are told also where there is no library

        return self.where_empty if self.where_empty and overview.is_empty(room.library) else self.otherwise

    def __call__(self, room: Room) -> bool:
        return self.met(room)


Place = Literal["list", "article"]
"""What the reader looks at when a key is pressed."""

PLACES: tuple[Place, ...] = get_args(Place)

ALWAYS = Need(lambda room: True, "")
NOTHING_YET = "there are no articles yet; {key:add_feed} adds a feed, {key:import_files} imports files"
ON_AN_ARTICLE = Need(
    lambda room: room.current is not None, "there is no article here; {key:clear_filter} shows everything", NOTHING_YET
)
IN_AN_ARTICLE = Need(lambda room: room.reading, "this is for an open article: {key:open} opens one", NOTHING_YET)


@dataclass(frozen=True, slots=True)
class Argument:
    """What a command takes behind its name on the ``:`` line: ``:read is:unread age:>30d``."""

    words: str
    """What it is, as a manual writes it: ``QUERY``, ``QUERY +TAG -TAG``, ``NUMBER``."""
    run: Callable[[Room, str], None]
    """Do it with what was typed, which is never empty; what is wrong with it is told, or raised as a TuireaderError."""
    complete: Callable[[Room, str, int], Completion | None] = lambda room, text, cursor: None
    """The ways to go on at a place of what is typed: `prompt.completers` has some (tags, sources, files)."""


def asks(name: str) -> Callable[[Room], None]:
    """What a command runs that can do nothing without its argument: the ``:`` line, with its name typed already."""

    def run(room: Room) -> None:
        from tuireader.ui.prompt import command_line

        command_line.ask(room, f"{name.replace('_', ' ')} ")

    return run


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key can do."""

    name: str
    """Its id: lower case with underscores; what the configuration and the command line call it."""
    keys: tuple[str, ...]
    """Textual's names of its keys, the usual one first. A sequence has a space between its keys: ``g s``."""
    title: str
    """Two or three words, for the palette."""
    help: str
    """A sentence, for the help and the README."""
    group: str
    """One of `GROUPS`."""
    run: Callable[[Room], None]
    ready: Need = ALWAYS
    """Whether it can do anything now."""
    where: tuple[Place, ...] = PLACES
    """Where its keys count: one key may do one thing in the list and another in an article."""
    place: int = 50
    """Where in its group it stands; equal ones by name."""
    takes: Argument | None = None
    """What may stand behind its name on the ``:`` line. One called ``row`` gets a bare number: ``:12``."""


@cache
def all_commands() -> tuple[Command, ...]:
    """Every command, in the order of the help."""
    return tuple(
        sorted(
            discover(__name__, Command),
            key=lambda command: (GROUPS.index(command.group), command.place, command.name),
        )
    )


@cache
def by_name() -> dict[str, Command]:
    """name → command."""
    return {command.name: command for command in all_commands()}
