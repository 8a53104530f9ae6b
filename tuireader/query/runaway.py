"""Regular expressions that try a text in more ways than a life is long: found before they are run.

Python tries every way in which the rounds of a repeat can share a text among them. Where a repeat stands within
another, as in ``(a+)+``, these double with each character, and nothing can stop it: neither a key nor another thread
is heard meanwhile. It does no harm where rounds cannot be parted otherwise, as in ``([0-9]+[.])+``: each needs its dot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_MANY = 16
"""A repeat of at most so many rounds ends."""

_SIGNS = [*map(chr, range(128)), *"é№ж日٣\u00a0ſ"]
"""Characters of each class, to find out which of them a part of a pattern takes."""

_SINGLE = ("LITERAL", "NOT_LITERAL", "IN", "ANY")
"""Operations that take one character."""

_CATEGORIES = {
    f"CATEGORY_{no}{name}": letter.upper() if no else letter
    for no in ("", "NOT_")
    for name, letter in (("DIGIT", r"\d"), ("SPACE", r"\s"), ("WORD", r"\w"))
}

Part = tuple[Any, Any]
"""An operation of a parsed pattern and what it is about, as Python's own parser has them."""


def runs_away(pattern: str) -> bool:
    """Whether a repeat stands within a repeat so that a text can be shared in ever so many ways.

    False where that cannot be told. The pattern is one that Python understands.
    """
    try:
        from re import _parser  # type: ignore[attr-defined]  # what it parses into has no other name
    except ImportError:
        return False
    parsed = _parser.parse(pattern, re.IGNORECASE)
    return any(_many_ways(body) for body in _rounds(list(parsed)))


def _rounds(parts: list[Part]) -> Iterator[list[Part]]:
    """What each repeat of many rounds repeats, at any depth."""
    for part in parts:
        if _repeats(part):
            yield list(part[1][2])
        for inner in _within(part):
            yield from _rounds(inner)


def _many_ways(body: list[Part]) -> bool:
    """Whether rounds of these parts can share a text in more than one way."""
    if len(body) == 1 and str(body[0][0]) == "SUBPATTERN":
        return _many_ways(list(body[0][1][3]))
    if len(body) == 1 and str(body[0][0]) == "BRANCH":
        return any(_many_ways(list(branch)) for branch in body[0][1][1])
    taken = [_taken(list(part[1][2])) for part in _loose(body)]
    return any(not any(fixed.isdisjoint(signs) for fixed in _needed(body)) for signs in taken)


def _loose(parts: list[Part]) -> Iterator[Part]:
    """The repeats of many rounds in these parts that may give back what they took."""
    for part in parts:
        if _repeats(part):
            yield part
        if str(part[0]) not in ("ATOMIC_GROUP", "POSSESSIVE_REPEAT", "ASSERT", "ASSERT_NOT"):
            for inner in _within(part):
                yield from _loose(inner)


def _needed(parts: list[Part]) -> Iterator[frozenset[str]]:
    """The characters of each place that every round of these parts has, one of which must stand there."""
    for part in parts:
        name = str(part[0])
        if name in _SINGLE:
            yield _taken([part])
        elif name == "SUBPATTERN":
            yield from _needed(list(part[1][3]))
        elif name.endswith("_REPEAT") and part[1][0]:
            yield from _needed(list(part[1][2]))


def _repeats(part: Part) -> bool:
    return str(part[0]) in ("MAX_REPEAT", "MIN_REPEAT") and part[1][1] > max(_MANY, part[1][0])


def _within(part: Part) -> Iterator[list[Part]]:
    """The lists of parts that a part is made of."""
    pending = [part[1]]
    while pending:
        one = pending.pop()
        if type(one).__name__ == "SubPattern":
            yield list(one)
        elif isinstance(one, tuple | list):
            pending += one


def _taken(parts: list[Part]) -> frozenset[str]:
    """Which signs may be taken by any of these parts; all of them where that is not to be told."""
    found: frozenset[str] = frozenset()
    for part in parts:
        inner = list(_within(part))
        if str(part[0]) in _SINGLE:
            found |= frozenset(sign for sign in _SIGNS if _takes(part, sign))
        elif inner:
            found |= frozenset().union(*map(_taken, inner))
        elif str(part[0]) != "AT":
            return frozenset(_SIGNS)
    return found


def _takes(part: Part, sign: str) -> bool:
    """Whether the part, which is about one character, takes this one."""
    name, about = str(part[0]), part[1]
    if name == "IN":
        negated = any(str(each[0]) == "NEGATE" for each in about)
        return negated != any(_takes(each, sign) for each in about if str(each[0]) != "NEGATE")
    if name == "CATEGORY":
        return re.match(_CATEGORIES.get(str(about), "."), sign, re.DOTALL) is not None
    if name == "RANGE":
        return any(about[0] <= ord(each) <= about[1] for each in (*sign.lower(), *sign.upper()))
    if name == "ANY":
        return sign != "\n"
    return (name == "LITERAL") == (chr(about).lower() == sign.lower())
