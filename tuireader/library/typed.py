"""What the reader typed before: searches, filters, commands, tags."""

from __future__ import annotations

from typing import Literal

from tuireader.library.opening import Library
from tuireader.store.reader import typed
from tuireader.text import line

Kind = Literal["search", "filter", "command", "tag"]


def remember(library: Library, kind: Kind, text: str) -> None:
    """Keep `text` as what was typed last; nothing if it is empty, or if another program is writing just now."""
    if text := line(text).strip():
        typed.remember(library.db, kind, text)


def recent(library: Library, kind: Kind) -> list[str]:
    """What was typed, the latest first."""
    return typed.recent(library.db, kind)
