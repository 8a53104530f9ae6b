"""The Latin key at the place of a letter of another script: й is where q is, on a Russian keyboard.

A key means what is written on it where that means something; else what the Latin letter at its place means. So a
reader who has just written to somebody in Greek can go on reading without changing the keyboard.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from tuireader.ui.keys.names import NAMED, character_name, character_of

AUTO = "auto"
"""Every keyboard there is, the first in the file first; of each only what no Latin keyboard has."""

FOREIGN_SIGNS = "№؟"
"""Besides letters and digits: €, „ and their kin are typed on Latin keyboards too."""

FILE = Path(__file__).with_name("keyboards.toml")


@cache
def keyboards() -> Mapping[str, Mapping[str, str]]:
    """name → character → the character that a US keyboard types with the same keys."""
    import tomllib

    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    latin = table.pop("us")
    return {name: _places(rows, latin) for name, rows in table.items()}


def _places(rows: Mapping[str, list[str]], latin: Mapping[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for state in ("plain", "shift"):
        for row, latin_row in zip(rows[state], latin[state], strict=True):
            for character, place in zip(row, latin_row, strict=True):
                if character not in (" ", place):
                    found.setdefault(character, place)
    return found


class Keyboard:
    """Where the letters are that the reader types."""

    def __init__(self, names: Iterable[str] = (AUTO,)) -> None:
        """`names`: of keyboards, the one that counts most first; none: every key means what it types."""
        self._names = tuple(names)
        self._places: dict[str, str] | None = None

    def latin(self, key: str) -> str:
        """The key that is at the place of this one on a US keyboard; the key itself if that is not known."""
        *modifiers, last = key.split("+")
        if not self._names or last in NAMED or (len(last) == 1 and last.isascii()):
            return key
        typed = character_of(last)
        there = self._known().get(typed) or _half_width(typed)
        return "+".join([*modifiers, character_name(there)]) if there else key

    def _known(self) -> dict[str, str]:
        if self._places is None:
            every = keyboards()
            self._places = {}
            for name in self._names:
                for one in every.values() if name == AUTO else (every[name],):
                    for character, place in one.items():
                        if name != AUTO or _is_foreign(character):
                            self._places.setdefault(character, place)
        return self._places


def _is_foreign(character: str) -> bool:
    letter = character.isalnum() or unicodedata.category(character) in ("Mn", "Mc")
    return not character.isascii() and (letter or character in FOREIGN_SIGNS)


def _half_width(character: str) -> str:
    """What a key types on keyboards that write Chinese and Japanese while they write Latin letters broad."""
    plain = unicodedata.normalize("NFKC", character) if "\uff01" <= character <= "\uff5e" else ""
    return plain if len(plain) == 1 and plain.isascii() else ""
