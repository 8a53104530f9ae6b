"""Following a link of the article that is read: out to the web, or to another place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.reading.blocks import Link
from tuireader.ui.article.hint_labels import labels

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def all_links(room: Room) -> tuple[Link, ...]:
    """The numbered links of the article, then its jumps that lead somewhere."""
    if room.pane.lines is None:
        return ()
    page = room.pane.lines.page
    return (*page.links, *(jump for jump in page.jumps if jump.target is not None))


def follow(room: Room, link: Link) -> None:
    """Open it, or go there if it is within the article."""
    if link.kind != "jump":
        room.tell(room.reader.open_address(link.url))
    elif link.target is None:
        room.tell("what this leads to is not in the article")
    else:
        room.pane.jump(link.target)
        room.tell("Backspace goes back to where you were")


def numbered(room: Room, text: str) -> Link | None:
    """The link with the number in `text`; says it if there is none, nothing if `text` is blank."""
    text = text.strip().strip("[]")
    links = room.pane.links
    if not text:
        return None
    if text.isdecimal() and 0 < int(text[:9]) <= len(links):
        return links[int(text) - 1]
    if not links:
        room.tell("this article has no links")
    else:
        room.tell(f"there is no link {text}: they go from 1 to {len(links)}; {{key:links}} lists them")
    return None


def open_number(room: Room, text: str) -> None:
    """Follow the link with the number in `text`."""
    link = numbered(room, text)
    if link is not None:
        follow(room, link)


def by_letters(room: Room) -> None:
    """Put letters over the links in sight and take the next keys for them."""
    links = room.pane.links_in_sight()
    if not links:
        room.tell("no links in sight")
        return
    names = labels(len(links))
    typed, copies = "", False

    def end() -> None:
        room.pressing.capture(room, None)
        room.pane.label_links({})

    def take(key: str) -> bool:
        nonlocal typed, copies
        if key == "y" and not typed and not copies:
            copies = True
            room.tell("copy which link?  Esc leaves it")
            return True
        copies = copies or (len(key) == 1 and key.isupper())
        typed += key.lower()
        left = {link.n: name for link, name in zip(links, names, strict=True) if name.startswith(typed)}
        if typed in names:
            end()
            link = links[names.index(typed)]
            if copies:
                room.tell(f"{room.reader.copy_text(link.url)}: {link.url}")
            else:
                follow(room, link)
        elif left:
            room.pane.label_links(left)
        else:
            end()
            if key != "escape":
                room.tell("no link has these letters")
        return True

    room.pressing.capture(room, take)
    room.pane.label_links({link.n: name for link, name in zip(links, names, strict=True)})
    room.tell("the letters of a link open it, in capitals they copy it  Esc leaves it")
