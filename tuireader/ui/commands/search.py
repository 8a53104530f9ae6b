"""/: search the text of the articles in view, as one types."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """Esc brings back the view as it was; Enter keeps what was found, and an empty line ends a search."""
    before, view = room.selection, room.view

    def typed(text: str) -> None:
        if text.strip() == before.words:
            room.return_to(before, view)
        else:
            room.look(replace(before, words=text.strip()), keep_place=False)

    def answer(text: str | None) -> None:
        if text is None:
            room.return_to(before, view)
        elif text.strip():
            typed(text)
            room.tell(room.found_words())
        else:
            room.look(replace(before, words=""))

    room.remember_place()
    room.ask("search:", answer, text=before.words, typed=typed)


search = Command(
    "search", ("slash",), "Search", "Search titles and texts: words, \"phrases\", -without, tag:x, is:unread and more.",
    "Find", run, place=2,
)  # fmt: skip
