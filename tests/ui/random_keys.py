"""Fingers that press whatever keys there are, by a seed: commands by their keys, by `:`, texts into fields, dialogs."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.ui.room_driver import Driver
from tuireader.ui.commands import Command, all_commands
from tuireader.ui.room import Room
from tuireader.ui.widgets.prompt_line import Field

KEPT_OUT = frozenset((
    "quit", "back_or_leave", "open_link", "open_and_mark", "link", "links", "link_letters", "in_pager", "in_editor",
    "in_browser", "pipe", "save", "save_all", "refresh", "refresh_all", "add_feed", "import_files", "samples",
    "full_text", "images", "suspend", "copy_numbered",
))  # fmt: skip
"""They leave, start programs, ask the network, or write files."""

WORDS = (
    "a", "the", "harbour", "title", "welcome", "Über", "日本", "C++", "don't", '"', "NEAR(", "*", "x" * 300, "news",
    "is:unread", "tag:a", "-is:read", "title:e", "source:a", "(a OR b) -c", "title~^.", "before:", "12", " ", "",
    "river", "map", "+river", "+map -river", "-map", "Évian", "tag:map +good", "is:unread", "3", "a, b", "AND",
)  # fmt: skip

IN_DIALOGS = ("j", "k", "down", "up", "tab", "home", "end", "pagedown", "/", "a", "e", "space", "O", "enter")
IN_SOURCES = ("j", "k", "O", "/", "M", "z", "tab", "!", "enter", "escape", "e", "Z")
IN_FIELDS = ("enter", "enter", "enter", "escape", "tab", "up", "down", "backspace", "ctrl+r", "/")


class Fingers:
    """Press keys until they are tired."""

    def __init__(self, seed: int, kept_out: frozenset[str] = KEPT_OUT) -> None:
        self.dice = random.Random(seed)
        self.pressed: list[str] = []
        """All keys so far."""
        self.ran: set[str] = set()
        """The commands whose keys were pressed, or whose name was typed."""
        self._commands = [one for one in all_commands() if one.name not in kept_out]
        self._left: list[Command] = []

    async def press(self, hands: Driver, seen: Callable[[], None]) -> None:
        """The keys of one gesture; `seen` is called after each."""
        for key in self._gesture(hands):
            self.pressed.append(key)
            await hands.press(key)
            seen()

    def _gesture(self, hands: Driver) -> list[str]:
        screen, dice = hands.app.screen, self.dice
        if isinstance(screen, Room):
            if isinstance(screen.focused, Field):
                return self._typed() if dice.random() < 0.6 else [dice.choice(IN_FIELDS)]
            if screen.active is screen.tags and dice.random() < 0.7:
                return self._in_tags()
            return self._command(hands)
        name = type(screen).__name__
        if name == "Sources":
            return [dice.choice(IN_SOURCES)]
        return [dice.choice(IN_DIALOGS)] if dice.random() < 0.7 else ["escape"]

    def _word(self) -> list[str]:
        return [{" ": "space"}.get(char, char) for char in self.dice.choice(WORDS)][:40]

    def _typed(self) -> list[str]:
        return [*self._word(), *([] if self.dice.random() < 0.3 else [self.dice.choice(IN_FIELDS)])]

    def _in_tags(self) -> list[str]:
        end = self.dice.choice(("enter", "tab", "escape", "backspace", "down", "up", "ctrl+u"))
        return [*self._word()[:4], end]

    def _command(self, hands: Driver) -> list[str]:
        """Each command once in a shuffled order, then again; the cursor goes on now and then."""
        if self.dice.random() < 0.35:
            return [self.dice.choice(("j", "j", "k", "enter", "h", "z", "m", "s", "x"))]
        if not self._left:
            self._left = self.dice.sample(self._commands, len(self._commands))
        command = self._left.pop()
        self.ran.add(command.name)
        keys = hands.app.bindings.keys_of(command)
        if not keys or self.dice.random() < 0.15:
            argument = f" {self.dice.choice(WORDS)}" if command.takes is not None and self.dice.random() < 0.7 else ""
            typed = f"{command.name.replace('_', ' ')}{argument}"[:60]
            return [":", *({" ": "space"}.get(char, char) for char in typed), "enter"]
        return self.dice.choice(keys).split(" ")
