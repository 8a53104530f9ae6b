"""/: search the text of the articles in view, or find words in the article that is read; both as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def run(room: Room) -> None:
    """In the article that is read, or in the list."""
    if room.reading:
        find(room)
    else:
        room.searching.ask(room)


def find(room: Room) -> None:
    """Esc goes back to where one was; Enter keeps the hits marked, for n and N, until Esc."""
    pane, line = room.pane, room.pane.top

    def typed(text: str) -> None:
        if pane.find is None or pane.find.words != text:
            pane.look_for(text, line)
        room.prompt.name_it(f"find {hits(room)}:" if text.strip() else "find:")

    def answer(text: str | None) -> None:
        typed(text or "")
        if text is None:
            pane.to_line(line)
        elif text.strip():
            tell_hit(room)

    room.ask("find:", answer, typed=typed)


def hits(room: Room) -> str:
    """Which hit is looked at, of how many: ``3/17``."""
    found = room.pane.find
    return f"{found.at + 1}/{len(found)}" if found is not None and len(found) else "0"


def tell_hit(room: Room, past: str = "") -> None:
    """Say which hit is looked at. `past`: from where the search went on, if it went past an end."""
    found = room.pane.find
    if found is None:
        return
    if not len(found):
        room.tell(f"not in this article: {found.words}")
    else:
        room.tell(f"{hits(room)}  {found.words}{past}   n next, N before, Esc ends")


def walk(room: Room, by: int) -> bool:
    """To the next hit in the article, or the one before; False if nothing is looked for there."""
    found = room.pane.find
    if not room.reading or found is None or not len(found):
        return False
    past = room.pane.to_hit(by)
    tell_hit(room, (", on from the top" if by > 0 else ", on from the end") if past else "")
    return True


search = Command(
    "search", ("slash",), "Search",
    "Search titles and texts of what is shown, narrowing while you type: words, \"phrases\", -without, tag:x, is:unread"
    " and more; / once more searches everything. While reading, find in the article: n and N walk the hits, Esc ends.",
    "Find", run, place=2,
)  # fmt: skip
