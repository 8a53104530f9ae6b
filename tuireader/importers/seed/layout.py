"""What a layout is: one way in which a dump's lines make an article. A file here with a `Layout` is found
by itself."""

from __future__ import annotations

from collections.abc import Callable

from tuireader.importers.seed.page import Page
from tuireader.model.drafts import Draft
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout of seed documents."""

    name: str
    rank: int
    """Asked in rising order; the plain note, which takes anything, comes last."""
    read: Callable[[Page], Draft | None]
    """The article, or None where the page is not laid out so. Never raises."""
