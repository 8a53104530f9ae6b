"""Choosing a profile: the list shows the keys that each would give; what is chosen holds at once, and is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from tuireader.errors import TuireaderError
from tuireader.model.completions import Candidate, Completion
from tuireader.ui.dialogs.pick import Choice, Pick
from tuireader.ui.keys.hinting import KeyOf, keyed, usual
from tuireader.ui.keys.profiles import Profile, profiles
from tuireader.ui.keys.settling import settle
from tuireader.ui.looks import theming
from tuireader.ui.prompt import completers

if TYPE_CHECKING:
    from pathlib import Path

    from tuireader.ui.room import Room

TITLE = "Keys of which reader"

IN_LIST = (
    "{down} {up} move", "{open} open", "{back_or_leave} leave", "{next_unread} {previous_unread} unread",
    "{toggle_read} {mark_read} {mark_unread} read", "{star} star", "{mark_all_read} all read", "{open_link} browser",
    "{tag_filter} tags", "{search} search", "{refresh_all} refresh", "{next_source} {previous_source} sources",
)  # fmt: skip
IN_ARTICLE = ("{down} {up} scroll", "{next_article} {previous_article} other article", "{back} back", "{links} links")


def choose(room: Room) -> None:
    """Ask, with the one that holds under the cursor."""
    known = list(profiles(_folder(room)).values())
    here = room.reader.bindings.settled.profile.name
    choices = [Choice(at, one.title, one.about, _preview(room, one)) for at, one in enumerate(known)]
    at = next((at for at, one in enumerate(known) if one.name == here), 0)

    def chosen(choice: Choice | None) -> None:
        if choice is not None:
            use(room, known[choice.number].name)

    room.app.push_screen(Pick(TITLE, choices, at=at), chosen)


def use(room: Room, name: str) -> None:
    """From now on these keys; what was done is told."""
    wanted = replace(room.reader.config, profile=name)
    try:
        room.reader.bindings.settle_soundly(wanted)
    except TuireaderError as error:
        room.tell(str(error))
        return
    room.reader.config = wanted
    room.last_line.untell(room)
    room.show_counts()
    keys = room.reader.bindings.key_of("list")
    room.tell(f"{keyed('{help} shows all keys; ', keys)}{theming.keep(room, 'profile', name)}")


def complete(room: Room, text: str, cursor: int) -> Completion | None:
    """The names of all profiles."""
    return completers.whole(_names)(room, text, cursor)


def _names(room: Room) -> Iterable[Candidate]:
    return (Candidate(one.name, one.about) for one in profiles(_folder(room)).values())


def _folder(room: Room) -> Path | None:
    file = room.reader.config_file
    return file.parent / "profiles" if file is not None else None


def _preview(room: Room, profile: Profile) -> str:
    """The main keys, with what the configuration gives of its own."""
    settled = settle(replace(room.reader.config, profile=profile.name), _folder(room))
    in_list, in_article = (_told(hints, _key_of(settled.keys[place])) for hints, place in
                           ((IN_LIST, "list"), (IN_ARTICLE, "article")))  # fmt: skip
    return f"In the list: {in_list}.  In an article: {in_article}."


def _told(hints: Iterable[str], key_of: KeyOf) -> str:
    """Every hint of which a key is left: commands without one are left out of it."""
    found = []
    for hint in hints:
        names, _, words = hint.rpartition("} ")
        keys = [key for name in names.replace("{", "").split("} ") if (key := key_of(name))]
        if keys:
            found.append(f"{' '.join(keys)} {words}")
    return ", ".join(found)


def _key_of(keys: dict[str, tuple[str, ...]]) -> KeyOf:
    return lambda name: usual(keys.get(name, ()))
