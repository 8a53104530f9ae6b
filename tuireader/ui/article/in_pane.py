"""An article in the pane: opened, opened again where it was, with what was searched marked in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tuireader.library.articles import showing
from tuireader.library.marks import marking
from tuireader.model.rows import Row
from tuireader.query.tree import All
from tuireader.ui import panes
from tuireader.ui.article.find_in_page import folded
from tuireader.ui.beside.saving import Wish

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def open_article(room: Room, row: Row) -> None:
    """Show an article in the pane and go there; it is marked read first."""
    article = showing.article(room.library, row.id)
    if article is None:
        room.tell("this article is no longer in the library")
        return
    if not article.row.read:
        room.saving.change(room, Wish(lambda library: marking.mark_read(library, [row.id]), said="", none=""))
        fresh = room.view.fresh([row.id]).get(row.id)
        article = replace(article, row=fresh) if fresh is not None else article
    room.list.go_to(row)
    room.arrangement.set(room, in_article=True, idle=False)
    room.resuming.keep(room)
    place = room.resuming.begin(room, row.id)
    room.pane.show(article, room.library.now(), place)
    mark_searched(room)
    room.set_focus(room.pane)


def reopen(room: Room, id: int, scroll: int, *, go_there: bool) -> None:
    """Show an article as it was, from the line `scroll` on; its marks stay as they are."""
    article = showing.article(room.library, id)
    if article is None:
        return
    room.arrangement.set(room, idle=False)
    room.pane.show(article, room.library.now())
    room.pane.top = scroll
    if go_there:
        panes.to_article(room)
    room.call_after_refresh(room.pane.move, 0)


def mark_searched(room: Room) -> None:
    """Mark in the open article what the view looks for: n and N walk it."""
    if room.view.query == All():
        return
    from tuireader.library.search.hits import searched  # loaded when something is searched

    wanted = searched(room.view.query, level=lambda text: folded(text)[0])
    if wanted is not None:
        room.pane.mark(room.selection.words or "what was searched", wanted)


def close(room: Room) -> None:
    """No article is open any more."""
    room.pane.show(None, room.library.now())
    room.arrangement.set(room, idle=True)
