"""r, R, a, p: asking this source or all for news, and subscribing to more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.beside import adding
from tuireader.ui.list_screens.action import Action

if TYPE_CHECKING:
    from tuireader.ui.sources.screen import Sources


def _this(screen: Sources) -> None:
    if screen.chosen is not None:
        screen.room.errands.ask_source(screen.room, screen.chosen.id)


def _all(screen: Sources) -> None:
    screen.room.errands.refresh_all(screen.room)


def _add(screen: Sources) -> None:
    screen.room.errands.ask_for_feed(screen.room, screen.ask)


def _offered(screen: Sources) -> None:
    record = screen.record
    if record is None or not record.offered:
        screen.tell("no page stands in its place that names feeds")
    else:
        adding.pick_feed(screen.room, [(url, "") for url in record.offered])


refresh = Action(
    "sources_refresh", ("r",), "Ask this one",
    "Ask this source for news; where its server wants to be left alone, once more asks it all the same.",
    _this, on_one=True, place=10, like=("refresh",),
)  # fmt: skip
refresh_all = Action(
    "sources_refresh_all", ("R",), "Ask all", "Ask every source for news.", _all, place=11, like=("refresh_all",)
)
add = Action("sources_add", ("a",), "Add a feed", "Add a feed by its address, or by a page's.", _add, place=12)
offered = Action(
    "sources_offered", ("p",), "Feeds of its page",
    "Where a page stands in its place that names feeds: add one of them.",
    _offered, on_one=True, place=13,
)  # fmt: skip
