"""What has been changed, here or by another program, is shown: rows, the open article, counts; nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library.articles import showing
from tuireader.model.changes import Change
from tuireader.ui import panes
from tuireader.ui.article import in_pane
from tuireader.ui.saved_views.showing import show_views_anew

if TYPE_CHECKING:
    from tuireader.ui.room import Room

NAMED = 1000
"""A change of so many articles does not name them all: every row at hand may be among them."""


def show(room: Room, change: Change | None, *, said: str, none: str) -> None:
    """Show a change of marks that has been stored: the rows, the counts, and what was done (``{}`` in `said`).

    `none`: what to say where nothing was changed.
    """
    if change is None:
        if none:
            room.tell(none)
        return
    if change.in_vain:
        room.tell(f"not possible any more, the article is gone: {change.label}")
        return
    _show_rows(room, change)
    if change.views:
        show_views_anew(room)
    room.picking.changed(room, change.articles)
    room.show_counts()
    if room.over is not None:
        room.over.done(change)
    if said:
        takes_back = "" if said != "{}" or len(change.articles) < 2 else " ({key:undo} takes it back)"
        room.tell(said.replace("{}", change.label) + takes_back)


def _show_rows(room: Room, change: Change) -> None:
    ids = set(change.articles)
    shown = {row.id for row in room.list.items}
    if len(ids) >= NAMED or change.sources:
        ids = shown
    for row in room.list.items:
        if row.id in ids:
            room.view.keep(row)
    room.list.update_rows(ids)
    if room.view.lacks(change.articles):
        room.news.show(room)
    elif not ids <= shown and any(room.view.holds(row) for row in room.view.fresh(list(ids - shown)).values()):
        room.viewing.read_anew(room)
    show_article(room, ids)


def show_article(room: Room, ids: set[int]) -> None:
    """Show the open article as it is now, if it is one of `ids`; close it if it is gone."""
    if room.pane.article is None or room.pane.article.row.id not in ids:
        return
    article = showing.article(room.library, room.pane.article.row.id)
    if article is None:
        in_pane.close(room)
        panes.to_list(room)
    elif article != room.pane.article:
        room.pane.update_article(article)


def _rows(room: Room) -> None:
    ids = {row.id for row in room.list.items}
    room.list.update_rows(ids)
    show_article(room, ids)


def _news(room: Room) -> None:
    room.news.count(room)


def _sources(room: Room) -> None:
    if room.over is not None:
        room.over.reload()


def _announced(room: Room) -> None:
    if said := room.hearing.listen(room):
        room.tell(said)


STEPS = (_rows, _news, _sources, _announced)
"""After another program has written the library: all at hand as it is now, and what has come in."""
