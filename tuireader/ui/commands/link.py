"""o: open the article's address. y: copy: the address, a link, all of them, the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuireader.library.articles import showing
from tuireader.library.views import listing
from tuireader.model.articles import Article
from tuireader.model.rows import Row
from tuireader.ui import targets
from tuireader.ui.article import following
from tuireader.ui.commands import IN_AN_ARTICLE, ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


MOST_PAGES = 20
"""Pages that a browser is given at once."""
COPIED_WIDTH = 80
"""Cells of a line of copied text."""


def _one(room: Room, ids: Sequence[int]) -> Row | None:
    """The first of these articles: the current one, or one that is selected while the cursor is elsewhere."""
    if room.current is not None and room.current.id in ids[:1]:
        return room.current
    return next(iter(listing.rows(room.library, list(ids[:1]))), None)


def _open(room: Room) -> None:
    ids = targets.ids(room)
    row = _one(room, ids)
    if len(ids) > 1:
        _open_several(room, ids)
    elif row is not None and row.url:
        room.tell(room.reader.open_address(row.url))
    else:
        room.tell("this article has no address")


def _open_several(room: Room, ids: Sequence[int]) -> None:
    """A browser gets many pages only when that is asked for twice."""
    if len(ids) > MOST_PAGES:
        room.tell(
            f"{len(ids):,} pages are too many for a browser: select {MOST_PAGES} at most;"
            " {key:copy_link} copies them all"
        )
        return
    urls = [row.url for row in listing.rows(room.library, list(ids)) if row.url]
    if not urls:
        room.tell("none of these articles has an address")
        return

    def answer(typed: str | None) -> None:
        if typed is not None and typed.strip().lower() not in ("n", "no"):
            room.tell(room.reader.open_addresses(urls))

    room.ask(f"open {len(urls)} pages at once? Enter does, Esc does not", answer)


def _copy_several(room: Room, ids: Sequence[int]) -> None:
    urls = [row.url for some in listing.batched(list(ids)) for row in listing.rows(room.library, some) if row.url]
    if urls:
        joined = "\n".join(urls)
        room.tell(f"{len(urls):,} addresses: {room.reader.copy_text(joined)}")
    else:
        room.tell("none of these articles has an address")


def _copy(room: Room) -> None:
    ids = targets.ids(room)
    row = _one(room, ids)
    if len(ids) > 1:
        _copy_several(room, ids)
    elif row is not None and row.url:
        room.tell(f"{room.reader.copy_text(row.url)}: {row.url}")
    else:
        room.tell("this article has no address to copy")


def _copy_number(room: Room) -> None:
    def answer(text: str | None) -> None:
        link = following.numbered(room, text or "")
        if link is not None:
            room.tell(f"{room.reader.copy_text(link.url)}: {link.url}")

    room.ask("copy link:", answer)


def _copy_all(room: Room) -> None:
    links = room.pane.links
    if not links:
        room.tell("this article has no links")
    else:
        addresses = "\n".join(link.url for link in links)
        room.tell(f"{len(links)} links: {room.reader.copy_text(addresses)}")


def _article(room: Room) -> Article | None:
    if room.reading:
        return room.pane.article
    return showing.article(room.library, room.current.id) if room.current is not None else None


def _copy_text(room: Room) -> None:
    if len(targets.ids(room)) > 1:
        _copy_document(room, "text", "the text", "texts")
        return
    article = _article(room)
    if article is not None:
        text = "\n".join(showing.as_lines(article, COPIED_WIDTH, room.library.now()))
        room.tell(f"the text: {room.reader.copy_text(text)}")


def _copy_markdown(room: Room) -> None:
    _copy_document(room, "markdown", "the article as Markdown", "articles as Markdown")


def _copy_citation(room: Room) -> None:
    _copy_document(room, "citation", "", "citations")


def _copy_document(room: Room, format: str, one: str, several: str) -> None:
    """`one`: what is copied, in words; empty: what is copied is short, and shown itself."""
    from tuireader.library.articles import handing_over

    ids, wanted = targets.ids(room), handing_over.writer(format)
    if len(ids) > handing_over.MOST:
        room.tell(f"{handing_over.MOST:,} articles at most can be copied at once: select fewer")
    elif ids and wanted is not None:
        said = one if len(ids) == 1 else f"{len(ids):,} {several}"

        def copied(content: bytes) -> None:
            text = content.decode("utf-8", "replace")
            how = room.reader.copy_text(text)
            room.tell(f"{said}: {how}" if said else f"{how}: {text}")

        room.handing.start(
            room, "writing", len(ids), lambda library: handing_over.document(library, ids, wanted), copied
        )


open_link = Command(
    "open_link",
    ("o",),
    "Open the link",
    "Open the article's address in a browser, of several selected ones all; over SSH copy and show it.",
    "Read",
    _open,
    place=9,
)
copy_link = Command(
    "copy_link", ("y y", "y"), "Copy the address",
    "Copy the article's address, through tmux and SSH; one y does it too if no other y command follows.",
    "Read", _copy, place=20,
)  # fmt: skip
copy_numbered = Command(
    "copy_numbered", ("y l",), "Copy a link", "Copy a link of the article by its number.",
    "Read", _copy_number, ready=IN_AN_ARTICLE, place=21,
)  # fmt: skip
copy_links = Command(
    "copy_links", ("y a",), "Copy all links", "Copy the addresses of all links of the article, one a line.",
    "Read", _copy_all, ready=IN_AN_ARTICLE, place=22,
)  # fmt: skip
copy_markdown = Command(
    "copy_markdown", ("y m",), "Copy as Markdown", "Copy the article as Markdown, as saving it writes it.",
    "Read", _copy_markdown, ready=ON_AN_ARTICLE, place=23,
)  # fmt: skip
copy_citation = Command(
    "copy_citation", ("y c",), "Copy a citation",
    "Copy what the article is cited by: author, title, source, date, address; a file's path and SHA-256.",
    "Read", _copy_citation, ready=ON_AN_ARTICLE, place=23,
)  # fmt: skip
copy_text = Command(
    "copy_text", ("y t",), "Copy the text", "Copy the article as plain text, with its links at the end.",
    "Read", _copy_text, ready=ON_AN_ARTICLE, place=23,
)  # fmt: skip
