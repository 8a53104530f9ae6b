"""A line of a page cut into what looks alike, with what is laid over it: hits of a search, letters to press. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tuireader.reading.blocks import Line
from tuireader.text import cells, clean


class Patch(NamedTuple):
    """Something laid over a line."""

    start: int
    end: int
    """Characters of the line."""
    role: str
    """What it is: a component class of the pane without its prefix."""
    text: str | None = None
    """What stands there instead; None: what stood there."""


class Piece(NamedTuple):
    """Some text of one look."""

    text: str
    flags: int
    """Flags of `tuireader.reading.style`."""
    link: int | None
    role: str = ""
    """Of the patch that covers it; empty where none does."""


def pieces(line: Line, patches: Iterable[Patch] = ()) -> list[Piece]:
    """The line in pieces. A patch that begins before another one ends is left out."""
    found = [Piece(clean(text), flags, link) for text, flags, link in line]
    begun = None
    for patch in sorted(patches, reverse=True):  # from the right, as a patch may be longer than what it covers
        if begun is None or patch.end <= begun:
            found = list(_patched(found, patch))
            begun = patch.start
    return found


def _patched(line: list[Piece], patch: Patch) -> Iterator[Piece]:
    at, said = 0, False
    for piece in line:
        start, end = max(patch.start - at, 0), min(patch.end - at, len(piece.text))
        at += len(piece.text)
        if start >= end:
            yield piece
            continue
        if start:
            yield piece._replace(text=piece.text[:start])
        if patch.text is None:
            yield piece._replace(text=piece.text[start:end], role=patch.role)
        elif not said:
            said = True
            yield Piece(patch.text, 0, piece.link, patch.role)
        if end < len(piece.text):
            yield piece._replace(text=piece.text[end:])


def label(line: Line, link: int, text: str) -> Patch | None:
    """`text` over the beginning of link `link`, as many cells as it takes; None if the link is not on the line."""
    words = "".join(span.text for span in line)
    at = 0
    for span in line:
        if span.link == link and span.text.strip():
            end, wide = at, 0
            while end < len(words) and wide < cells(text):
                wide += cells(words[end])
                end += 1
            return Patch(at, end, "label", text + " " * (wide - cells(text)))
        at += len(span.text)
    return None
