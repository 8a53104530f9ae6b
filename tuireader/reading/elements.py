"""What the walk through a page needs to know of an element: the type of its handler.

A handler is called when an element begins. It gives what is to be called at its end, None if nothing is, or
`SKIP` if nothing inside is to be read. Each file beside this one that handles elements holds them in a table
`ELEMENTS`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from tuireader.reading.builder import Builder

Leave = Callable[[], None]
Enter = Callable[["Builder", "LexborNode"], Leave | None]


def SKIP() -> None:
    """Nothing inside is read, and nothing is done at the end."""


def skip(_builder: Builder, _node: LexborNode) -> Leave:
    """The handler of what a reader never sees: scripts, styles, templates."""
    return SKIP
