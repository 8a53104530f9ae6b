"""What stands in an article's part of a page and is not the article's; and what of its markup is needed to read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuireader.importers.full_text.choosing import Weights, words
from tuireader.importers.full_text.clearing import is_the_sites, prune
from tuireader.text import fold

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MAY_GO = "div section aside header footer ul ol dl table p span"
_BOXES = frozenset(_MAY_GO.split())
_KEEPS = "pre, figure, img, picture, video, audio, math, svg, code, blockquote"
_SAYING_SOMETHING = (
    "href src alt title srcset data-src data-srcset data-lazy-src data-original data-url data-lang data-language"
    " colspan rowspan start type value reversed width height scope datetime cite encoding alttext aria-label data"
)
_ATTRIBUTES = frozenset(_SAYING_SOMETHING.split())
_LANGUAGE = re.compile(r"\b(?:language|lang|highlight-source|brush:|sourceCode|emoji|smiley|latex|tex|mwe-math)\b")


def trim(root: LexborNode, weights: Weights, title: str) -> None:
    """Take out of `root` the site's own parts, lists of links, and a heading that only repeats `title`."""
    repeated = fold(title)

    def doomed(node: LexborNode) -> bool:
        known = weights.of(node)
        if node.tag in ("h1", "h2") and repeated and fold(node.text(deep=True)) == repeated:
            return True
        if node.tag not in _BOXES:
            return False
        said = words(node.text(deep=True, separator=" "))
        if said and known >= len(said) / 2:
            return False
        if is_the_sites(node) or node.tag in ("aside", "footer"):
            return known < len(said) / 3 or len(said) < 40
        return len(said) > 3 and node.tag != "p" and _is_links(node, said) and node.css_first(_KEEPS) is None

    prune(root, doomed)


def _is_links(node: LexborNode, said: list[str]) -> bool:
    """Whether most of the words are in links: a list of other articles."""
    linked = sum(len(words(link.text(deep=True, separator=" "))) for link in node.css("a[href]"))
    return linked > 0.6 * len(said)


def strip(root: LexborNode) -> None:
    """Leave only the attributes that say something to a reader."""
    for node in root.traverse(include_text=False):
        for name in list(node.attributes):
            keeps = name == "class" and _LANGUAGE.search(node.attributes.get(name) or "")
            if name not in _ATTRIBUTES and not keeps:
                del node.attrs[name]
