"""i: all that is known of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _run(room: Room) -> None:
    from tuireader.library.articles import informing, showing
    from tuireader.ui.dialogs.info import Info
    from tuireader.ui.keys import hinting

    article = showing.article(room.library, room.current.id) if room.current is not None else None
    if article is None:
        room.tell("this article is no longer in the library")
    else:
        key_of = room.reader.bindings.key_of("list")
        facts = [(label, hinting.told(words, key_of)) for label, words in informing.facts(room.library, article)]
        room.app.push_screen(Info(facts, room.reader.copy_text))


info = Command(
    "info", ("i",), "All about it",
    "Show all that is known of the article: where it came from, dates, tags and who put them there, which rules"
    " touched it.",
    "Read", _run, ready=ON_AN_ARTICLE, place=16,
)  # fmt: skip
