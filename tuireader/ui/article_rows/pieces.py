"""Some text of a line and what it is, by name. `rows` makes plain pairs, which are the same and load nothing."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a line."""

    text: str
    role: str
    """A component class without its prefix."""
