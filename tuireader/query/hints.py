"""What to write instead of a comparison that newsboat would write."""

from __future__ import annotations

from collections.abc import Callable

from tuireader.errors import QueryError
from tuireader.patterns import late
from tuireader.query.fields import known, signs
from tuireader.query.newsboat_attributes import ATTRIBUTES
from tuireader.query.show import unparse
from tuireader.query.tree import Node
from tuireader.query.unquoted import Comparison
from tuireader.text import excerpt

_NUMBER = late(r"-?[0-9]{1,9}(?::-?[0-9]{1,9})?")
_OPEN = late(r"(?<!\\)(?:\\\\)*+\\$")
"""A backslash at the end, which would take the quote behind it into the text; with those before it."""
_LIKELY = {"unread": "yes", "date": "2022-02-01"}


def told(one: Comparison, now: int, parse: Callable[[str, int], Node], *, mixed: bool = False) -> tuple[str, str]:
    """What is wrong with a comparison, and what to write; `parse` reads newsboat's notation; `mixed`: beside fields of
    ours, where it cannot be written."""
    begun = f"{one.name} {one.operator}"
    if one.name.lower() not in ATTRIBUTES:
        return f"{begun} is no comparison here: a field and its value stand together", f"Write {_field(one)}"
    theirs = _theirs(one)
    try:
        ours = unparse(parse(theirs, now))
    except QueryError as error:
        return error.message.removeprefix(f"column {error.column + 1}: "), error.next_step
    if not one.value:
        said = f"behind {begun} a value is missing"
    elif mixed:
        said = f"{begun} is for newsboat's filters, which have no fields"
    else:
        said = "newsboat's filters put a text into quotes"
    return said, f"Write {ours}" if mixed else f"Write {theirs}, or {ours}"


def _field(one: Comparison) -> str:
    field = known(one.name, ":") or known(one.name, "~")
    assert field is not None, "it is compared because it is one"
    negated = "-" if one.operator.startswith("!") else ""
    compared = one.operator if one.operator[0] in "<>" else ""
    value = f"{field.name}{signs(field)[0]}{compared}{excerpt(one.value)}" if one.value else field.example
    return f"{negated}{value}"


def _theirs(one: Comparison) -> str:
    """The comparison as newsboat would have it; whatever its text holds, the quotes around it are the only ones."""
    value = _OPEN.sub("", excerpt(one.value).replace('"', "'")) or _LIKELY.get(one.name.lower(), "x")
    return f"{one.name} {one.operator} {value}" if _NUMBER.fullmatch(value) else f'{one.name} {one.operator} "{value}"'
