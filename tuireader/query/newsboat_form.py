"""What newsboat's filter expressions look like, so that they are told from queries in our notation."""

from __future__ import annotations

from tuireader.patterns import late
from tuireader.query.newsboat_attributes import ATTRIBUTES
from tuireader.query.values import slip

OPERATORS = r"=~|!~|==|!=|!#|<=|>=|=|<|>|\#|between(?![^\s\d-])"
"""Every operator, as a pattern."""
_START = late(rf"[\s(]*+([A-Za-z_]\w*+)\s*+({OPERATORS})\s*+(?:(\")|-?[0-9])")
_BEGUN = late(r"[\s(]*+([A-Za-z_]\w*+)(\s*+[=!~<>#]{0,2}\s*+)")
_CLEAR = ("=~", "!~", "==", "!=")


def fits(text: str) -> bool:
    """Whether this is such an expression."""
    found = _START.match(text)
    if found is None:
        return False
    name = found[1].lower()
    near = found[2] in _CLEAR and bool(found[3]) and any(slip(name, one) for one in ATTRIBUTES)
    return name in ATTRIBUTES or near


def begun(text: str) -> bool:
    """Whether this may be the beginning of one: the beginning of an attribute; a whole one, and an operator or its
    beginning."""
    found = _BEGUN.fullmatch(text)
    if found is None:
        return False
    name = found[1].lower()
    return name in ATTRIBUTES or (not found[2] and any(one.startswith(name) for one in ATTRIBUTES))
