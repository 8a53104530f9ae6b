"""Bytes in, drafts out. Pure: no network, no clock, no database.

A file here with a module-level `Importer` is found by itself (`tuireader.discover`). Which importer reads a
document is decided by its content, never by its name alone: `read` asks each in the order of `rank`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from tuireader.discover import discover
from tuireader.model.documents import Document, Refused
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Importer:
    """One kind of document we can read."""

    name: str
    """What it reads, for messages: ``seed``, ``feed``, ``JSON feed``, ``OPML``."""
    rank: int
    """Asked in rising order; the one that takes anything comes last."""
    recognises: Callable[[bytes, str], bool]
    """(content, name or address) → whether this importer should read it. Cheap: looks at the first kilobytes."""
    read: Callable[[bytes, str], Document | Refused]
    """(content, name or address) → what it holds, or why it gives nothing. Never raises for what the content is."""


@cache
def importers() -> tuple[Importer, ...]:
    """All of them, in the order they are asked."""
    return tuple(sorted(discover(__name__, Importer), key=lambda importer: importer.rank))


def read(content: bytes, name: str) -> Document | Refused:
    """What `content` holds, by the first importer that recognises it. `name` is a file's path or an address."""
    for importer in importers():
        if importer.recognises(content, name):
            return importer.read(content, name)
    return Refused("nothing here that a news reader can read")
