"""] and [: from heading to heading; g o: all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import IN_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _heading(room: Room, by: int) -> None:
    if room.pane.lines is not None and not room.pane.lines.page.headings:
        room.tell("this article has no headings")
    elif not room.pane.to_heading(by):
        if by > 0:
            room.tell("no heading below")
        else:
            room.pane.home()


def _outline(room: Room) -> None:
    from tuireader.ui.dialogs.pick import Choice, Pick

    lines = room.pane.lines
    if lines is None or not lines.page.headings:
        room.tell("this article has no headings")
        return
    sections = lines.page.headings
    above = [n for n, section in enumerate(sections) if section.block <= lines.anchor(room.pane.top)[0]]
    least = min(section.level for section in sections)

    def answer(choice: Choice | None) -> None:
        if choice is not None:
            room.pane.jump((sections[choice.number].block, 0))
            room.tell("Backspace goes back to where you were")

    choices = [Choice(n, "  " * (section.level - least) + section.text) for n, section in enumerate(sections)]
    room.app.push_screen(Pick("Headings", choices, at=above[-1] if above else 0, enter="go there", typing=True), answer)


next_heading = Command(
    "next_heading", ("right_square_bracket",), "Next heading", "To the next heading of the article.", "Move",
    lambda room: _heading(room, 1), ready=IN_AN_ARTICLE, place=10,
)  # fmt: skip
previous_heading = Command(
    "previous_heading", ("left_square_bracket",), "Previous heading", "To the heading before.", "Move",
    lambda room: _heading(room, -1), ready=IN_AN_ARTICLE, place=11,
)  # fmt: skip
outline = Command(
    "outline", ("g o",), "Outline", "All headings of the article: type to narrow, Enter goes there.", "Move",
    _outline, ready=IN_AN_ARTICLE, place=12,
)  # fmt: skip
