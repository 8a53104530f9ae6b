"""A source as a row of the list of sources, and the names over the columns. Pure.

Every column has its width in cells; the last one may hold anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tuireader.library.moments import ago
from tuireader.library.sources import faring
from tuireader.library.sources.faring import Glance
from tuireader.text import cells, fit
from tuireader.ui.article_rows.pieces import Piece
from tuireader.ui.article_rows.rows import drawn
from tuireader.ui.saved_views.rows import ViewGlance

WIDEST_TITLE = 40
NEWEST, ASKED, NEXT = 13, 13, 15
"""Cells of the columns that hold times."""

NARROW, MIDDLE, WIDE = 34, 60, 104
"""Widths from which on a row has counts, times, and a column for each time."""


class Columns(NamedTuple):
    """How wide the columns are, in cells; 0: not shown."""

    title: int
    counts: int = 0
    newest: int = 0
    asked: int = 0
    next: int = 0


def longest(glances: Iterable[Glance], views: Iterable[ViewGlance] = ()) -> tuple[int, int]:
    """Cells of the longest title and of the longest counts."""
    title = counts = 0
    for glance in glances:
        source = glance.source
        title = max(title, cells(source.title))
        counts = max(counts, len(_counts(glance)))
    for view in views:
        title, counts = max(title, cells(view.view.name)), max(counts, cells(view.counts))
    return title, counts


def columns(width: int, title: int, counts: int) -> Columns:
    """The columns of a list `width` cells wide whose longest title and counts take so many."""
    if width < NARROW:
        return Columns(max(0, width - 4))
    counts = max(6, counts)
    if width < MIDDLE:
        return Columns(max(0, width - counts - 6), counts)
    room = width - counts - NEWEST - 10
    if width < WIDE:
        return Columns(max(10, min(title, room * 42 // 100, WIDEST_TITLE)), counts, NEWEST)
    return Columns(max(10, min(title, WIDEST_TITLE, room - 60)), counts, NEWEST, ASKED, NEXT)


def pieces(glance: Glance, measure: Columns, width: int, now: int, *, plain: bool = False) -> list[Piece]:
    """The row in exactly `width` cells. `plain`: signs in ASCII."""
    source, state = glance.source, glance.state(now)
    signs = faring.SIGNS[state] + (faring.SIGNS["muted"] if source.muted else " ") + " "
    role = "title-unread" if source.unread and not source.muted else "title"
    found = [
        Piece(faring.plain(signs) if plain else signs, f"state-{state}"),
        Piece(fit(drawn(source.title, measure.title), measure.title), role),
    ]
    if measure.counts:
        found.append(Piece(f"  {_counts(glance):>{measure.counts}}", "count"))
    if measure.newest:
        found.append(Piece("  " + fit(faring.newest(glance, now), measure.newest), "date"))
    if measure.asked:
        asked = ago(source.succeeded, now) if source.succeeded is not None else "never"
        found.append(Piece("  " + fit(asked, measure.asked), "date"))
        found.append(Piece("  " + fit(faring.next_time(source, now), measure.next), "date"))
    return _filled(found, _remark(glance, measure, now), f"said-{state}", width)


def _remark(glance: Glance, measure: Columns, now: int) -> str:
    """What the last column says: where times have columns of their own, only what is amiss."""
    if not measure.newest or (measure.asked and glance.state(now) in ("ok", "never")):
        return ""
    return faring.summary(glance, now)


def heads(measure: Columns, width: int) -> str:
    """The names of the columns."""
    named = "   " + fit("source", measure.title)
    if measure.counts:
        named += f"  {'unread':>{measure.counts}}"
    if measure.newest:
        named += "  " + fit("newest", measure.newest)
    if measure.asked:
        named += "  " + fit("last success", measure.asked) + "  " + fit("next", measure.next)
    if measure.newest:
        named += "  what is amiss" if measure.asked else "  how it fares"
    return fit(named, width)


def _filled(found: list[Piece], remark: str, role: str, width: int) -> list[Piece]:
    room = width - sum(cells(piece.text) for piece in found)
    if room < 0:
        return [Piece(fit("".join(piece.text for piece in found), width), role)]
    if room < 5:
        return [*found, Piece(" " * room, "gap")]
    return [*found, Piece("  " + fit(drawn(remark, room), room - 3) + " ", role)]


def _counts(glance: Glance) -> str:
    return f"{glance.source.unread:,}/{glance.source.total:,}"
