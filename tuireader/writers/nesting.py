"""Blocks, each with its margins → what lies in what: lists, their items, quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import TypeAlias

from tuireader.reading.blocks import Block, Margin
from tuireader.values import dataclass

_NUMBER = re.compile(r"(\d{1,9})[.)]")
_ORDERED = re.compile(r"\w{1,9}[.)]")


@dataclass(slots=True)
class Leaf:
    """A block, and its number on the page."""

    block: Block
    number: int


@dataclass(slots=True)
class Box:
    """A quote, or what is set in."""

    quote: bool
    inside: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Items:
    """A list."""

    ordered: bool
    first: int = 1
    """The number of the first item."""
    items: list[list[Node]] = field(default_factory=list)


Node: TypeAlias = Leaf | Box | Items


def nested(blocks: Iterable[Block]) -> list[Node]:
    """The blocks of a page as a tree."""
    root: list[Node] = []
    above: list[tuple[Box | Items, list[Node]]] = []
    """Each open container, and where what comes next in it goes."""
    for number, block in enumerate(blocks):
        depth = 0
        for margin in block.margins:
            if depth >= len(above) or not _goes_on(above[depth][0], margin):
                around = above[depth - 1][1] if depth else root
                before = above[depth][0] if depth < len(above) else None
                del above[depth:]
                above.append(_opened(margin, before, around))
            depth += 1
        del above[depth:]
        (above[-1][1] if above else root).append(Leaf(block, number))
    return root


def _goes_on(container: Box | Items, margin: Margin) -> bool:
    """Whether a margin is that of the same quote or the same item; an item begins where its marker stands."""
    if isinstance(container, Items):
        return margin.kind == "item" and not margin.marker
    return margin.kind != "item" and container.quote == (margin.kind == "quote")


def _opened(margin: Margin, before: Box | Items | None, around: list[Node]) -> tuple[Box | Items, list[Node]]:
    if margin.kind != "item":
        box = Box(margin.kind == "quote")
        around.append(box)
        return box, box.inside
    marker = margin.marker.strip()
    ordered, stated = bool(_ORDERED.fullmatch(marker)), _NUMBER.fullmatch(marker)
    number = int(stated[1]) if stated else 1
    item: list[Node] = []
    if isinstance(before, Items) and before.ordered == ordered and not (stated and number < before.first):
        before.items.append(item)
        return before, item
    made = Items(ordered, number, [item])
    around.append(made)
    return made, item


def leaves(nodes: Iterable[Node]) -> Iterator[Leaf]:
    """Every block of a tree, in order."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        elif isinstance(node, Box):
            yield from leaves(node.inside)
        else:
            for item in node.items:
                yield from leaves(item)
