"""A tag and what is counted of it."""

from __future__ import annotations

from typing import NamedTuple


class TagCount(NamedTuple):
    """A tag and how many articles carry it."""

    name: str
    total: int
    unread: int
    folded: str = ""
    """As it is compared (`text.fold`)."""
    hidden: bool | int = False
    """Left out of lists and of the tag filter until it is asked for."""
    colour: int = 0
    """1 to 16 of the terminal's colours (`COLOURS`); 0: none."""
    id: int = 0
