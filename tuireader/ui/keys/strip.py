"""What can follow the keys pressed so far, in two lines at most: ``g …  g top  s sources  u only unread``. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tuireader.text import cells
from tuireader.ui.keys.writing import shown

LINES = 2
WIDEST = 13
"""Cells of a title of several words."""
MOST = 170
"""Cells in all: over a slow line what is shown costs less than 200 bytes."""


def ways_on(begun: Iterable[str], ways: Iterable[tuple[str, str]], width: int) -> list[str]:
    """The lines; what does not fit is left to the help. `ways`: each key, and the title of what it leads to.

    A word with which most titles begin is said once, before all of them.
    """
    titled = [(key, _bare(title)) for key, title in ways]
    first = shared([title for _, title in titled])
    lines = [" ".join([*map(shown, begun), *filter(None, [first]), "…"])]
    left = MOST - cells(lines[0])
    for key, title in titled:
        way = f"{shown(key)} {_shortened(title.removeprefix(f'{first} ') if first else title)}"
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


def shared(titles: Sequence[str]) -> str:
    """The word with which most of these titles begin, if at least three do and each goes on; else empty."""
    ((first, number),) = Counter(title.partition(" ")[0] for title in titles if " " in title).most_common(1) or [
        ("", 0)
    ]
    return first if number >= max(3, len(titles) // 2 + 1) else ""


def short(title: str) -> str:
    """A title among others: without its article, and small."""
    return _shortened(_bare(title))


def _bare(title: str) -> str:
    return re.sub(r"^(?:(?:to )?the|go to|only) ", "", title[:1].lower() + title[1:])


def _shortened(bare: str) -> str:
    words = [word for word in bare.split() if word not in ("the", "a", "an", "of", "by", "in")]
    while len(words) > 1 and (cells(" ".join(words)) > WIDEST or words[-1] in ("as", "for", "from", "to", "with")):
        words.pop()
    return " ".join(words)
