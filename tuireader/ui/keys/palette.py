"""The commands in the command palette."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tuireader.text import cells
from tuireader.ui.commands import Command
from tuireader.ui.keys.writing import shown_keys
from tuireader.ui.room import Room

if TYPE_CHECKING:
    from tuireader.ui.app import Reader

TITLE_WIDTH = 28
"""Cells of the titles' column; the keys stand beside it."""


class Palette(CommandPalette):
    """Textual's, in which a key that comes while the list changes does nothing: there it ends the app."""

    def _action_command_list(self, action: str) -> None:
        with suppress(LookupError):
            super()._action_command_list(action)


class Commands(Provider):
    """Every command that is ready, by title, name and help, with its keys."""

    async def discover(self) -> Hits:
        for command in self._ready():
            yield DiscoveryHit(
                self._display(command), partial(self._run, command.name), command.title, help=command.help
            )

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in self._ready():
            score = max(matcher.match(command.title), matcher.match(command.name.replace("_", " ")))
            if score <= 0 and query.lower() in command.help.lower():
                score = 0.1
            if score > 0:
                yield Hit(
                    score, self._display(command), partial(self._run, command.name), command.title, help=command.help
                )

    def _display(self, command: Command) -> Content:
        keys = "  ".join(shown_keys(cast("Reader", self.app).bindings.keys_of(command)))
        gap = " " * max(2, TITLE_WIDTH - cells(command.title))
        return Content.assemble(command.title, (f"{gap}{keys}", "dim"))

    def _ready(self) -> list[Command]:
        room = self.screen
        if not isinstance(room, Room):
            return []
        ready = [
            command
            for command in room.reader.bindings.commands.values()
            if command.name != "palette" and command.ready(room)
        ]
        return sorted(ready, key=lambda command: command.group == "Move")  # nobody looks for these here first

    def _run(self, name: str) -> None:
        room = self.app.screen
        if isinstance(room, Room):
            room.action_command(name)
