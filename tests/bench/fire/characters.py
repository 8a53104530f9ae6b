"""Every character there is, alone and in company, and sequences that terminals obey, through the one gate."""

from __future__ import annotations

import random
import sys
import time

from tests.bench.fire.trying import Tried
from tests.fire.stream import offences
from tests.fire.variants import SEQUENCES, hostile
from tuireader import text

_BLOCK = 4096
NOTHING = frozenset[str]()


def tried() -> list[Tried]:
    """All characters by blocks, then texts by chance."""
    blocks = [
        _of(f"U+{first:04X}", [chr(code) for code in range(first, min(first + _BLOCK, sys.maxunicode + 1))])
        for first in range(0, sys.maxunicode + 1, _BLOCK)
    ]
    dice = random.Random(1)
    return [*blocks, _of("sequences", list(SEQUENCES)), _of("by chance", [hostile(dice) for _ in range(5_000)])]


def _of(name: str, texts: list[str]) -> Tried:
    began, through, died = time.perf_counter(), 0, 0
    for given in texts:
        try:
            drawn = text.clean(f"a{given}b").replace("\t", " ")
            through += bool(offences(drawn.encode(), NOTHING))
            text.fit(text.steady(text.line(given)), 10)
        except Exception:  # whatever it is: the gate must bear it
            died += 1
    return Tried(name, time.perf_counter() - began, through, died, inputs=len(texts))
