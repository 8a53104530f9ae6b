"""Codings undone piece by piece, however the bytes are cut on their way."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from itertools import pairwise

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from tuireader.sync.unpacking import PIECE, unpacker

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": lambda body: zlib.compress(body, 9, wbits=-15),
    "br": brotli.compress,
    "zstd": zstd.compress,
    "": bytes,
}


def unpacked(coding: str, parts: list[bytes]) -> bytes:
    unpack, out = unpacker(coding), bytearray()
    for part in parts:
        for piece in unpack.feed(part):
            assert len(piece) <= max(PIECE, len(part))
            out += piece
    assert unpack.whole()
    return bytes(out)


@given(st.sampled_from(sorted(PACKERS)), st.binary(max_size=2000), st.lists(st.integers(0, 2000), max_size=8))
def test_any_cut_gives_the_same(coding: str, body: bytes, cuts: list[int]) -> None:
    packed = PACKERS[coding](body)
    ends = sorted({0, len(packed), *(min(cut, len(packed)) for cut in cuts)})
    assert unpacked(coding, [packed[start:end] for start, end in pairwise(ends)]) == body


@pytest.mark.parametrize("coding", sorted(PACKERS))
@pytest.mark.parametrize("size", [PIECE - 1, PIECE, PIECE + 243, PIECE + 300, 3 * PIECE + 258])
def test_output_that_waits_when_all_input_is_taken(coding: str, size: int) -> None:
    assert unpacked(coding, [PACKERS[coding](bytes(size))]) == bytes(size)
