"""Sentences run together without a space: how a dump writes all paragraphs of an article in one line."""

from __future__ import annotations

import re
from itertools import pairwise

# A sentence end, perhaps closing marks, then at once a capital, perhaps behind an opening mark. Before the end a
# small letter, a digit, a closing mark or a word of two capitals (`EU.The`), so that `U.S.A` and `J.R.R.` stay whole.
_GLUE = re.compile(
    r"(?:(?<=[^\W_A-ZА-ЯЁ])|(?<=[A-ZА-ЯЁ]{2})|(?<=[)\]\"”’»%]))"
    r"[.!?…]+[\"'”’»)\]]*"
    r"(?=[\"“„«‘(\[]?[A-ZА-ЯЁÀ-ÖØ-ÞΑ-ΩĀĂĄĆČĎĐĒĖĘĚĞĢĪĮŁŃŅŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽÁÉÍÓÚ][^\W\d_]*+(?!\w|\.\w))"
)
_OPENED = re.compile(r"[.!?…][\"'”’»)\]]*(?=[“„«‘][^\W\d_])")


def is_glued(line: str) -> bool:
    """Whether two sentences of `line` are run together."""
    return _GLUE.search(line) is not None


def parts(line: str) -> list[str]:
    """`line`, parted where sentences are run together; the whole of it if nowhere. Nothing is lost."""
    cuts = {_cut(line, found) for found in _OPENED.finditer(line)}
    quotes, seen = 0, 0
    for found in _GLUE.finditer(line):
        quotes, seen = quotes + line.count('"', seen, found.start()), found.start()
        cuts.add(_cut(line, found, opened=quotes % 2 == 1))
    bounds = [0, *sorted(cuts), len(line)]
    pieces = [line[start:end].strip() for start, end in pairwise(bounds)]
    return [piece for piece in pieces if piece]


def _cut(line: str, found: re.Match[str], *, opened: bool = True) -> int:
    """Where the next sentence begins: a straight quotation mark is its own if none is open."""
    if opened or '"' not in found[0]:
        return found.end()
    return found.start() + found[0].index('"')
