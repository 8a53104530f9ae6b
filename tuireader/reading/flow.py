"""Elements that make blocks: paragraphs and sections, headings, quotes, lists, code, rules."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tuireader import text
from tuireader.reading import style
from tuireader.reading.blocks import Block, Heading, Margin, Rule, Spans
from tuireader.reading.builder import Builder
from tuireader.reading.code import code_block
from tuireader.reading.elements import SKIP, Enter, Leave
from tuireader.reading.nodes import attribute

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def block(builder: Builder, _node: LexborNode) -> Leave:
    """Anything that stands on lines of its own."""
    builder.flush()
    return builder.flush


def _styled_block(flag: int) -> Enter:
    def enter(builder: Builder, _node: LexborNode) -> Leave:
        builder.flush()
        before = builder.style
        builder.style |= flag

        def leave() -> None:
            builder.flush()
            builder.style = before

        return leave

    return enter


def _heading(builder: Builder, node: LexborNode) -> Leave:
    builder.flush()
    level = int((node.tag or "h1")[1])

    def make(spans: Spans) -> Block:
        builder.heading(level, spans)
        margins, tight = builder.place()
        return Heading(spans=spans, level=level, ruled=level < 3, margins=margins, tight=tight)

    outer, builder.make = builder.make, make

    def leave() -> None:
        builder.flush()
        builder.make = outer

    return leave


def _summary(builder: Builder, node: LexborNode) -> Leave:
    """What stands over details that may be folded: marked, as they are shown open."""
    leave = _styled_block(style.BOLD)(builder, node)
    if node.text(deep=True).strip():
        builder.sign("▾ ")
    assert leave is not None
    return leave


def _rule(builder: Builder, _node: LexborNode) -> Leave:
    builder.flush()
    if not builder.cell:
        margins, tight = builder.place()
        builder.add(Rule(margins=margins, tight=tight))
    return SKIP


def _set_in(builder: Builder, margin: Margin, flag: int = style.PLAIN) -> Leave:
    builder.flush()
    before = builder.style
    builder.style |= flag
    builder.set_in(margin)

    def leave() -> None:
        builder.flush()
        builder.margins.pop()
        builder.style = before

    return leave


def _quote(builder: Builder, _node: LexborNode) -> Leave:
    return _set_in(builder, Margin("quote"), style.QUOTE)


def _figure(builder: Builder, node: LexborNode) -> Leave:
    """The caption stands right below; what it says need not be said by the image too."""
    builder.flush()
    outer = builder.figure, builder.caption
    caption = node.css_first("figcaption")
    builder.figure = builder.count
    builder.caption = "" if caption is None else text.line(caption.text(deep=True))

    def leave() -> None:
        builder.flush()
        builder.figure, builder.caption = outer
        builder.tight = False

    return leave


def _caption(builder: Builder, node: LexborNode) -> Leave | None:
    builder.flush()
    within = builder.figure is not None
    above = within and builder.count == builder.figure
    builder.tight = within and not above
    done = _styled_block(style.ITALIC)(builder, node)

    def leave() -> None:
        if done is not None:
            done()
        builder.tight = above

    return leave


# ---------------------------------------------------------------- code

_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|highlight-source|brush:\s*|sourceCode\s+)-?([\w+#.\-]+)")


def _language(node: LexborNode) -> str:
    """As stated on the ``pre``, on the ``code`` in it or on the box around it; empty if nowhere."""
    inner = node.first_child
    for place in (node, inner if inner is not None and inner.tag == "code" else None, node.parent):
        if place is None or not place.is_element_node:
            continue
        stated = attribute(place, "data-lang") or attribute(place, "data-language")
        found = _LANGUAGE.search(attribute(place, "class"))
        if stated or found:
            return (stated or (found[1] if found else "")).lower()
    return ""


def _preformatted(builder: Builder, node: LexborNode) -> Leave:
    builder.flush()
    outer, verbatim, before = builder.make, builder.verbatim, builder.style
    builder.make = partial(code_block, builder, language=_language(node))
    builder.verbatim = True
    builder.style |= style.CODE

    def leave() -> None:
        builder.flush()
        builder.make, builder.verbatim, builder.style = outer, verbatim, before

    return leave


def _within_code(enter: Enter) -> Enter:
    """A block inside ``pre`` is a line of it, not a block of its own."""

    def entered(builder: Builder, node: LexborNode) -> Leave | None:
        if not builder.verbatim:
            return enter(builder, node)
        builder.fresh_line()
        return builder.fresh_line

    return entered


_BLOCKS = (
    "p div section article main header footer nav aside body html center details dialog search fieldset form"
    " legend hgroup frameset optgroup option select textarea button dir"
)

ELEMENTS: dict[str, Enter] = {
    **dict.fromkeys(_BLOCKS.split(), _within_code(block)),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _within_code(_heading)),
    "address": _within_code(_styled_block(style.ITALIC)),
    "summary": _within_code(_summary),
    "blockquote": _within_code(_quote),
    "figure": _within_code(_figure),
    "figcaption": _within_code(_caption),
    "hr": _within_code(_rule),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), _within_code(_preformatted)),
}
