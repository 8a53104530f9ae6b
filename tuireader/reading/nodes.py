"""What is read off an element: its attributes, as text and as numbers, and the language it is in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST_ABOVE = 24
"""How many elements around one are asked for its language."""


def attribute(node: LexborNode, name: str) -> str:
    """An attribute's value, empty if it has none."""
    return node.attributes.get(name) or ""


_NUMBER = re.compile(r"\s*([+-]?[0-9]{1,9})(?![0-9])")


def number(node: LexborNode, name: str, default: int) -> int:
    """An attribute as a whole number, as browsers read it: leading digits count (``100px``).

    One too long to be meant is no number.
    """
    found = _NUMBER.match(attribute(node, name))
    return int(found[1]) if found else default


def language(node: LexborNode) -> str:
    """The language `node` is in, as stated on it or on what it is in; lower case, empty if nowhere."""
    place: LexborNode | None = node
    for _ in range(MOST_ABOVE):
        if place is None or not place.is_element_node:
            break
        stated = attribute(place, "lang") or attribute(place, "xml:lang")
        if stated:
            return stated.lower()
        place = place.parent
    return ""
