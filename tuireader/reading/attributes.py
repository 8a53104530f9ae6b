"""Tags with more attributes than any page has, cut short before they are parsed.

A tokenizer looks at each attribute whether the tag has it already: 50,000 in one tag cost 18 seconds, in C, where
nothing else can happen meanwhile.
"""

from __future__ import annotations

import re

MOST = 300
"""Attributes of a tag that are kept."""
_LONG = 10_000
"""Characters of a markup below which no tag can cost anything."""

# As a browser's tokenizer finds them: quotes mean something behind "=" alone (HTML Living Standard, 13.2.5.32 and on).
# Nothing here is given back once it has matched, and every tag matches: each character is looked at once.
_VALUE = r"\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+"
_ONE = rf"[\s/]*+[^\s/>][^\s/>=]*+(?>\s*+=\s*+(?:{_VALUE})?)?+"
_TAG = re.compile(rf"(<[a-zA-Z][^\s/>]*+(?>{_ONE}){{0,{MOST}}}+)(?>{_ONE})*+")


def few(markup: str) -> str:
    """`markup` in which no tag has more than `MOST` attributes."""
    return markup if len(markup) < _LONG else _TAG.sub(r"\1", markup)
