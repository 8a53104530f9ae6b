"""The commands in the command palette."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tuireader.ui.commands import Command, all_commands
from tuireader.ui.room import Room


class Commands(Provider):
    """Every command that is ready, by title and help."""

    async def discover(self) -> Hits:
        for command in self._ready():
            yield DiscoveryHit(Content(command.title), partial(self._run, command.name), help=command.help)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in self._ready():
            score = max(matcher.match(command.title), matcher.match(command.name.replace("_", " ")))
            if score > 0:
                yield Hit(score, Content(command.title), partial(self._run, command.name), help=command.help)

    def _ready(self) -> list[Command]:
        room = self.screen
        return [
            command
            for command in all_commands()
            if isinstance(room, Room) and command.name != "palette" and command.ready(room)
        ]

    def _run(self, name: str) -> None:
        room = self.app.screen
        if isinstance(room, Room):
            room.action_command(name)
