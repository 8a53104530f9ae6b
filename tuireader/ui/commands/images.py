"""i: the images of the article, one at a time, only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuireader.library.articles import showing
from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.reading.blocks import Image
    from tuireader.ui.room import Room


def _run(room: Room) -> None:
    from tuireader.library.articles import images
    from tuireader.ui.dialogs.pick import Choice, Pick
    from tuireader.ui.images import drawing
    from tuireader.ui.prompt.wording import image_choices

    row = room.current
    article = showing.article(room.library, row.id) if row is not None else None
    if article is None:
        return
    found = images.in_article(article)
    if not found:
        room.tell("this article has no images")
    elif not drawing.available():
        room.tell("images need one part more. Install it: pip install 'tuireader[images]'")
    elif len(found) == 1:
        _look(room, article.row.id, found, 0)
    else:

        def answer(choice: Choice | None) -> None:
            if choice is not None:
                _look(room, article.row.id, found, choice.number)

        def copy(choice: Choice) -> str:
            return room.reader.copy_text(images.without_content(found[choice.number]).url)

        choices = image_choices(found, images.known_sizes(article))
        room.app.push_screen(Pick("Images", choices, enter="see", copy=copy), answer)


def _look(room: Room, article: int, found: Sequence[Image], at: int) -> None:
    from tuireader.ui.images.screen import ImageScreen

    room.app.push_screen(ImageScreen(room.library.path, article, found, room.images_kept, at=at))


images = Command(
    "images", ("I",), "Images",
    "List the article's images; one is fetched only after its size is told and Enter pressed, and drawn in cells.",
    "Read", _run, ready=ON_AN_ARTICLE, where=("article",), place=15,
)  # fmt: skip
