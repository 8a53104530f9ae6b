"""JSON as it arrives: with commas too many, comments, or its end missing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_STRING = r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)'  # to the end of the text where it does not end before
_COMMA = re.compile(rf"({_STRING})|,(\s*+[}}\]])", re.S)
_COMMENT = re.compile(rf"({_STRING})|/\*.*?(?:\*/|\Z)|//[^\n]*", re.S)
_TOKEN = re.compile(rf"{_STRING}|[\[\]{{}}]", re.S)
_TRIES = 30


def loaded(text: str) -> tuple[Any, bool]:
    """The value in `text`, and whether it had to be repaired; (None, True) if it is no JSON. Never raises.

    Where the text ends too early or stops being JSON, what was whole until there counts.
    """
    text = text.strip("\ufeff \t\r\n\0")
    found = _value(text)
    if found is not None:
        return found, False
    if text[:1] not in ("{", "["):
        return None, True
    for mended in _mended(text):
        found = _value(mended)
        if found is not None:
            return found, True
    return None, True


def _mended(text: str) -> Iterator[str]:
    bare = _COMMA.sub(lambda found: found[1] or found[2], text)
    yield bare
    bare = _COMMA.sub(lambda found: found[1] or found[2], _COMMENT.sub(lambda found: found[1] or " ", text))
    yield bare
    yield from _cut(bare)


def _value(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _cut(text: str) -> Iterator[str]:
    """`text` up to where a member of it was whole, the last one first, and closed there."""
    limit = _first_fault(text)
    open_brackets: list[str] = []
    whole: list[tuple[int, str]] = []
    for token in _TOKEN.finditer(text, 0, limit):
        mark = token.group()
        if mark in "{[":
            open_brackets.append("}" if mark == "{" else "]")
        elif mark in "}]":
            if not open_brackets or open_brackets.pop() != mark:
                break
            if len(open_brackets) <= 3:
                whole.append((token.end(), "".join(reversed(open_brackets))))
    for end, closing in reversed(whole[-_TRIES:]):
        yield text[:end] + closing


def _first_fault(text: str) -> int:
    try:
        json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        return error.pos
    except (ValueError, RecursionError):
        pass
    return len(text)
