"""A saved view as a row of the list of views, or of the list of sources. Pure."""

from __future__ import annotations

from tuireader.library.views.saved_views import SavedView
from tuireader.text import cells, fit
from tuireader.ui.article_rows.pieces import Piece
from tuireader.ui.article_rows.rows import drawn
from tuireader.values import dataclass

SIGN, PLAIN_SIGN = "≡", "="
"""Before a view, where sources stand too."""

WIDEST_NAME = 32


@dataclass(frozen=True, slots=True)
class ViewGlance:
    """A view, and what is known of it so far."""

    view: SavedView
    words: str
    """What it asks for."""
    counts: str = "…"
    """Unread and in all, as far as they are known."""
    right: bool = True
    """Whether its query can be understood."""


def pieces(glance: ViewGlance, longest: tuple[int, int], width: int) -> list[Piece]:
    """The row in exactly `width` cells. `longest`: cells of the longest name and of the longest counts."""
    name, counts = min(longest[0], WIDEST_NAME, max(8, width // 3)), max(6, longest[1])
    found = [
        Piece(" ", "gap"),
        Piece(fit(drawn(glance.view.name, name), name), "title-unread"),
        Piece(f"  {glance.counts:>{counts}}", "count"),
    ]
    room = width - sum(cells(piece.text) for piece in found)
    if room < 6:
        return [Piece(fit(f" {drawn(glance.view.name, width)}", width), "title-unread")]
    return [*found, Piece("  " + fit(drawn(glance.words, room), room - 3) + " ", "said" if glance.right else "wrong")]


def beside_sources(glance: ViewGlance, title: int, counts: int, width: int, *, plain: bool) -> list[Piece]:
    """The row in the columns of the list of sources: `title` and `counts` cells wide, the rest for its words."""
    found = [
        Piece(f"{PLAIN_SIGN if plain else SIGN}  ", "view"),
        Piece(fit(drawn(glance.view.name, title), title), "view"),
    ]
    if counts:
        found.append(Piece(f"  {glance.counts:>{counts}}", "count"))
    room = width - sum(cells(piece.text) for piece in found)
    if room < 5:
        return [*found, Piece(" " * max(0, room), "gap")]
    return [*found, Piece("  " + fit(drawn(glance.words, room), room - 3) + " ", "date")]
