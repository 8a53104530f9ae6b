"""Sets of articles' ids as the bits of one number: what two of them share is one operation, however many they are."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence

IDS = "group_concat(printf('%08x', {}), '')"
"""Ids as SQL gives very many of them soonest: no number of Python's is made for each. For `read`."""


def read(text: str | None) -> array[int]:
    """The ids that `IDS` gave."""
    found = array("I", bytes.fromhex(text or ""))
    if sys.byteorder == "little":
        found.byteswap()
    return found


def as_bits(size: int, *several: Sequence[int]) -> int:
    """Ids below `size` as the bits of a number."""
    if 64 * sum(map(len, several)) < size:
        return _few_as_bits(size, several)
    flags = bytearray(b"0") * size
    for ids in several:
        for id in ids:
            flags[id] = 49  # the digit 1
    return int(flags[::-1], 2)


def _few_as_bits(size: int, several: Iterable[Sequence[int]]) -> int:
    flags = bytearray(size // 8 + 1)
    for ids in several:
        for id in ids:
            flags[id >> 3] |= 1 << (id & 7)
    return int.from_bytes(flags, "little")


def digits(size: int, bits: int) -> int:
    """The binary digits of a number as the bytes of another, the lowest first if that is written little-endian."""
    return int.from_bytes(f"{bits:0{size}b}".encode(), "big")
