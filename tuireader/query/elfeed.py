"""elfeed's search filters → a tree: ``@6-months-ago +unread -sport !regex ~feed =feed #10``.

As in ``elfeed-search-set-filter``: pieces between white space, all of which must hold.

    @AGE  @AGE--AGE     younger than that; between the two, in either order; an age or a date on either side
    +TAG  -TAG          with the tag, without it; ``unread`` is the reader's mark, ``star`` the star
    REGEX  !REGEX       in the title or the address; in neither
    =REGEX  ~REGEX      of one of these sources, by title or address; of none of them
    #N                  the newest N

A month has 30 days and a year 365. Regular expressions are Emacs's (``\\|``, ``\\(…\\)``), case is ignored.
"""

from __future__ import annotations

import re

from tuireader.patterns import late
from tuireader.query import dates
from tuireader.query.faults import checked, wrong
from tuireader.query.fields import known
from tuireader.query.tokens import NAME, OPERATORS
from tuireader.query.tree import (
    After,
    Age,
    All,
    And,
    Before,
    Is,
    Newest,
    Node,
    Not,
    Or,
    Regex,
    Tag,
)
from tuireader.query.values import MOST
from tuireader.text import clean, excerpt

_PIECE = late(r"\S+")
_TAG = late(r"\+[^\W\d_]\S*")
_UNITS = "sec|second|min|minute|hour|day|week|fortnight|month|year"
_AGE = late(rf"(?:[0-9]{{1,5}}-?(?:{_UNITS})s?-?)+(?:ago|old)?")
_SPAN = late(rf"([0-9]{{1,5}})-?({_UNITS})s?")
_CALENDAR = late(r"today|yesterday|[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:t[0-9:]+z?)?)?")
_SECONDS = {
    "sec": 1, "second": 1, "min": 60, "minute": 60, "hour": 3600, "day": dates.DAY, "week": 7 * dates.DAY,
    "fortnight": 14 * dates.DAY, "month": 30 * dates.DAY, "year": 365 * dates.DAY,
}  # fmt: skip
_ESCAPES = {"<": r"\b", ">": r"\b", "`": r"\A", "'": r"\Z", **dict(zip("(){}|", "(){}|", strict=True))}


def fits(text: str) -> bool:
    """Whether this is such a filter."""
    pieces = text.split()
    return any(is_tag(one) or is_date(one) for one in pieces) and not any(map(_ours, pieces))


def _ours(piece: str) -> bool:
    """Whether a piece is of our own notation."""
    named = NAME.match(piece.lstrip("-!"))
    if named is not None and known(named[1], "~" if named[2] == "~" else ":") is not None:
        return True
    if piece in OPERATORS or piece in ("|", "||"):
        return True
    return piece.lstrip("-!").startswith(('"', "(")) or (piece.startswith("\\") and piece[1:2] not in "(<`")


def is_tag(piece: str) -> bool:
    """Whether a piece is a tag behind ``+``."""
    return _TAG.fullmatch(piece) is not None


def is_date(piece: str) -> bool:
    """Whether a piece is an age or a date behind ``@``; a word such as ``@today`` is one within a range only: alone it
    may be somebody's name."""
    ends = piece[1:].split("--") if piece.startswith("@") else []
    if len(ends) == 1 and ends[0].isalpha():
        return False
    known_ends = [one for one in ends if one]
    return bool(known_ends) and len(ends) <= 2 and all(_end(one, 0) is not None for one in known_ends)


def parse(text: str, now: int) -> Node:
    """The tree of a filter. QueryError, with the column, on a date or a regular expression that is none."""
    parts: list[Node] = []
    sources: list[Node] = []
    limit = 0
    for found in _PIECE.finditer(text):
        piece, column = clean(found[0]), found.start()
        sign, rest = piece[:1], piece[1:]
        if piece in ("", "@", "+", "-", "!", "=", "~", "#"):  # nothing is left of what is not text
            continue
        if sign in "+-":
            parts.append(_tag(rest) if sign == "+" else _without(_tag(rest)))
        elif sign == "@":
            parts += _dates(text, column, rest, now)
        elif sign in "=~":
            source = Regex("source", _pattern(text, column + 1, rest))
            (sources if sign == "=" else parts).append(source if sign == "=" else Not(source))
        elif sign == "#":
            limit = _limit(text, column, rest)
        elif sign == "!":
            parts.append(Not(_said(text, column + 1, rest)))
        else:
            parts.append(_said(text, column, piece))
    if sources:
        parts.append(Or(tuple(sources)) if len(sources) > 1 else sources[0])
    whole = And(tuple(parts)) if len(parts) > 1 else parts[0] if parts else All()
    return Newest(limit, whole) if limit else whole


def _tag(name: str) -> Node:
    return {"unread": Is("unread"), "star": Is("starred"), "starred": Is("starred")}.get(name.lower(), Tag(name))


def _without(node: Node) -> Node:
    opposite = {Is("unread"): Is("read"), Is("starred"): Is("unstarred")}
    return opposite.get(node, Not(node)) if isinstance(node, Is) else Not(node)


def _said(text: str, column: int, pattern: str) -> Node:
    pattern = _pattern(text, column, pattern)
    return Or((Regex("title", pattern), Regex("link", pattern)))


def _limit(text: str, column: int, number: str) -> int:
    if not number.isascii() or not number.isdigit() or not 0 < int(number[:9]) <= MOST:
        raise wrong(text, column, f"#{excerpt(number)} is not a number from 1 to {MOST:,}")
    return int(number)


# ---------------------------------------------------------------- dates


def _dates(text: str, column: int, written: str, now: int) -> list[Node]:
    younger, between, older = written.partition("--")
    first, last = _end(younger, now), _end(older, now)
    for end, said in ((first, younger), (last, older)):
        if end is None and said:
            hint = "For example: @6-months-ago, @2022-02-08, @2-weeks-ago--yesterday"
            raise wrong(text, column, f"@{excerpt(written)} is no age and no date", hint)
    if isinstance(first, Age) and isinstance(last, Age) and first.seconds < last.seconds:
        first, last = last, first
    nodes: list[Node] = [] if first is None else [first]
    if between and isinstance(last, Age):
        nodes.append(Age(">=", last.seconds))
    elif between and isinstance(last, After):
        nodes.append(Before(last.seconds))
    return nodes


def _end(written: str, now: int) -> Age | After | None:
    """What is younger than one end of a range; None if it is neither an age nor a date."""
    written = written.lower()
    if written == "now":
        return Age("<=", 0)
    if _AGE.fullmatch(written):
        return Age("<=", sum(int(number) * _SECONDS[unit] for number, unit in _SPAN.findall(written)))
    if not _CALENDAR.fullmatch(written):
        return None
    found = dates.period(written, now)
    return After(found[0]) if found is not None else None


# ---------------------------------------------------------------- regular expressions


def _pattern(text: str, column: int, emacs: str) -> str:
    return checked(text, column, translated(emacs))


def translated(emacs: str) -> str:
    """A regular expression of Emacs as Python reads it: there a backslash gives ``( ) { } |`` a meaning, here it
    takes it away."""
    return re.sub(r"\\(.)|\[\^?\]?[^\]]*\]|[(){}|]", _one, emacs, flags=re.DOTALL)


def _one(found: re.Match[str]) -> str:
    if found[1]:
        return _ESCAPES.get(found[1], found[0])
    return found[0].replace("\\", "\\\\") if found[0].startswith("[") else f"\\{found[0]}"
