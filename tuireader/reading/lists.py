"""Lists: bullets, numbers in their order and kind, terms and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.reading import style
from tuireader.reading.blocks import Margin
from tuireader.reading.elements import Enter, Leave, attribute, number

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from tuireader.reading.builder import Builder

_BULLETS = "•◦▪"


class List:
    """A list we are inside of: what its next marker is."""

    def __init__(self, depth: int, ordered: bool = False) -> None:
        self.depth = depth
        self.ordered = ordered
        self.kind = "1"
        self.next = 1
        self.step = 1
        self.width = 2
        self.items = 0
        self.start = 0
        """How many blocks there were when the list began."""
        self.begun = 0
        """How many blocks there were when the item in the making began."""
        self.loose = False
        """An item of several paragraphs was met: the items after it are set apart."""

    def marker(self, node: LexborNode) -> str:
        """The marker of the item `node`; counts on."""
        self.items += 1
        if not self.ordered:
            return _BULLETS[min(self.depth, len(_BULLETS) - 1)]
        n = self.next = number(node, "value", self.next)
        self.next += self.step
        return numeral(n, attribute(node, "type") or self.kind) + "."


def numeral(n: int, kind: str) -> str:
    """`n` as the ``type`` of an ordered list writes it (1, a, A, i, I); decimal where it cannot."""
    if kind in ("a", "A") and n > 0:
        letters = ""
        while n > 0:
            n, rest = divmod(n - 1, 26)
            letters = chr(97 + rest) + letters
        return letters if kind == "a" else letters.upper()
    if kind in ("i", "I") and 0 < n < 4000:
        roman = ""
        for value, letters in _ROMAN:
            roman += letters * (n // value)
            n %= value
        return roman if kind == "i" else roman.upper()
    return str(n)


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


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
