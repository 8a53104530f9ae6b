"""A comparison as newsboat writes it whose text is not in quotes, or that stands among fields of ours:
``unread = yes``, ``tag = news``. As words it would find nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from tuireader.errors import QueryError
from tuireader.patterns import late
from tuireader.query.fields import known, signs
from tuireader.query.newsboat_attributes import ATTRIBUTES
from tuireader.query.tree import Node
from tuireader.text import excerpt
from tuireader.values import dataclass

_COMPARED = late(
    r"([A-Za-z_][\w-]*+)(?:\s*+(=~|!~|==|!=|!#|<=|>=|=|<|>)\s*+|\s++(#)\s++)"
    r"""(?:"([^"]*+)"?|'([^']*+)'|([^\s()"]*+))"""
)
_NUMBER = late(r"-?[0-9]{1,9}(?::-?[0-9]{1,9})?")
_LIKELY = {"unread": "yes", "date": "2022-02-01"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """``name operator value``."""

    name: str
    operator: str
    value: str
    """Without quotes; empty if there is none."""


def at(text: str, column: int) -> Comparison | None:
    """The comparison of a field or of one of newsboat's attributes that stands at a column."""
    found = _COMPARED.match(text, column)
    if found is None:
        return None
    name, operator = found[1], found[2] or found[3]
    if name.lower() not in ATTRIBUTES and known(name, ":") is None and known(name, "~") is None:
        return None
    return Comparison(name, operator, found[4] or found[5] or found[6] or "")


def told(one: Comparison, now: int, parse: Callable[[str, int], Node], *, mixed: bool = False) -> tuple[str, str]:
    """What is wrong with a comparison, and what to write; `parse` reads newsboat's notation; `mixed`: beside fields of
    ours, where it cannot be written."""
    from tuireader.query.show import unparse

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
    """The comparison as newsboat would have it."""
    value = excerpt(one.value) or _LIKELY.get(one.name.lower(), "x")
    return f"{one.name} {one.operator} {value}" if _NUMBER.fullmatch(value) else f'{one.name} {one.operator} "{value}"'
