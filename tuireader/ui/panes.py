"""From the tags to the list to the article and back: which of them has the keys, and is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.search import selecting

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def to_article(room: Room) -> None:
    """To the article that is open."""
    room.arrangement.set(room, in_article=True)
    room.set_focus(room.pane)


def to_tags(room: Room) -> None:
    """To the tag filter."""
    room.arrangement.set(room, with_tags=True)
    room.beside.show(room, at_once=True)
    room.tags.begin()
    room.set_focus(room.tags)
    room.last_line.untell(room)


def to_list(room: Room) -> None:
    """To the list; the article and the tags make room where there is little."""
    room.resuming.keep(room)
    room.arrangement.set(room, in_article=False, with_tags=False)
    room.set_focus(room.list)


def leave_tags(room: Room) -> None:
    """Back to what the tags were asked for from."""
    if room.arrangement.in_article:
        room.arrangement.set(room, with_tags=False)
        room.set_focus(room.pane)
    else:
        to_list(room)
    room.last_line.untell(room)


def back(room: Room) -> bool:
    """One step back: out of the tags or the article, out of a search, out of a filter; False at the top."""
    if room.active is room.tags:
        leave_tags(room)
    elif room.active is room.pane:
        to_list(room)
    elif room.searching.leave(room):
        pass
    elif (wider := selecting.wider(room.selection)) != room.selection:
        room.viewing.return_to(room, wider)
    else:
        return False
    return True


def go_round(room: Room) -> None:
    """From the list to the article, from there to the tags, and back to where they were asked for from."""
    if room.active is room.list and room.pane.article is not None:
        to_article(room)
    elif room.active is room.tags:
        leave_tags(room)
    else:
        to_tags(room)
