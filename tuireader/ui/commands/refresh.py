"""r and R: ask this source, or all, for news; . shows it; g x stops asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library import overview
from tuireader.ui.commands import Command, Need

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _this(room: Room) -> None:
    row = room.current
    source = overview.source_of(room.library, row.id) if row is not None else room.selection.source
    if source is None:
        room.errands.refresh_all(room)
    else:
        room.errands.ask_source(room, source)


refresh = Command(
    "refresh", ("r",), "Refresh this source",
    "Ask this article's source for news; where its server wants to be left alone, a second r asks it all the same.",
    "News", _this, place=1,
)  # fmt: skip
refresh_all = Command(
    "refresh_all", ("R",), "Refresh all", "Ask every source for news.", "News",
    lambda room: room.errands.refresh_all(room), place=2,
)  # fmt: skip


def _stop(room: Room) -> None:
    if room.saving.stop(room) or room.handing.stop(room):
        return
    for running in (room.piping, room.pages, room.errands):
        if running.running:
            running.stop(room)
            return


def _show(room: Room) -> None:
    came = room.news.come.words()
    room.news.show(room)
    if not came and not room.last_line.told:
        room.tell("nothing new has come in; {key:refresh_all} asks every source")


UNDER_WAY = Need(
    lambda room: any(one.running for one in (room.saving, room.handing, room.piping, room.pages, room.errands)),
    "nothing is under way",
)

show_news = Command(
    "show_news", ("full_stop",), "Show the news", "Show what a refresh or an import has brought.", "News",
    _show, place=3,
)  # fmt: skip
stop = Command(
    "stop", ("g x",), "Stop", "Stop a fetch, a refresh, an import, a large change of marks, saving, or a command.",
    "News",
    _stop, ready=UNDER_WAY, place=4,
)  # fmt: skip
