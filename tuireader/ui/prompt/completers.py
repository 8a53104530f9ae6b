"""What can be typed next, for what commands take behind their names: tags, sources, files, numbers of words.

Each is ``(room, text, cursor) -> Completion | None``, with positions that count from the start of `text`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tuireader.model.completions import Candidate, Completion
from tuireader.paths import written
from tuireader.text import fold

if TYPE_CHECKING:
    from tuireader.ui.room import Room

Complete = Callable[["Room", str, int], Completion | None]

MOST = 50
"""Candidates that are offered at once."""


def words(candidates: Callable[[Room], Iterable[Candidate]], *, signs: str = "") -> Complete:
    """Each word is one of `candidates`, after one of `signs` if there are any; those with spaces stand in quotes."""

    def complete(room: Room, text: str, cursor: int) -> Completion | None:
        start = _word_start(text, cursor)
        if signs and text[start : start + 1] in tuple(signs):
            start += 1
        elif signs and start < cursor:
            return None
        return among(candidates(room), text[start:cursor], start, cursor)

    return complete


def whole(candidates: Callable[[Room], Iterable[Candidate]]) -> Complete:
    """All that is typed is one of `candidates`."""
    return lambda room, text, cursor: among(candidates(room), text[:cursor], 0, cursor, quoted=False)


def among(
    candidates: Iterable[Candidate], typed: str, start: int, end: int, *, quoted: bool = True
) -> Completion | None:
    """The candidates that begin with `typed`, before those that have it within; it stands from `start` to `end`."""
    typed = fold(typed.lstrip('"'))
    begin: list[Candidate] = []
    within: list[Candidate] = []
    for one in candidates:
        name = fold(one.text)
        if name.startswith(typed):
            begin.insert(0, one) if name == typed else begin.append(one)
        elif typed in name:
            within.append(one)
    found = [_quoted(one) if quoted else one for one in (begin + within)[:MOST]]
    return Completion(start, end, tuple(found)) if found else None


def query(room: Room, text: str, cursor: int) -> Completion | None:
    """A query: fields, values, tags, sources, saved views."""
    from tuireader.library.views import completing  # the language is loaded when it is first wanted

    return completing.query(room.library, completing.names_now(room.library))(text, cursor)


def query_and_tags(room: Room, text: str, cursor: int) -> Completion | None:
    """A query, and behind it tags to put on and to take off."""
    begun = text[_word_start(text, cursor) : cursor]
    return words(tags, signs="+-")(room, text, cursor) if begun[:1] in ("+", "-") else query(room, text, cursor)


def paths(room: Room, text: str, cursor: int) -> Completion | None:
    """Files and folders; folders end with a slash."""
    folder, _, begun = text[:cursor].rpartition("/")
    try:
        there = written(f"{folder}/" if folder or text.startswith("/") else ".")
        with os.scandir(there) as entries:
            found = sorted(
                f"{entry.name}/" if entry.is_dir() else entry.name
                for entry in entries
                if entry.name.startswith(begun) and (begun or not entry.name.startswith("."))
            )
    except (OSError, ValueError, RuntimeError):  # RuntimeError: no such user, no home
        return None
    start = cursor - len(begun)
    return Completion(start, cursor, tuple(Candidate(name) for name in found[:MOST])) if found else None


# ---------------------------------------------------------------- what there is


def tags(room: Room) -> Iterable[Candidate]:
    """Every tag, most used first."""
    from tuireader.library import overview

    return (Candidate(one.name, f"{one.unread:,} of {one.total:,}") for one in overview.tags(room.library))


def sources(room: Room) -> Iterable[Candidate]:
    """Every source, by title."""
    from tuireader.library import overview

    return (Candidate(one.title, f"{one.unread:,} unread") for one in overview.sources(room.library))


def views(room: Room) -> Iterable[Candidate]:
    """Every saved view."""
    from tuireader.library.views import saved_views as saved

    return (Candidate(one.name, one.query) for one in saved.all_views(room.library))


def _word_start(text: str, cursor: int) -> int:
    """Where the word at the cursor begins; one in quotes may hold spaces."""
    start, quoted = 0, False
    for at, character in enumerate(text[:cursor]):
        if character == '"':
            quoted = not quoted
        elif character.isspace() and not quoted:
            start = at + 1
    return start


def _quoted(one: Candidate) -> Candidate:
    return Candidate(f'"{one.text}"', one.note) if any(map(str.isspace, one.text)) else one
