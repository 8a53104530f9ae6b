"""Keys as people write them: ``^D``, ``PgDn``, ``g s``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "enter": "Enter", "space": "Space", "escape": "Esc",
    "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "backspace": "Backspace", "tab": "Tab",
    "backslash": "\\", "question_mark": "?", "colon": ":", "slash": "/", "full_stop": ".", "plus": "+", "minus": "-",
    "asterisk": "*", "comma": ",", "delete": "Del", "exclamation_mark": "!",
    "vertical_line": "|",
}  # fmt: skip


def without_arrows() -> None:
    """From now on the cursor keys are told by their names: spelled in ASCII, arrows are other keys: ``v``, ``>``."""
    _SHOWN.update(down="Down", up="Up", left="Left", right="Right")


def shown(key: str) -> str:
    """A key as people write it: ``^D``, ``PgDn``, ``/``; a sequence of keys: ``g s``."""
    if " " in key:
        return " ".join(map(shown, key.split(" ")))
    *modifiers, last = key.split("+")
    if modifiers:
        return _with_modifiers(modifiers, shown(last))
    if key in _SHOWN or len(key) == 1:
        return _SHOWN.get(key, key)
    try:
        return unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return key


def _with_modifiers(modifiers: list[str], last: str) -> str:
    """``^D`` where Ctrl alone is held with a sign, else all of them: ``Ctrl+Shift+X``, ``shift+f5`` as it is named."""
    if len(last) == 1 and "ctrl" in modifiers:
        last = last.upper()
        return f"^{last}" if modifiers == ["ctrl"] else "+".join([*map(str.capitalize, modifiers), last])
    return "+".join([*(map(str.capitalize, modifiers) if "ctrl" in modifiers else modifiers), last])


_DIGITS = list("123456789")


def shown_keys(keys: Iterable[str]) -> list[str]:
    """All keys of a command as people write them; the digits from 1 to 9 as one."""
    found = list(map(shown, keys))
    if found[: len(_DIGITS)] == _DIGITS:
        found[: len(_DIGITS)] = ["1-9"]
    return found
