"""F: the whole text from the article's page; again for the feed's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library import showing
from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _run(room: Room) -> None:
    row = room.current
    article = showing.article(room.library, row.id) if row is not None else None
    if article is None:
        return
    if article.full_text is None:
        room.fetch_page(article.row.id)
        return
    from tuireader.library import fulltexts

    shown = not article.full_text.shown
    fulltexts.show(room.library, article.row.id, shown)
    room.show_text_of(article.row.id)
    room.tell("the whole text, from the page; F shows the feed's" if shown else "the feed's text; F shows the page's")


full_text = Command(
    "full_text",
    ("F",),
    "Full text",
    "Fetch the article's page for its whole text, which stays beside the feed's; again to see either.",
    "Read",
    _run,
    ready=ON_AN_ARTICLE,
    place=11,
)
