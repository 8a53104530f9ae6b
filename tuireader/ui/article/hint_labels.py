"""Letters to reach what is on the screen: short, from the home row, none the beginning of another. Pure."""

from __future__ import annotations

from itertools import islice, product

LETTERS = "fjdkslagh"
"""Nearest fingers first."""


def labels(count: int) -> list[str]:
    """`count` different labels of the same length, as short as they can be."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return ["".join(letters) for letters in islice(product(LETTERS, repeat=length), count)]
