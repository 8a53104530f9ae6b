"""Code: spans whose white space counts → a block whose columns stand."""

from __future__ import annotations

import re

from tuireader.reading.blocks import Block, Span, Spans, Verbatim
from tuireader.reading.builder import Builder
from tuireader.reading.tabs import expanded
from tuireader.text import cells, steady

_BLANK_LINES = re.compile(r"\A(?: *\n)+")


def code_block(builder: Builder, spans: Spans, language: str) -> Block:
    """`spans` as a block of code: tabs expanded, blank lines around it dropped."""
    made: list[Span] = []
    column = 0
    for span in spans:
        words = expanded(span.text, column)
        _, end, last = words.rpartition("\n")
        column = cells(steady(last)) + (0 if end else column)
        made.append(span if words is span.text else Span(words, span.style, span.link))
    while not made[0].text.strip("\n"):
        made.pop(0)
    made[0] = made[0]._replace(text=_BLANK_LINES.sub("", made[0].text))
    made[-1] = made[-1]._replace(text=made[-1].text.rstrip())
    margins, tight = builder.place()
    return Verbatim(spans=tuple(made), language=language, margins=margins, tight=tight)
