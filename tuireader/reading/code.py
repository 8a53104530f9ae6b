"""Code: spans whose white space counts → a block whose columns stand."""

from __future__ import annotations

import re

from tuireader.reading.blocks import Block, Span, Verbatim
from tuireader.reading.builder import Builder, Spans

TAB = 8
"""Cells from one tab stop to the next."""
_BLANK_LINES = re.compile(r"\A(?: *\n)+")


def code_block(builder: Builder, spans: Spans, language: str) -> Block:
    """`spans` as a block of code: tabs expanded, blank lines around it dropped."""
    expanded: list[Span] = []
    column = 0
    for span in spans:
        words = span.text
        if "\t" in words:
            words = (" " * (column % TAB) + words).expandtabs(TAB)[column % TAB :]
        last = words.rfind("\n")
        column = len(words) - last - 1 if last >= 0 else column + len(words)
        expanded.append(span if words is span.text else Span(words, span.style, span.link))
    while not expanded[0].text.strip("\n"):
        expanded.pop(0)
    expanded[0] = expanded[0]._replace(text=_BLANK_LINES.sub("", expanded[0].text))
    expanded[-1] = expanded[-1]._replace(text=expanded[-1].text.rstrip())
    margins, tight = builder.place()
    return Verbatim(spans=tuple(expanded), language=language, margins=margins, tight=tight)
