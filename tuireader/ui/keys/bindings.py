"""Keys → commands for one reader: all that counts by his configuration, and how far into a sequence he is."""

from __future__ import annotations

from pathlib import Path

from tuireader import small_files
from tuireader.config import Config
from tuireader.errors import ConfigError
from tuireader.ui.commands import Command, Place, by_name
from tuireader.ui.keys.hinting import KeyOf, usual
from tuireader.ui.keys.keyboards import Keyboard
from tuireader.ui.keys.macros import Macro
from tuireader.ui.keys.profiles import Profile, profiles
from tuireader.ui.keys.sequences import Sequences
from tuireader.ui.keys.settling import SOURCES, TAGS, Settled, by_line, settle
from tuireader.ui.keys.table import Keys
from tuireader.ui.list_screens.keys import ROOMS

IN_DIALOGS = {
    "down": "down", "up": "up", "top": "home", "bottom": "end", "page_down": "pagedown", "page_up": "pageup",
    "half_down": "ctrl+d", "half_up": "ctrl+u", "back": "h", "back_or_leave": "q", "search": "slash",
}  # fmt: skip
"""Commands that mean something in a list to choose from, and the keys that mean it there always."""

MOVES_IN_DIALOGS = ("down", "up", "home", "end", "pagedown", "pageup", "ctrl+d", "ctrl+u")


class Bindings:
    """The keys of one reader."""

    def __init__(self, config: Config, config_file: Path | None = None) -> None:
        """`config_file`: what the configuration was read from; beside it lie the profiles of the reader's own."""
        self._file = config_file
        self._folder = config_file.parent / "profiles" if config_file is not None else None
        self._use(settle(config, self._folder))

    def settle_soundly(self, config: Config) -> None:
        """Go by this configuration from now on. Raises ConfigError where keys in it are wrong, with all as it was."""
        settled = settle(config, self._folder)
        if wrong := self._wrong(settled):
            raise ConfigError(wrong)
        self._use(settled)

    def _use(self, settled: Settled) -> None:
        self.settled = settled
        self._in_dialogs: dict[str, str] | None = None
        self.keyboard = Keyboard(self.settled.keyboard)
        self.commands = {**by_name(), **{one.name: _command(one) for one in self.settled.macros}}
        """By name; macros are commands too."""
        self._sequences = {
            place: Sequences(keys, self.keyboard.latin) for place, keys in self.settled.keys.items() if place != SOURCES
        }
        self._list_keys: dict[str, Keys] = {}
        self._list_sequences: dict[str, Sequences] = {}

    def notice(self) -> str:
        """What is wrong with the keys, in a line: the first fault, and how to see all; empty if nothing is."""
        return self._wrong(self.settled)

    def _wrong(self, settled: Settled) -> str:
        grave = [one for one in settled.faults if one.left_out]
        if not grave:
            return ""
        try:
            content = small_files.text(self._file) if self._file is not None else ""
        except (OSError, ValueError):
            content = ""
        line, first = by_line(grave, content)[0]
        where = f"config.toml, line {line}: " if content else "config.toml: "
        more = f"; and {len(grave) - 1} more" if len(grave) > 1 else ""
        return f"{where}{first.message}{more} (`tuireader config --check` tells all)"

    def sequences(self, place: Place) -> Sequences:
        """The keys that count in a place."""
        return self._sequences[place]

    @property
    def in_tags(self) -> Sequences:
        """The keys that count where letters narrow the tags."""
        return self._sequences[TAGS]

    def profiles(self) -> dict[str, Profile]:
        """Every set of keys there is, by name; the reader's own too."""
        return profiles(self._folder)

    def give_up(self) -> bool:
        """Forget what was begun; whether anything was."""
        begun = [one for one in self._sequences.values() if one.pending]
        for one in begun:
            one.reset()
        return bool(begun)

    def keys_of(self, command: Command, place: Place | None = None) -> tuple[str, ...]:
        """The keys that run a command: in a place, or anywhere, those of the list first."""
        places = (place,) if place is not None else command.where
        return tuple(dict.fromkeys(key for one in places for key in self.settled.keys[one].get(command.name, ())))

    def key_of(self, place: str) -> KeyOf:
        """The key that is shown for a command in a place: a list of things, or where commands have their keys."""
        keys = self.list_keys(place) if place in ROOMS else self.settled.keys[place]
        return lambda name: usual(keys.get(name, ()))

    def in_dialog(self, key: str) -> str:
        """The usual key for what a key does in a list to choose from: there too fingers move as they are used to."""
        if self._in_dialogs is None:
            keys = self.settled.keys["list"]
            self._in_dialogs = {one: usual for name, usual in IN_DIALOGS.items() for one in keys.get(name, ())}
        meant = self.sequences("list").meant(key)
        return self._in_dialogs.get(meant, meant)

    def moved_by(self, key: str) -> str:
        """The usual key where a key moves or leaves in a dialog, else the key itself: for dialogs with letters of their
        own."""
        meant = self.in_dialog(key)
        return meant if meant in MOVES_IN_DIALOGS or (meant in ("q", "h") and key != "left") else key

    def list_keys(self, place: str) -> Keys:
        """The keys in a list of things, by the name of what they do: one of `lists.keys.ROOMS`."""
        if place not in self._list_keys:
            self._list_keys[place] = self.settled.keys_in(place)
        return self._list_keys[place]

    def list_sequences(self, place: str) -> Sequences:
        """The keys in a list of things, and how far into a sequence the reader is."""
        if place not in self._list_sequences:
            self._list_sequences[place] = Sequences(self.list_keys(place), self.keyboard.latin)
        return self._list_sequences[place]


def _command(macro: Macro) -> Command:
    from tuireader.ui.keys.playing import play

    said = ", then ".join(macro.steps)
    return Command(
        macro.name, macro.keys, macro.name.replace("_", " "), f"{said}.", "Macros", lambda room: play(room, macro.steps)
    )
