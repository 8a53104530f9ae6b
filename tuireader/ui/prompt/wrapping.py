"""Sentences broken into lines. Pure."""

from __future__ import annotations

from tuireader.text import cells


def wrapped(text: str, width: int) -> list[str]:
    """`text` broken between words into lines of at most `width` cells; a word longer than that is broken anywhere."""
    found, line = [], ""
    for word in text.split():
        if line and cells(line) + 1 + cells(word) > width:
            found.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
        while cells(line) > width > 1:
            part = _beginning(line, width)
            found.append(part)
            line = line[len(part) :]
    return [*found, line]


def _beginning(text: str, width: int) -> str:
    """As much of `text` as `width` cells hold."""
    used = 0
    for at, char in enumerate(text):
        used += cells(char)
        if used > width:
            return text[: max(1, at)]
    return text
