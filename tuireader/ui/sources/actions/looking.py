"""Enter, o, y, O, !, /, Tab, ?, q: showing, narrowing, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.sources.action import Action

if TYPE_CHECKING:
    from tuireader.ui.sources.screen import Sources


def _show(screen: Sources) -> None:
    if screen.chosen is not None:
        screen.leave()
        screen.room.show_source(screen.chosen)


def _open_page(screen: Sources) -> None:
    source = screen.chosen
    if source is not None:
        address = source.link or source.url
        screen.tell(screen.room.reader.open_address(address))


def _copy(screen: Sources) -> None:
    if screen.chosen is not None:
        screen.tell(screen.room.reader.copy_text(screen.chosen.url))


def _narrow(screen: Sources) -> None:
    before = screen.typed

    def answer(text: str | None) -> None:
        screen.narrow(before if text is None else text)

    screen.ask("sources with:", answer, text=before, typed=screen.narrow)


def _help(screen: Sources) -> None:
    from tuireader.ui.dialogs.help import Help, HelpEntry
    from tuireader.ui.sources.keys import all_actions

    keys = screen.room.reader.bindings.source_keys
    screen.app.push_screen(
        Help([HelpEntry("The list of sources", keys[one.name], one.title, one.help) for one in all_actions()])
    )


def _back(screen: Sources) -> None:
    if screen.typed or screen.failing_only:
        screen.show_all()
    else:
        screen.leave()


show = Action(
    "sources_show", ("enter", "l", "right"), "Show its articles", "Show the articles of this source.", _show,
    on_one=True, place=1,
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
narrow = Action(
    "sources_narrow", ("slash",), "Narrow", "Type a part of a title or an address; Esc shows all again.", _narrow,
    place=4,
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
help = Action("sources_help", ("question_mark",), "Help", "Show every key of this list.", _help, place=60)
back = Action(
    "sources_back", ("escape", "q", "h", "left"), "Back", "Show all sources again; then back to where you were.", _back,
    place=61,
)  # fmt: skip
