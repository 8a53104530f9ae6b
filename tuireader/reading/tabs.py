"""Tabs as spaces up to the next stop, by terminal cells."""

from __future__ import annotations

from tuireader.text import cells, steady

TAB = 8
"""Cells from one tab stop to the next."""


def expanded(words: str, column: int = 0) -> str:
    """`words`, which may be several lines and begin at `column`, with spaces for tabs."""
    if "\t" not in words:
        return words
    before = column % TAB
    if words.isascii():
        return (" " * before + words).expandtabs(TAB)[before:]
    lines = []
    for line in words.split("\n"):
        lines.append(_line(line, before))
        before = 0
    return "\n".join(lines)


def _line(line: str, at: int) -> str:
    *parts, last = line.split("\t")
    made: list[str] = []
    for part in parts:
        at += cells(steady(part))
        made += (part, " " * (TAB - at % TAB))
        at += TAB - at % TAB
    return "".join((*made, last))
