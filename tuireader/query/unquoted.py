"""A comparison as newsboat writes it whose text is not in quotes, or that stands among fields of ours:
``unread = yes``, ``tag = news``. As words it would find nothing.
"""

from __future__ import annotations

from tuireader.patterns import late
from tuireader.query.fields import known
from tuireader.query.newsboat_attributes import ATTRIBUTES
from tuireader.values import dataclass

_COMPARED = late(
    r"([A-Za-z_][\w-]*+)(?:\s*+(=~|!~|==|!=|!#|<=|>=|=|<|>)\s*+|\s++(#)\s++)"
    r"""(?:"([^"]*+)"?|'([^']*+)'|([^\s()"]*+))"""
)


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
