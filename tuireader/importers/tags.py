"""Tags as a feed gives them: cleaned, none twice, not more than anybody reads."""

from __future__ import annotations

from collections.abc import Iterable

from tuireader.text import fold, line

MOST = 50
"""Tags of one article that are kept."""
LONGEST = 100
"""Characters of a tag; what is longer is a text and no tag."""


def distinct(names: Iterable[object]) -> tuple[str, ...]:
    """`names` as written, in order, empty and overlong ones left out, compared by `text.fold`."""
    kept: dict[str, str] = {}
    for name in names:
        if isinstance(name, str) and 0 < len(shown := line(name)) <= LONGEST:
            kept.setdefault(fold(shown), shown)
            if len(kept) >= MOST:
                break
    return tuple(kept.values())
