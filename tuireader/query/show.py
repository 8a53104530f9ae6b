"""A tree in words for a status line, and as a query again."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from tuireader.patterns import late
from tuireader.query import dates, near_misses, newsboat_form
from tuireader.query.fields import Sign, known, meant
from tuireader.query.tokens import NAME, OPERATORS
from tuireader.query.tree import (
    After,
    Age,
    All,
    And,
    Author,
    Before,
    Count,
    Filed,
    From,
    FromId,
    Has,
    Is,
    Kind,
    Lang,
    Link,
    Newest,
    Node,
    Not,
    Op,
    Or,
    Regex,
    SourceAge,
    SourceHas,
    Tag,
    Title,
    View,
    WithHidden,
    Words,
)
from tuireader.query.values import SECONDS
from tuireader.text import line

_PLAIN_WORD = late(r"[^\s\"()\\|!*-][^\s\"()\\*]*")
_PLAIN_VALUE = late(r"[^\s\"()\\]+")


def in_words(node: Node) -> str:
    """What is asked for: ``tagged ukraine, not sport, unread, words macron``. One line, safe to draw."""
    return line(", ".join(_parts(node.parts)) if isinstance(node, And) and node.parts else _said(node))


def unparse(node: Node) -> str:
    """The query that `parse.parse` reads as this tree.

    Equal for every tree that the parser and `build` give. Elsewhere equal in meaning, but for one thing:
    beside other parts, a word of nothing but signs asks nothing and is dropped.
    """
    if node == All():
        return ""
    written = _written(node)
    if newsboat_form.fits(written):  # words that look like a filter of newsboat's
        first = next(at for at, char in enumerate(written) if char not in "( ")
        return f"{written[:first]}\\{written[first:]}"
    return written


# ---------------------------------------------------------------- joins


def _said(node: Node, within: bool = False) -> str:
    if isinstance(node, Not):
        return f"not {node.part.name if isinstance(node.part, Tag) else _said(node.part, within=True)}"
    if isinstance(node, Newest):
        return f"the newest {node.n:,} of ({_said(node.part)})"
    if isinstance(node, And | Or) and node.parts:
        said = " and ".join(_parts(node.parts)) if isinstance(node, And) else _either(node)
        return f"({said})" if within else said
    return _LEAVES[type(node)][0](node)


def _parts(parts: tuple[Node, ...]) -> list[str]:
    """Each part in words; words side by side are said at once."""
    said: list[str] = []
    for are_words, run in groupby(parts, lambda part: isinstance(part, Words)):
        each = [_said(part, within=True) for part in run]
        said += [f"words {' '.join(part.removeprefix('words ') for part in each)}"] if are_words else each
    return said


def _either(node: Or) -> str:
    return " or ".join(_said(part, within=True) for part in node.parts)


def _written(node: Node) -> str:
    if isinstance(node, Not):
        written = _group(node.part, And, Or, Not)
        return f"-{chr(92) if written.lower() == 'unread' else ''}{written}"
    if isinstance(node, Newest):
        return f"{'' if node.part == All() else _group(node.part, Or) + ' '}limit:{node.n}"
    if isinstance(node, And) and node.parts:
        return " ".join(_group(part, And, Or) for part in node.parts)
    if isinstance(node, Or) and node.parts:
        return " OR ".join(_group(part, Or) for part in node.parts)
    return _LEAVES[type(node)][1](node)


def _group(node: Node, *kinds: type[Node]) -> str:
    """The query of a part, in parentheses if it is of one of `kinds`."""
    written = _written(node)
    if not isinstance(node, kinds):
        return written
    escaped = "\\" in written.rpartition(" ")[2]  # such a word ends at white space only
    return f"({written} )" if escaped else f"({written})"


# ---------------------------------------------------------------- leaves


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def quoted_value(text: str) -> str:
    """A value as it stands behind ``field:``, in quotes where it needs them."""
    return _value(text)


def _value(text: str) -> str:
    return text if _PLAIN_VALUE.fullmatch(text) else _quoted(text)


def _word(node: Words) -> str:
    star = "*" if node.prefix else ""
    starred = node.text.endswith("*") and any(map(str.isalnum, node.text))  # would be read as a prefix
    if node.phrase or starred or any(map(str.isspace, node.text)):
        return _quoted(node.text) + star
    named = NAME.match(node.text)
    sign: Sign = "~" if named and named[2] == "~" else ":"
    field = named and (known(named[1], sign) or meant(named[1], sign))
    plain = _PLAIN_WORD.fullmatch(node.text) and node.text not in OPERATORS and not field
    plain = plain and not near_misses.is_one(node.text)
    return f"{'' if plain else chr(92)}{node.text}{star}"


def _words(node: Words) -> str:
    return f"words {_quoted(node.text) if node.phrase else node.text}{'…' if node.prefix else ''}"


def _age(seconds: int) -> tuple[int, str]:
    """In the largest of days, hours and seconds that leaves nothing over."""
    unit = next(unit for unit in "dhs" if seconds % SECONDS[unit] == 0)
    return seconds // SECONDS[unit], unit


def _old(node: Age | SourceAge) -> str:
    number, unit = _age(node.seconds)
    name = {"d": "day", "h": "hour", "s": "second"}[unit]
    return f"{_COMPARED[node.op]} {number} {name}{'' if number == 1 else 's'} old"


_COMPARED: dict[Op, str] = {
    "<": "less than",
    "<=": "at most",
    "=": "exactly",
    ">=": "at least",
    ">": "more than",
}

_LEAVES: dict[type[Node], tuple[Callable[[Any], str], Callable[[Any], str]]] = {
    All: (lambda node: "everything", lambda node: "is:any"),
    And: (lambda node: "everything", lambda node: "is:any"),
    Or: (lambda node: "nothing", lambda node: "(-is:any)"),
    Words: (_words, _word),
    Title: (lambda node: f"{node.text} in the title", lambda node: f"title:{_value(node.text)}"),
    Author: (lambda node: f"by {node.text}", lambda node: f"author:{_value(node.text)}"),
    Filed: (lambda node: f"{node.text} in the path of its file", lambda node: f"path:{_value(node.text)}"),
    Link: (lambda node: f"{node.text} in the address", lambda node: f"link:{_value(node.text)}"),
    Regex: (
        lambda node: f"{node.field.replace('-', ' ')} like {node.pattern}",
        lambda node: f"{node.field}~{_value(node.pattern)}",
    ),
    Tag: (lambda node: f"tagged {node.name}", lambda node: f"tag:{_value(node.name)}"),
    From: (lambda node: f"from {node.name}", lambda node: f"source:{_value(node.name)}"),
    FromId: (lambda node: f"from source {node.id}", lambda node: f"source-id:{node.id}"),
    SourceHas: (
        lambda node: (
            f"from sources with {_COMPARED[node.op]} {node.n:,}{' unread' if node.counted == 'unread' else ''}"
        ),
        lambda node: f"source-{node.counted}:{node.op}{node.n}",
    ),
    SourceAge: (
        lambda node: f"from sources whose newest is {_old(node)}",
        lambda node: f"source-age:{node.op}{''.join(map(str, _age(node.seconds)))}",
    ),
    View: (lambda node: f"view {node.name}", lambda node: f"view:{_value(node.name)}"),
    Kind: (lambda node: f"from {node.kind}s", lambda node: f"kind:{node.kind}"),
    Lang: (lambda node: f"in {node.code}", lambda node: f"lang:{node.code}"),
    Is: (lambda node: node.state, lambda node: f"is:{node.state}"),
    WithHidden: (lambda node: "hidden too", lambda node: "with:hidden"),
    Has: (lambda node: f"with {node.part}", lambda node: f"has:{node.part}"),
    Before: (
        lambda node: f"before {dates.written(node.seconds)}",
        lambda node: f"before:{dates.written(node.seconds)}",
    ),
    After: (
        lambda node: f"since {dates.written(node.seconds)}",
        lambda node: f"after:{dates.written(node.seconds)}",
    ),
    Age: (_old, lambda node: f"age:{node.op}{''.join(map(str, _age(node.seconds)))}"),
    Count: (lambda node: f"{_COMPARED[node.op]} {node.n} words", lambda node: f"words:{node.op}{node.n}"),
}
"""For each kind of leaf: how it is said, and how it is written. Empty joins are leaves too."""
