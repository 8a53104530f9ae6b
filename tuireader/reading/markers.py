"""What stands before the items of a list: bullets by depth, numbers in their order and kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.reading.nodes import attribute, number

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

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
