"""By-lines: who wrote it, where a line says nothing else; and the credits beside it that name no author."""

from __future__ import annotations

import re

# A name: one to five parts, each with a capital, initials and small particles among them.
_PART = r"(?:[^\W\d_a-z][\w’'.-]*)"
_NAME = rf"{_PART}(?: (?:{_PART}|de|da|do|van|von|der|den|bin|al|el|la|le|di)){{0,4}}"
_NAMES = rf"{_NAME}(?:(?:, | and | & | und | и | y | e ){_NAME}){{0,4}}"
# The first letter of the Russian `Текст` is often a Latin one on the page.
_COLON = re.compile(rf"(?:[TТ]екст|Text|Words|Author|Autor|Автор|Written by|By)\s*: ?({_NAMES})")
_BARE = re.compile(rf"(?:By|BY|Written by) ({_NAMES})")
# These words begin other short lines too: here a name has two or three parts.
_FOREIGN = re.compile(
    rf"(?:[Vv]on|[Dd]i|[Pp]ar|[Pp]or) ({_PART}(?: {_PART}){{1,2}}(?:,? (?:und|e|et|y) {_PART} {_PART})?)"
)
_CREDIT = re.compile(r"(?:Editor|Source|Editors|Редактор|编辑|责任编辑|来源) ?[:：] ?\S.{0,39}")


def author(line: str) -> str:
    """The name in a by-line, empty if `line` is none. ``Text: Name``, ``By Name and Name``."""
    if len(line) > 100:
        return ""
    found = _COLON.fullmatch(line) or _BARE.fullmatch(line) or _FOREIGN.fullmatch(line)
    return found[1] if found else ""


def is_credit(line: str) -> bool:
    """Whether `line` names an editor or the source it was taken from."""
    return len(line) <= 60 and bool(_CREDIT.fullmatch(line)) and not line.endswith((".", "。"))
