"""F: the whole text from the article's page; again for the feed's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tuireader.library.articles import showing
from tuireader.ui.beside import changes
from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _fetch(room: Room, id: int) -> None:
    """Fetch an article's page for its whole text; it is shown when it is there, if the article is still open."""

    from tuireader.ui.prompt import wording

    def done(said: Mapping[str, object] | None, trouble: str) -> None:
        room.attempt(_show, room, id)
        here = room.current is not None and room.current.id == id
        room.tell(wording.page_came(said, trouble, "" if here else _title_of(room, id)))

    room.pages.fetch_page(room, id, done)


def _title_of(room: Room, id: int) -> str:
    article = showing.article(room.library, id)
    return article.row.title if article is not None else ""


def _show(room: Room, id: int) -> None:
    """Show an article's text as it is in the library, if it is open; the place in it stays."""
    changes.show_article(room, {id})
    room.list.update_rows({id})


def _run(room: Room) -> None:
    row = room.current
    article = showing.article(room.library, row.id) if row is not None else None
    if article is None:
        return
    if article.full_text is None:
        _fetch(room, article.row.id)
        return
    from tuireader.library.articles import fulltexts

    shown = not article.full_text.shown
    fulltexts.show(room.library, article.row.id, shown)
    _show(room, article.row.id)
    room.tell(
        "the whole text, from the page; {key:full_text} shows the feed's"
        if shown
        else "the feed's text; {key:full_text} shows the page's"
    )


full_text = Command(
    "full_text",
    ("F",),
    "Full text",
    "Fetch the article's page for its whole text, which stays beside the feed's; again to see either.",
    "Read",
    _run,
    ready=ON_AN_ARTICLE,
    where=("article",),
    place=11,
)
