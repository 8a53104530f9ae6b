"""Choosing a theme: each step shows the room in the next one; Enter keeps it, Esc brings back the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.config import palettes
from tuireader.errors import TuireaderError
from tuireader.text import cells
from tuireader.ui.keys import hinting
from tuireader.ui.looks import themes

if TYPE_CHECKING:
    from tuireader.ui.room import Room

_STEPS = {"j": 1, "down": 1, "right": 1, "l": 1, "n": 1, "tab": 1, "space": 1}
_STEPS |= {"k": -1, "up": -1, "left": -1, "h": -1, "p": -1, "shift+tab": -1, "backspace": -1}
_ENDS = {"g": 0, "home": 0, "G": -1, "end": -1}
_LEAVE = frozenset(("escape", "q", "ctrl+c"))


class Theming:
    """While a theme is chosen every key comes here, and the last line says which one is seen."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._names = palettes.theme_names(room.reader.config_file)
        self._before = room.reader.theme
        self._at = self._names.index(self._before) if self._before in self._names else 0

    def begin(self) -> None:
        """Take the keys."""
        self._room.pressing.capture(self._room, self.take)
        self._tell()

    def take(self, key: str) -> bool:
        """Do what a key stands for here."""
        key = self._room.reader.bindings.moved_by(key)
        if key in _STEPS:
            self._show((self._at + _STEPS[key]) % len(self._names))
        elif key in _ENDS:
            self._show(_ENDS[key] % len(self._names))
        elif key == "enter":
            self._end()
            self._keep()
        elif key in _LEAVE:
            themes.use(self._room.reader, self._before, self._room.reader.config_file)
            self._end()
        else:
            self._tell()
        return True

    def _show(self, at: int) -> None:
        self._at = at
        try:
            themes.use(self._room.reader, self._names[at], self._room.reader.config_file)
        except TuireaderError as error:  # a file of the reader's own
            self._room.tell(f"{self._names[at]}: {error}")
            return
        self._tell()

    def _end(self) -> None:
        self._room.pressing.capture(self._room, None)

    def _keep(self) -> None:
        name = self._names[self._at]
        if name != self._room.reader.theme:  # it could not be shown
            themes.use(self._room.reader, self._before, self._room.reader.config_file)
            self._room.tell(f"{name} cannot be used; {self._before} stays")
            return
        self._room.tell(keep(self._room, "theme", name))

    def _tell(self) -> None:
        """The themes around the one that is seen, as many as there is room for."""
        moves = hinting.keyed("{down} {up} another  ", self._room.reader.bindings.key_of("list"))
        ways = f"   {moves}Enter keeps it  Esc back"
        width = self._room.app.size.width - 2 - self._room.bottom.right_width
        self._room.tell(f"theme: {around(self._names, self._at, width - cells(ways) - 7)}{ways}")


def around(names: tuple[str, ...], at: int, width: int) -> str:
    """The names around the one at `at`, which stands in brackets: as many as fit into `width` cells, that one always.

    As far as there is room they do not move from one step to the next.
    """
    shown = [f"[{name}]" if number == at else f" {name} " for number, name in enumerate(names)]
    first = last = at
    while first or last < len(shown) - 1:
        before = first and (at - first <= last - at or last == len(shown) - 1)
        wider = (first - 1, last) if before else (first, last + 1)
        if cells("".join(shown[wider[0] : wider[1] + 1])) > width - 2:
            break
        first, last = wider
    return ("<" if first else "") + "".join(shown[first : last + 1]) + (">" if last < len(shown) - 1 else "")


def keep(room: Room, key: str, value: str) -> str:
    """Write a setting into config.toml; what was done, in words."""
    from tuireader.config.changing import change

    path = room.reader.config_file
    if path is None:
        return f"{key}: {value}, until you leave: there is no config.toml"
    try:
        room.reader.config = change(path, key, value)
    except TuireaderError as error:
        return f"{key}: {value}, until you leave: {error}"
    room.reloading.written()
    return f'written into {path}: {key} = "{value}"'
