"""A tag as a row of the list of tags. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tuireader.model.colours import COLOURS
from tuireader.model.tags import TagCount
from tuireader.text import cells, fit, line
from tuireader.ui.article_rows.pieces import Piece
from tuireader.ui.article_rows.rows import HIGHLIGHTS, drawn

WIDEST_NAME = 40
LEAST = 8


def columns(tags: Iterable[TagCount]) -> tuple[int, int]:
    """Cells of the longest name and of the longest counts."""
    names = counts = 0
    for tag in tags:
        names, counts = max(names, cells(tag.name)), max(counts, len(_counts(tag)))
    return min(names, WIDEST_NAME), counts


def pieces(tag: TagCount, aliases: Sequence[str], longest: tuple[int, int], width: int) -> list[Piece]:
    """The row in exactly `width` cells. `longest`: see `columns`."""
    role = "tag-off" if tag.hidden else HIGHLIGHTS[tag.colour - 1] if tag.colour else "tag"
    name = min(max(longest[0], LEAST), max(LEAST, width // 2))
    found = [
        Piece(" ", "gap"),
        Piece(fit(drawn(tag.name, name), name), role),
        Piece(f"  {_counts(tag):>{longest[1]}}", "count"),
    ]
    room = width - sum(cells(piece.text) for piece in found)
    if room < LEAST:
        return [Piece(fit(f" {drawn(tag.name, width)}", width), role)]
    return [*found, Piece("  " + fit(drawn(remark(tag, aliases), room), room - 2), "remark")]


def remark(tag: TagCount, aliases: Sequence[str]) -> str:
    """What is settled for a tag, in words: ``yellow; hidden; also ukr``."""
    said = [COLOURS[tag.colour - 1].replace("_", " ")] if tag.colour else []
    said += ["hidden"] if tag.hidden else []
    said += [f"also {', '.join(map(line, aliases))}"] if aliases else []
    return "; ".join(said)


def _counts(tag: TagCount) -> str:
    return f"{tag.unread:,}/{tag.total:,}"
