"""Lists: bullets, numbers in their order and kind, terms and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.reading import style
from tuireader.reading.blocks import Margin
from tuireader.reading.elements import Enter, Leave
from tuireader.reading.markers import List
from tuireader.reading.nodes import attribute, number

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from tuireader.reading.builder import Builder


def _list(builder: Builder, node: LexborNode) -> Leave:
    builder.flush()
    made = List(len(builder.lists), node.tag == "ol")
    made.start = builder.count
    if made.ordered:
        _number(made, node)
    builder.lists.append(made)
    stray = Margin("indent") if made.depth and node.parent is not None and node.parent.tag != "li" else None
    if stray:
        builder.set_in(stray)

    def leave() -> None:
        builder.flush()
        builder.tight = False
        builder.lists.pop()
        if stray:
            builder.margins.pop()

    return leave


def _number(made: List, node: LexborNode) -> None:
    """Kind, order and the width of the widest marker, so that the items stand in one column."""
    items = []
    child = node.first_child
    while child is not None:
        if child.tag == "li":
            items.append(child)
        child = child.next
    made.kind = attribute(node, "type") or "1"
    backwards = "reversed" in node.attributes
    made.step = -1 if backwards else 1
    made.next = first = number(node, "start", len(items) if backwards else 1)
    for item in items:
        made.width = max(made.width, len(made.marker(item)) + 1)
    made.next, made.items = first, 0


def _stray(builder: Builder) -> List:
    """What an item outside of any list is in."""
    made = List(0)
    made.start = builder.count
    return made


def _item(builder: Builder, node: LexborNode) -> Leave:
    builder.flush()
    inside = builder.lists[-1] if builder.lists else _stray(builder)
    marker = inside.marker(node)
    inner_first = len(builder.lists) > 1 and builder.count > builder.lists[-2].begun
    if builder.count > inside.start or inner_first:
        builder.tight = not inside.loose
    width = max(inside.width, len(marker) + 1)
    if builder.cell:
        builder.text(f"{marker} ")
        return builder.flush
    builder.set_in(Margin("item", width, marker.rjust(width - 1)))
    inside.begun = before = builder.count

    def leave() -> None:
        builder.flush()
        builder.margins.pop()
        if builder.loose_since(before):
            inside.loose = True

    return leave


def _term(builder: Builder, _node: LexborNode) -> Leave:
    builder.flush()
    builder.tight = builder.in_terms
    outer, builder.style = builder.style, builder.style | style.BOLD

    def leave() -> None:
        builder.flush()
        builder.style = outer
        builder.in_terms = True

    return leave


def _meaning(builder: Builder, _node: LexborNode) -> Leave:
    builder.flush()
    builder.in_terms = False
    builder.tight = True
    builder.set_in(Margin("indent", 4))

    def leave() -> None:
        builder.flush()
        builder.margins.pop()
        builder.tight = False

    return leave


def _terms(builder: Builder, _node: LexborNode) -> Leave:
    builder.flush()
    builder.in_terms = False

    def leave() -> None:
        builder.flush()
        builder.in_terms = False

    return leave


ELEMENTS: dict[str, Enter] = {
    **dict.fromkeys(("ul", "ol", "menu"), _list),
    "li": _item,
    "dl": _terms,
    "dt": _term,
    "dd": _meaning,
}
