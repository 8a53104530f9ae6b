"""Markup nested past any sense made flat before it is parsed.

A tree builder checks the open elements at each tag, so 100,000 open ``<div>`` cost ten seconds and more. Tags
deeper than `DEEPEST` are taken out of the source text; a block leaves a line break, so that no two words run
together.
"""

from __future__ import annotations

import re

DEEPEST = 160

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</(?P=raw)|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>)?",
    re.S | re.I,
)
_VOID = "area base br col embed hr img input link meta param source track wbr"
# The parser closes these by itself when the next one opens: they nest only as deep as what is counted.
_CLOSED = "p li dt dd option optgroup tr td th thead tbody tfoot caption colgroup rt rp rb html head body"
_UNCOUNTED = frozenset(f"{_VOID} {_CLOSED}".split())
_WITHIN_LINES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby s samp"
    " small span strike strong sub sup time tt u var"
)
_INLINE = frozenset(_WITHIN_LINES.split())


def flatten(markup: str) -> str:
    """`markup` without the tags that would nest deeper than `DEEPEST`; the same text if there are none."""
    if markup.count("<") <= DEEPEST:
        return markup
    kept: list[str] = []
    copied = 0
    open_tags: list[tuple[str, bool]] = []
    counts: dict[str, int] = {}
    broken_at = -1
    for found in _TAG.finditer(markup):
        name = found["name"]
        if name is None or (name := name.lower()) in _UNCOUNTED:
            continue
        rest = found["rest"]
        if rest and rest.endswith("/>") and (counts.get("svg") or counts.get("math")):
            continue  # only foreign elements close themselves
        if found["end"]:
            if not counts.get(name):
                continue
            while True:
                top, stays = open_tags.pop()
                counts[top] -= 1
                if top == name:
                    break
            if stays:
                continue
        else:
            stays = len(open_tags) < DEEPEST
            open_tags.append((name, stays))
            counts[name] = counts.get(name, 0) + 1
            if stays:
                continue
        kept.append(markup[copied : found.start()])
        within_line = name in _INLINE or counts.get("svg") or counts.get("math") or name in ("svg", "math")
        if rest is not None:
            kept.append("" if within_line or broken_at == found.start() else "<br>")
            copied = found.end()
            if not within_line:
                broken_at = copied
        else:
            # An open quote in the tag: its end is the parser's to find. Under another name it opens nothing.
            void = "wbr" if within_line else "br"
            kept.append("</x" if found["end"] else f"<{void}")
            copied = found.end("name")
    if not kept:
        return markup
    kept.append(markup[copied:])
    return "".join(kept)
