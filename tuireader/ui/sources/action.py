"""One thing that can be done in the list of sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tuireader.values import dataclass

if TYPE_CHECKING:
    from tuireader.ui.sources.screen import Sources

PREFIX = "sources_"
"""What the names of all actions begin with: the configuration tells them from the room's commands by it."""


@dataclass(frozen=True, slots=True)
class Action:
    """As a `tuireader.ui.commands.Command`, for the list of sources."""

    name: str
    keys: tuple[str, ...]
    title: str
    help: str
    run: Callable[[Sources], None]
    where: tuple[str, ...] = ("sources",)
    """As `Command.where`."""
    on_one: bool = False
    """Whether it needs a source under the cursor."""
    place: int = 50
