"""Keys by name, as Textual calls them, without Textual. A sequence has a space between its keys: ``g s``."""

from __future__ import annotations

import unicodedata
from functools import cache

from tuireader.ui.keys.writing import shown

MODIFIERS = frozenset({"ctrl", "shift", "alt", "meta", "super", "hyper"})

NAMED = frozenset(
    {
        *("escape", "enter", "return", "tab", "space", "backspace", "insert", "delete"),
        *("left", "right", "up", "down", "home", "end", "pageup", "pagedown"),
        *(f"f{number}" for number in range(1, 25)),
    }
)
"""Keys that no character stands for."""

_CALLED = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
"""What Textual calls otherwise than Unicode."""

_WRITTEN = {
    "esc": "escape", "pgup": "pageup", "page_up": "pageup", "pgdn": "pagedown", "page_down": "pagedown",
    "del": "delete", "ins": "insert", "return": "enter", "bs": "backspace", "spc": "space",
}  # fmt: skip
"""Other names that people give keys."""


def sequence_name(keys: str) -> str:
    """A key, or several to be pressed one after the other, by their names: ``g ?`` is ``g question_mark``."""
    return " ".join(map(key_name, keys.split())) if len(keys) > 1 else key_name(keys)


def key_name(key: str) -> str:
    """A key by its name, however it is written: ``?``, ``^D``, ``Ctrl+D``, ``C-d``, ``PgDn``, ``shift+a``."""
    if len(key) == 1:
        return character_name(key)
    if len(key) == 2 and key[0] == "^":
        return f"ctrl+{character_name(key[1].lower())}"
    if len(key) > 2 and key[1] == "-" and key[0] in _LETTERED:
        key = f"{_LETTERED[key[0]]}+{key[2:]}"
    modifiers, last = _parts(key)
    if len(last) == 1 and modifiers == ["shift"]:
        return character_name(last.upper())
    if len(last) == 1:
        last = character_name(last.lower() if "ctrl" in modifiers else last)
    elif (small := last.lower()) in NAMED or small in _WRITTEN:
        last = _WRITTEN.get(small, small)
    return "+".join([*modifiers, last])


_LETTERED = {"C": "ctrl", "M": "alt", "S": "shift"}
"""Modifiers as Emacs writes them."""


def _parts(key: str) -> tuple[list[str], str]:
    """``ctrl+x``: its modifiers, and the key they go with, which may be a plus itself."""
    if key.endswith("++"):
        before, last = key[:-2], "+"
    elif "+" in key[:-1]:
        before, _, last = key.rpartition("+")
    else:
        return [], key
    return [one for one in before.lower().split("+") if one], last


@cache
def character_name(character: str) -> str:
    """The name of the key that types a character: letters and digits are their own, others go by Unicode's name."""
    if character.isalnum():
        return character
    called = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _CALLED.get(called, called)


def is_key(name: str) -> bool:
    """Whether there is a key of this name; what `key_name` gives."""
    *modifiers, last = name.split("+")
    if not last or not MODIFIERS.issuperset(modifiers):
        return False
    if len(last) == 1 or last in NAMED:
        return True
    return bool(character_of(last))


def character_of(name: str) -> str:
    """The character that a key types; empty where it types none."""
    if len(name) == 1:
        return name
    if name == "space":
        return " "
    if name in NAMED or name.startswith(_LONGER):
        return ""
    try:
        found = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return _by_name().get(name, "")
    return found if len(found) == 1 and character_name(found) == name else _by_name().get(name, "")


_LONGER = tuple(f"{modifier}+" for modifier in MODIFIERS)


@cache
def _by_name() -> dict[str, str]:
    """Characters by the name of their key, where it does not lead back by itself: hyphens, ``slash`` and its kin."""
    return {character_name(char): char for char in map(chr, range(0x20, 0x2C00)) if not char.isalnum()}


def begins(keys: str) -> list[str]:
    """A sequence and all that it begins with: ``g``, ``g s``."""
    parts = keys.split(" ")
    return [" ".join(parts[:count]) for count in range(1, len(parts) + 1)]


# ---------------------------------------------------------------- keys that do not arrive

ARRIVES_AS = {
    "ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape",
    "ctrl+space": "ctrl+@", "ctrl+slash": "ctrl+underscore", "ctrl+question_mark": "backspace",
}  # fmt: skip
"""Keys that a terminal sends as another one, for ASCII has no other code for them."""

OWN = {"ctrl+c": "leaves a question", "ctrl+q": "leaves the reader", "ctrl+z": "puts the reader aside"}
"""Keys that the program itself answers, whatever is bound to them."""

EATEN = {
    "ctrl+s": "stops the output of many terminals (flow control)", "ctrl+q": "starts it again (flow control)",
    "ctrl+z": "suspends programs", "ctrl+c": "interrupts programs", "ctrl+b": "is tmux's prefix",
    "ctrl+a": "is screen's prefix", "ctrl+h": "is Backspace", "ctrl+i": "is Tab", "ctrl+m": "is Enter",
    "ctrl+j": "is Enter", "shift+space": "is Space", "ctrl+enter": "is Enter", "shift+enter": "is Enter",
}  # fmt: skip
"""Keys that something between the fingers and the program may take away: never the only ones of a command."""


def may_be_eaten(keys: str) -> bool:
    """Whether some terminal, multiplexer or line never passes these keys on: those above, Alt, F11 and beyond."""
    return any(key in EATEN or key.startswith(("alt+", "meta+", "super+", "hyper+")) or _beyond_f10(key)
               for key in keys.split(" "))  # fmt: skip


def _beyond_f10(key: str) -> bool:
    last = key.rpartition("+")[2]
    return last in NAMED and last[:1] == "f" and last[1:].isdigit() and int(last[1:]) > 10


def never_arrives(key: str) -> str:
    """Why a terminal cannot send a key, in words; empty if it can. What speaks kitty's protocol may know more."""
    if key in ARRIVES_AS:
        return f"arrives as {shown(ARRIVES_AS[key])}"
    *modifiers, last = key.split("+")
    if not modifiers:
        return ""
    typed = character_of(last) if last not in NAMED else ""
    if "shift" in modifiers and len(typed) == 1:
        others = [one for one in modifiers if one != "shift"]
        # With Ctrl there is one code for both cases (ASCII's control codes).
        return f"arrives as {shown('+'.join([*others, last.lower() if 'ctrl' in others else typed.upper()]))}"
    if set(modifiers) & {"super", "hyper", "meta"}:
        return "is sent by few terminals"
    if "ctrl" in modifiers and len(typed) == 1 and not (typed.isascii() and (typed.isalpha() or typed in "@\\]^_")):
        return "has no code of its own"
    if modifiers and last in ("enter", "escape", "tab", "space", "backspace") and key != "shift+tab":
        return f"arrives as {shown(last)}"
    return ""
