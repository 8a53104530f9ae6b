"""1 to 9, #, u and ;: the links in the article, by number, from a list, by letters. Backspace: back from a jump."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.article import following
from tuireader.ui.commands import IN_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _by_number(room: Room) -> None:
    """A digit opens at once where no link has two; else it begins a number."""
    digit = room.pressing.last if room.pressing.last.isdecimal() else ""
    if digit and len(room.pane.links) < 10:
        following.open_number(room, digit)
    else:
        room.ask("link:", lambda text: following.open_number(room, text or ""), text=digit)


def _list(room: Room) -> None:
    from tuireader.ui.dialogs.pick import Choice, Pick
    from tuireader.ui.prompt.wording import link_choices

    links = following.all_links(room)
    if not links:
        room.tell("this article has no links")
        return

    def answer(choice: Choice | None) -> None:
        if choice is not None:
            following.follow(room, links[choice.number])

    def copy(choice: Choice) -> str:
        return room.reader.copy_text(links[choice.number].url)

    room.app.push_screen(Pick("Links", link_choices(links), enter="open", copy=copy), answer)


def _letters(room: Room) -> None:
    following.by_letters(room)


def _come_back(room: Room) -> None:
    if not room.pane.come_back():
        room.tell("there was no jump to come back from")


link = Command(
    "link", (*"123456789", "number_sign"), "Link by number",
    "Open a link of the article by its number; from ten links on Enter ends the number.",
    "Read", _by_number, ready=IN_AN_ARTICLE, where=("article",), place=11,
)  # fmt: skip
links = Command(
    "links", ("u",), "All links", "List the article's links with their whole addresses: Enter opens, y copies.",
    "Read", _list, ready=IN_AN_ARTICLE, place=12,
)  # fmt: skip
link_letters = Command(
    "link_letters", ("semicolon",), "Link by letters",
    "Put letters over the links in sight: typing them opens the link, in capitals or after y it is copied.",
    "Read", _letters, ready=IN_AN_ARTICLE, place=13,
)  # fmt: skip
come_back = Command(
    "come_back", ("backspace", "ctrl+o"), "Back from a jump",
    "Back to where a footnote, a link within the article or the outline was followed.",
    "Read", _come_back, ready=IN_AN_ARTICLE, place=14,
)  # fmt: skip
