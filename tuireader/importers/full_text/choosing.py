"""Which part of a page its article is: the smallest that holds nearly all words that are known to be the article's.

Without such words, the part whose paragraphs say most outside of links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_WORD = re.compile(r"\w+")
_STANDING = (
    "p div li dd dt pre blockquote td th h1 h2 h3 h4 h5 h6 figcaption section article main aside header footer"
    " figure table tbody thead tr ul ol dl center details summary address caption body"
)
_BLOCKS = frozenset(_STANDING.split())
RUN = 3
"""Words in a row by which a text is recognised."""
NEARLY_ALL = 0.9


def words(text: str) -> list[str]:
    """The words of `text`, as they are compared."""
    return _WORD.findall(text.lower())


class Known:
    """Words that are known to be the article's: runs of three tell a text, whatever stands around them."""

    def __init__(self, text: str) -> None:
        self._runs: set[tuple[str, ...]] = set()
        for line in text.split("\n"):
            self._runs.update(_runs(words(line)))

    def __bool__(self) -> bool:
        return bool(self._runs)

    def share(self, text: list[str]) -> float:
        """How much of these words is known, 0 to 1."""
        runs = _runs(text)
        return sum(run in self._runs for run in runs) / len(runs) if runs else 0.0


def _runs(text: list[str]) -> list[tuple[str, ...]]:
    if len(text) <= RUN:
        return [tuple(text)] if text else []
    return [tuple(text[i : i + RUN]) for i in range(len(text) - RUN + 1)]


class Weights:
    """How many words of each element, with all below it, count."""

    def __init__(self) -> None:
        self._of: dict[int, float] = {}

    def add(self, block: LexborNode, weight: float) -> None:
        """`weight` for a block and all that it lies in."""
        node: LexborNode | None = block
        while node is not None:
            self._of[node.mem_id] = self._of.get(node.mem_id, 0.0) + weight
            node = node.parent

    def of(self, node: LexborNode) -> float:
        """What was added to `node` or below it."""
        return self._of.get(node.mem_id, 0.0)


def blocks(root: LexborNode) -> Iterator[tuple[LexborNode, list[str], float]]:
    """Each element that itself holds text, those words, and their share outside of links."""
    for node in root.traverse(include_text=False):
        if node.tag not in _BLOCKS:
            continue
        said, linked = _own_words(node)
        if said:
            yield node, said, 1 - linked / len(said)


def _own_words(block: LexborNode) -> tuple[list[str], int]:
    """The words right in `block`, not in blocks within it; how many of them are in links."""
    said: list[str] = []
    linked = 0
    waiting = [(child, block.tag == "a") for child in reversed(list(block.iter(include_text=True)))]
    while waiting:
        node, in_link = waiting.pop()
        if node.is_text_node:
            found = words(node.text_content or "")
            said += found
            linked += len(found) if in_link else 0
        elif node.tag not in _BLOCKS:
            in_link = in_link or node.tag == "a"
            waiting += [(child, in_link) for child in reversed(list(node.iter(include_text=True)))]
    return said, linked


def choose(body: LexborNode, known: Known) -> tuple[LexborNode, Weights]:
    """The article's part of `body`, and how much of each part is the article's."""
    weights = Weights()
    for block, said, plain in blocks(body):
        weight = len(said) * known.share(said) if known else _worth(block, said, plain)
        if weight:
            weights.add(block, weight)
    return _smallest(body, weights), weights


def _worth(block: LexborNode, said: list[str], plain: float) -> float:
    """What a text counts by its looks: long paragraphs without links are what articles are made of."""
    if len(said) < 8 and block.tag not in ("pre", "h1", "h2", "h3"):
        return 0.0
    return len(said) * plain**2


def _smallest(body: LexborNode, weights: Weights) -> LexborNode:
    chosen, wanted = body, NEARLY_ALL * weights.of(body)
    while wanted:
        heavy = [child for child in chosen.iter() if weights.of(child) >= wanted]
        if not heavy or heavy[0].tag in ("p", "tr", "td", "li", "tbody", "pre", "ul", "ol", "dl", "h1", "blockquote"):
            break
        chosen = heavy[0]
    return chosen
