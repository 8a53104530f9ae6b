"""The rows of a search: the words that were searched are marked in the title, and beside it is the text around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tuireader.library.search.hits import searched
from tuireader.library.search.snippets import Snippet, marked, snippets
from tuireader.library.views.listing import View
from tuireader.model.rows import Row
from tuireader.text import cells, fit, steady
from tuireader.ui.article_rows.rows import Piece, as_read, drawn

LEAST = 18
"""Cells from which on a snippet says something."""

SHARE = 0.45
"""Of the room for both, what a title has at least that does not hold the words itself."""

PARTED = "  "

BEHIND = 12
"""Cells after a hit that show what it is about."""

BEFORE = "…"
"""Before a snippet that begins within its text."""


class FoundRows:
    """Marks the words of one view in its rows."""

    def __init__(self, view: View, wanted: re.Pattern[str]) -> None:
        self._view, self._wanted = view, wanted
        self.snippets: dict[int, Snippet] = {}
        """Those at hand, by the article's id."""

    @classmethod
    def of(cls, view: View) -> FoundRows | None:
        """For a view; None if it looks for no words."""
        wanted = searched(view.query)
        return None if wanted is None else cls(view, wanted)

    def pieces(self, row: Row, plain: Sequence[Piece], beside: Sequence[Row]) -> list[Piece]:
        """The row as `rows.pieces` gives it, with hits and snippet. `beside`: the rows that are seen with it."""
        begin = next((at for at, (_, role) in enumerate(plain) if role.startswith("title")), None)
        if begin is None:
            return list(plain)
        end = begin + 1
        while end < len(plain) - 1 and plain[end][1].startswith(("gap", "tag")):
            end += 1
        width = sum(cells(text) for text, _ in plain[begin:end])
        title = marked(drawn(row.title, width), self._wanted)
        said = self._snippet(row, beside, width)
        if not (title.hits or said.hits):
            said = self._elsewhere(row, width) or said
        roles = plain[begin][1], as_read(row, "snippet")
        return [*plain[:begin], *laid_out(title, said, roles, width), *plain[end:]]

    def _elsewhere(self, row: Row, width: int) -> Snippet | None:
        """The tag or the author that holds the words, where neither title nor text does."""
        names = (drawn(name, width) for name in (*row.tags, row.author))
        return next((found for found in (marked(name, self._wanted) for name in names) if found.hits), None)

    def _snippet(self, row: Row, beside: Sequence[Row], width: int) -> Snippet:
        if row.id not in self.snippets:
            lacking = [one for one in beside if one.id not in self.snippets] or [row]
            self.snippets |= snippets(self._view.library, lacking, self._view.query, width)
        found = self.snippets.get(row.id, Snippet(""))
        return marked(steady(found.text), self._wanted)


def laid_out(title: Snippet, said: Snippet, roles: tuple[str, str], width: int) -> list[Piece]:
    """Title and snippet in `width` cells: a title with hits is shown whole, and beside it what fits of the text.

    `roles`: of the title, of the snippet.
    """
    role, beside = roles
    room, least = cells(title.text), LEAST
    if said.hits and not title.hits:
        shown = cells(said.text)
        least = min(LEAST, shown)
        room = min(room, max(int(width * SHARE), width - shown - len(PARTED)), width - least - len(PARTED))
    room = max(0, room)
    left = width - room - len(PARTED)
    if left < least or not said.text:
        return list(cut(title, role, width))
    return [*cut(title, role, room), (PARTED, "gap"), *cut(nearer(said, left), beside, left)]


def nearer(said: Snippet, width: int) -> Snippet:
    """The snippet from so near its first hit on that what follows the hit is seen in `width` cells too."""
    if not said.hits:
        return said
    start, end = said.hits[0]
    if cells(said.text[:end]) + BEHIND <= width or cells(said.text) <= width:
        return said
    begin = max(0, start - max(0, width // 3 - len(BEFORE)))
    begin = said.text.find(" ", begin, start) + 1 or begin
    by = len(BEFORE) - begin
    return Snippet(BEFORE + said.text[begin:], tuple((a + by, b + by) for a, b in said.hits))


def cut(text: Snippet, role: str, width: int) -> Iterator[Piece]:
    """A text in exactly `width` cells, its hits as pieces of their own."""
    shown = fit(text.text, width)
    same = next((at for at, (a, b) in enumerate(zip(shown, text.text, strict=False)) if a != b), len(text.text))
    at = 0
    for start, end in text.hits:
        end = min(end, same)
        if start < at or start >= end:
            continue
        if start > at:
            yield shown[at:start], role
        yield shown[start:end], "hit"
        at = end
    if at < len(shown):
        yield shown[at:], role
