"""What can follow the keys pressed so far, in two lines at most: ``g …  g top  s sources  u only unread``. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tuireader.text import cells
from tuireader.ui.keys.writing import shown

LINES = 2
WIDEST = 13
"""Cells of a title of several words."""
MOST = 170
"""Cells in all: over a slow line what is shown costs less than 200 bytes."""


def ways_on(begun: Iterable[str], ways: Iterable[tuple[str, str]], width: int) -> list[str]:
    """The lines; what does not fit is left to the help. `ways`: each key, and the title of what it leads to."""
    lines = [f"{' '.join(map(shown, begun))} …"]
    left = MOST - cells(lines[0])
    for key, title in ways:
        way = f"{shown(key)} {short(title)}"
        left -= cells(way) + 2
        if left < 0:
            break
        if cells(lines[-1]) + 2 + cells(way) <= width - 2:
            lines[-1] = f"{lines[-1]}  {way}"
        elif len(lines) < LINES:
            lines.append(f"    {way}")
        else:
            break
    return lines


def short(title: str) -> str:
    """A title among others: without its article, and small."""
    bare = re.sub(r"^(?:(?:to )?the|go to|only) ", "", title[:1].lower() + title[1:])
    words = [word for word in bare.split() if word not in ("the", "a", "an", "of", "by", "in")]
    while len(words) > 1 and cells(" ".join(words)) > WIDEST:
        words.pop()
    return " ".join(words)
