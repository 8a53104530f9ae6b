"""i: all that is known of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _run(room: Room) -> None:
    from tuireader.library.articles import informing, showing
    from tuireader.ui.dialogs.info import Info

    article = showing.article(room.library, room.current.id) if room.current is not None else None
    if article is None:
        room.tell("this article is no longer in the library")
    else:
        room.app.push_screen(Info(list(informing.facts(room.library, article)), room.reader.copy_text))


info = Command(
    "info", ("i",), "All about it",
    "Show all that is known of the article: where it came from, dates, tags and who put them there, which rules"
    " touched it.",
    "Read", _run, ready=ON_AN_ARTICLE, place=16,
)  # fmt: skip
