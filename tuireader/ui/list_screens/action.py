"""One thing that can be done in a list of things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """As a `tuireader.ui.commands.Command`, for a list of things."""

    name: str
    """The place and what is done: ``sources_show``."""
    keys: tuple[str, ...]
    title: str
    help: str
    run: Callable[[Any], None]
    """Called with the screen."""
    on_one: bool = False
    """Whether it needs something under the cursor."""
    place: int = 50
    """Where it stands in the help; equal ones by name."""
    like: tuple[str, ...] = ()
    """Commands of the room that do the like: their keys, as they are settled, do it too."""

    @property
    def where(self) -> tuple[str, ...]:
        """As `Command.where`."""
        return (self.name.partition("_")[0],)
