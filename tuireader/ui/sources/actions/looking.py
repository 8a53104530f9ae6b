"""Enter, o, y, O, !, Tab: showing, putting in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.list_screens.action import Action

if TYPE_CHECKING:
    from tuireader.ui.sources.screen import Sources


def _open_page(screen: Sources) -> None:
    source = screen.chosen
    if source is not None:
        address = source.link or source.url
        screen.tell(screen.room.reader.open_address(address))


def _copy(screen: Sources) -> None:
    if screen.chosen is not None:
        screen.tell(screen.room.reader.copy_text(screen.chosen.url))


show = Action(
    "sources_show", ("enter",), "Show its articles", "Show the articles of this source, or of a saved view.",
    lambda screen: screen.open_chosen(), on_one=True, place=1, like=("open",),
)  # fmt: skip
order = Action(
    "sources_order", ("O",), "Another order",
    "The next order: failing first, by title, most unread, newest article, most seldom read.",
    lambda screen: screen.next_order(), place=2,
)  # fmt: skip
failing = Action(
    "sources_failing", ("exclamation_mark",), "Only failing", "Show only the sources that fail, or all again.",
    lambda screen: screen.toggle_failing(), place=3,
)  # fmt: skip
details = Action(
    "sources_details", ("tab", "space"), "All of it",
    "Give the details of the source the whole screen, or take it back.",
    lambda screen: screen.toggle_details(), place=5,
)  # fmt: skip
open_page = Action(
    "sources_open", ("o",), "Open its page", "Open the page of this source in a browser; over SSH copy and show it.",
    _open_page, on_one=True, place=30,
)  # fmt: skip
copy = Action(
    "sources_copy", ("y",), "Copy its address", "Copy the address of this source, through tmux and SSH.", _copy,
    on_one=True, place=31,
)  # fmt: skip
