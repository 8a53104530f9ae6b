"""Marks for all that a query finds, as the : line asks for them; each is one action, which z takes back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuireader.library.marks import marking
from tuireader.library.sources import settling
from tuireader.ui import targets

if TYPE_CHECKING:
    from tuireader.query.tree import Node
    from tuireader.ui.room import Room

NONE = "nothing to change: nothing fits that query, or all of it is so already"
_TAG = r'[+-](?:"[^"]+"|[^\s":~+-][^\s":~]*)'
_TAGS = rf"(?:(.*?)\s+)?({_TAG}(?:\s+{_TAG})*)"


def query_of(room: Room, text: str) -> Node:
    """The tree of a query; QueryError where it cannot be understood."""
    from tuireader.library.views import saved_views  # the language is loaded when it is first wanted

    return saved_views.parse(room.library, text)


def read(room: Room, text: str, *, read: bool = True) -> None:
    """Mark all of a query read, or unread; without one all of the present view."""
    query = query_of(room, text) if text else room.view.query
    doing = f"marking {'read' if read else 'unread'}"
    room.change(lambda library: marking.mark_read_where(library, query, read), none=NONE, articles=None, doing=doing)


def star(room: Room, text: str, *, starred: bool = True) -> None:
    """Star all of a query, or take the stars off; without one all of the present view."""
    query = query_of(room, text) if text else room.view.query
    doing = "starring" if starred else "taking stars off"
    room.change(lambda library: marking.star_where(library, query, starred), none=NONE, articles=None, doing=doing)


def delete(room: Room, text: str) -> None:
    """Take all of a query out of the library."""
    query = query_of(room, text)
    none = "nothing fits that query"
    room.change(lambda library: marking.delete_where(library, query), none=none, articles=None, doing="deleting")


def tag(room: Room, text: str) -> None:
    """Tags that stand at the end behind + and - for all of the query before them; without one, for what the other
    verbs act on."""
    found = re.fullmatch(_TAGS, text, re.DOTALL)
    if found is None:
        room.tell("say which tags at the end: :tag QUERY +this -that")
        return
    add, remove = _signed(found[2])
    if found[1]:
        query = query_of(room, found[1])
        room.change(
            lambda library: marking.tag_where(library, query, add, remove), none=NONE, articles=None, doing="tagging"
        )
    else:
        targets.change(room, lambda library, ids: marking.tag(library, ids, add, remove), none=NONE, doing="tagging")


def tag_source(room: Room, text: str) -> None:
    """Tags that stand behind + and - for all that the source of the article brings."""
    row = room.current
    if row is None:
        room.tell("there is no article here whose source could be tagged")
    elif re.fullmatch(_TAGS, text.strip(), re.DOTALL) is None or not text.strip().startswith(("+", "-")):
        room.tell("say which tags: :tag-source +this -that")
    else:
        add, remove = _signed(text)
        room.change(
            lambda library: settling.tag_source_of(library, row.id, add, remove),
            said="{} ({key:undo} takes it back)", articles=None, doing="tagging the source",
        )  # fmt: skip


def _signed(text: str) -> tuple[list[str], list[str]]:
    """The names behind + and behind -."""
    names = [(one[0], one[1:].strip('"')) for one in re.findall(_TAG, text)]
    add, remove = ([name for sign, name in names if sign == wanted] for wanted in "+-")
    return add, remove
