"""HTML → a page. The tree is walked once and without recursion, so depth costs nothing.

Tree construction is the parser's (selectolax, lexbor, by the HTML standard), which has an answer for any
broken markup; this file knows only the walk. What an element means stands in the tables of `inline`, `flow`,
`lists`, `tables` and `embeds`; an element in none of them is read through as if it were not there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tuireader import text
from tuireader.reading.attributes import few
from tuireader.reading.blocks import Page
from tuireader.reading.builder import Builder
from tuireader.reading.elements import SKIP, Enter, Leave, skip
from tuireader.reading.links import Numbers
from tuireader.reading.nesting import flatten

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNSEEN = "head script style template title noembed noframes datalist meta link base col colgroup param source track"
_NAMING = re.compile(r"\b(?:id|name)\s*=", re.I)
_HIDING = re.compile(r"\bhidden\b|display\s*:\s*none|<dialog|\bpopover\b|visibility\s*:\s*collapse", re.I)
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.I)


@cache
def elements() -> dict[str, Enter]:
    """The handler of each element that means something, by tag."""
    from tuireader.reading import embeds, flow, inline, lists, tables

    table: dict[str, Enter] = dict.fromkeys(_UNSEEN.split(), skip)
    for room in (inline, flow, lists, tables, embeds):
        table.update(room.ELEMENTS)
    return table


def parse(markup: str, base: str | None = None) -> Page:
    """The page that `markup` (a whole document or a part of one) holds. Relative addresses are of `base`.

    Never raises for what the markup is; every visible word stands in the page once and in order.
    """
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_parted(flatten(few(markup.replace("\x00", "\ufffd")))))
    numbers = Numbers(base)
    if "<base" in markup:
        stated = tree.css_first("base[href]")
        if stated is not None:
            numbers.base = numbers.resolve(stated.attributes.get("href")) or base
    builder = Builder(numbers)
    if tree.root is not None:
        names = _names(tree.root) if _NAMING.search(markup) else {}
        numbers.ids = frozenset(names.values())
        _walk(builder, tree.root, _hidden(tree.root) if _HIDING.search(markup) else frozenset(), names)
    return builder.page()


# A cell or row where none can be is no element to the parser, and what it holds runs into its neighbours.
_CELL = re.compile(r"<(?=/?(?:t[rdh]|thead|tbody|tfoot|table)[\s/>])", re.I)


def _parted(markup: str) -> str:
    """`markup` with a space before each tag of a table, which means nothing wherever such a tag may stand."""
    return _CELL.sub(" <", markup)


def _names(root: LexborNode) -> dict[int, str]:
    """By node: the name of the place it is (HTML standard, 7.4.6.3: ``id``, or ``name`` of an ``a``)."""
    found: dict[int, str] = {}
    for node in root.css("[id], a[name]"):
        attributes = node.attributes
        name = attributes.get("id") or (attributes.get("name") if node.tag == "a" else None)
        if name:
            found[node.mem_id] = text.line(name)
    return found


def _walk(builder: Builder, root: LexborNode, hidden: frozenset[int], names: dict[int, str]) -> None:
    handlers = elements()
    special = bool(hidden or names)
    above: list[tuple[LexborNode | None, Leave | None]] = []
    node: LexborNode | None = root
    while True:
        if node is None:
            if not above:
                return
            node, leave = above.pop()
            if leave is not None:
                leave()
            continue
        following = node.next
        if node.is_text_node:
            builder.text(node.text_content or "")
        elif node.is_element_node and not (special and node.mem_id in hidden):
            enter = handlers.get(node.tag or "")
            leave = enter(builder, node) if enter is not None else None
            if special and node.mem_id in names:
                builder.anchor(names[node.mem_id])
            if leave is not SKIP:
                above.append((following, leave))
                following = node.first_child
        node = following


def _hidden(root: LexborNode) -> frozenset[int]:
    """The nodes a browser without style sheets and scripts would not show."""
    return frozenset(
        node.mem_id for node in root.css("[hidden], [popover], [style], dialog:not([open])") if _is_hidden(node)
    )


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if "popover" in attributes or (node.tag == "dialog" and "open" not in attributes):
        return True
    return _HIDDEN_STYLE.search(attributes.get("style") or "") is not None
