"""What undo can take back."""

from __future__ import annotations

from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the reader's marks as the journal keeps it: what undo can take back."""

    id: int
    label: str
    """What was done, in words: ``marked 312 read``."""
    articles: tuple[int, ...] = ()
    """Ids of the articles it touched (at most the first thousand, for redrawing rows)."""
    gone: int = 0
    """How many of them are no longer in the library, so that nothing could be done to them."""
    in_vain: bool = False
    """None of them is, so that nothing was done."""
    sources: tuple[int, ...] = ()
    """Ids of the sources it touched."""
    views: bool = False
    """It touched saved views."""
    tags: tuple[int, ...] = ()
    """Ids of the tags it renamed, merged, coloured, hid."""
    rules: bool = False
    """It made, changed, moved or removed rules."""
