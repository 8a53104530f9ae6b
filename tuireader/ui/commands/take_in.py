"""a, I, E: add a feed, import files, read the samples that ship with us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.paths import shipped
from tuireader.ui.commands import Argument, Command
from tuireader.ui.prompt import completers

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _add(room: Room) -> None:
    room.errands.ask_for_feed(room, room.ask)


def _import(room: Room) -> None:
    def answer(text: str | None) -> None:
        if text and text.strip():
            room.errands.take_in(room, text.strip())

    room.ask("file or folder to import:", answer)


def _samples(room: Room) -> None:
    room.errands.take_in(room, str(shipped("seeds")))


add_feed = Command(
    "add_feed",
    ("a",),
    "Add a feed",
    "Add a feed by its address, or by a page's.",
    "News",
    _add,
    place=5,
    takes=Argument("ADDRESS", lambda room, typed: room.errands.look_for(room, typed)),
)
import_files = Command(
    "import_files",
    ("I",),
    "Import",
    "Import a file or a folder: seed files, feed files, OPML, newsboat's urls and cache.db.",
    "News",
    _import,
    where=("list",),
    place=6,
    takes=Argument("PATH", lambda room, typed: room.errands.take_in(room, typed), completers.paths),
)
samples = Command(
    "samples",
    ("E",),
    "Sample articles",
    "Import the sample articles that ship with tuireader.",
    "News",
    _samples,
    place=7,
)
