"""F: the saved views; on the : line one by its name, and what is shown saved under one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Argument, Command, asks
from tuireader.ui.prompt import completers

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _open(room: Room) -> None:
    from tuireader.ui.saved_views.screen import SavedViews  # when it is first wanted

    room.app.push_screen(SavedViews(room))


def _show(room: Room, name: str) -> None:
    from tuireader.ui.saved_views import showing

    showing.show(room, name)


def _save(room: Room, name: str) -> None:
    from tuireader.library.views import keeping_views, saved_views

    query = saved_views.query_of(room.library, room.selection)
    room.change(lambda library: keeping_views.save(library, name, query), none=f"the view {name} is so already")


views_screen = Command(
    "views", ("F",), "The saved views",
    "Every saved view with its query and counts: open, save what is shown, edit, rename, move, delete.",
    "Find", _open, place=3, where=("list",),
)  # fmt: skip
view = Command(
    "view", (), "Show a saved view", "Show a saved view by its name; view:NAME names it in any query.",
    "Find", _open, place=30, takes=Argument("NAME", _show, completers.whole(completers.views)),
)  # fmt: skip
save_view = Command(
    "save_view", (), "Save as a view", "Keep what the list shows as a view, under a name.",
    "Find", asks("save_view"), place=31, takes=Argument("NAME", _save, completers.whole(completers.views)),
)  # fmt: skip
