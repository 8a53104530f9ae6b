"""e: what was changed in the article since it first came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """The earlier texts beside the later ones, word by word."""
    from tuireader.library.articles import comparing, showing
    from tuireader.ui.dialogs.revisions import Revisions

    article = room.pane.article if room.reading else None
    if article is None and room.current is not None:
        article = showing.article(room.library, room.current.id)
    found = comparing.changes(room.library, article) if article is not None else ()
    if found:
        room.app.push_screen(Revisions(found))
    else:
        room.tell("this article was not changed since it came")


revisions = Command(
    "revisions", ("e",), "What was changed",
    "Show what was changed in an edited article, word by word: what was taken out is struck through.",
    "Read", run, ready=ON_AN_ARTICLE, place=15,
)  # fmt: skip
