"""T: the text as it came, every line and column as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import IN_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """The source of the article, or the article again."""
    pane = room.pane
    if pane.article is not None:
        pane.update_article(pane.article, raw=not pane.raw)
        room.tell("the text as it came; {key:source_text} shows it laid out" if pane.raw else "laid out again")


source_text = Command(
    "source_text", ("T",), "Source text", "Show the article's text as it came, line by line, or laid out again.",
    "Read", run, ready=IN_AN_ARTICLE, place=16,
)  # fmt: skip
