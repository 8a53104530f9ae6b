"""Content codings undone in bounded pieces, so that a small body can never become a large one in memory.

httpx2 unpacks too, but takes a gzip or brotli body that was cut off for a whole one, reads only the first
member of a gzip body of several, and passes an unknown coding through as if it were text.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Protocol

PIECE = 1 << 18
"""Bytes an unpacker gives at a time."""
_MOST_CODINGS = 3
_GZIP, _ZLIB, _RAW = 31, 15, -15


class PackingError(Exception):
    """The body is not what its ``Content-Encoding`` says, or was cut off."""


class Unpacker(Protocol):
    """One coding undone."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Pieces of at most about `PIECE` bytes. Raises `PackingError`."""

    def whole(self) -> bool:
        """Whether the end of what was packed has been seen."""


def unpacker(codings: str) -> Unpacker:
    """For a ``Content-Encoding`` header, codings in the order they were applied (RFC 9110, 8.4).

    Raises `PackingError` for a coding we do not know.
    """
    names = [name.strip().lower() for name in codings.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if len(names) > _MOST_CODINGS:
        raise PackingError(f"it is packed {len(names)} times over")
    chain: Unpacker = _Plain()
    for name in names:
        chain = _Chain(_one(name), chain) if not isinstance(chain, _Plain) else _one(name)
    return chain


def _one(name: str) -> Unpacker:
    if name in ("gzip", "x-gzip"):
        return _Deflate(_GZIP)
    if name == "deflate":
        return _Deflate(_ZLIB)
    try:
        if name == "br":
            return _Brotli()
        if name == "zstd":
            return _Zstandard()
    except ImportError:
        pass
    raise PackingError(f"it is packed as “{name[:20]}”, which cannot be unpacked here")


class _Plain:
    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def whole(self) -> bool:
        return True


class _Chain:
    """`first` undoes what was applied last."""

    def __init__(self, first: Unpacker, then: Unpacker) -> None:
        self._first, self._then = first, then

    def feed(self, data: bytes) -> Iterator[bytes]:
        for piece in self._first.feed(data):
            yield from self._then.feed(piece)

    def whole(self) -> bool:
        return self._first.whole() and self._then.whole()


class _Deflate:
    """gzip of any number of members (RFC 1952, 2.2); deflate with or without its zlib header (RFC 9110,
    8.4.1.2)."""

    def __init__(self, form: int) -> None:
        self._form = form
        self._stream = zlib.decompressobj(form)
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._form == _ZLIB and data and not self._begun and data[0] & 15 != 8:
            self._stream = zlib.decompressobj(_RAW)  # a zlib header starts with method 8 (RFC 1950, 2.2)
        self._begun = self._begun or bool(data)
        while data:
            if self._stream.eof:
                if self._form != _GZIP or not data.startswith(b"\x1f"):
                    return  # padding after the end, which every browser ignores
                self._stream = zlib.decompressobj(_GZIP)
            try:
                piece = self._stream.decompress(data, PIECE)
            except zlib.error as error:
                raise PackingError("it is not packed the way its header says") from error
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            if piece:
                yield piece
            while len(piece) == PIECE and not data and not self._stream.eof:
                # The rest of the output may still wait inside the stream when all input is taken.
                piece = self._stream.decompress(b"", PIECE)
                if piece:
                    yield piece

    def whole(self) -> bool:
        return self._stream.eof or not self._begun


class _Brotli:
    def __init__(self) -> None:
        brotli: Any = import_module("brotli")  # ships no types
        self._stream, self._error, self._begun = brotli.Decompressor(), brotli.error, False

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(data)
        try:
            while not self._stream.is_finished():
                # The decoder may give up to twice the limit, and gives nothing once it has no more.
                piece = self._stream.process(data, output_buffer_limit=PIECE // 2)
                if not piece:
                    return
                yield piece
                data = b""
        except self._error as error:
            raise PackingError("it is not packed the way its header says") from error

    def whole(self) -> bool:
        return bool(self._stream.is_finished()) or not self._begun


class _Zstandard:
    def __init__(self) -> None:
        module = "compression.zstd" if _has("compression.zstd") else "backports.zstd"
        self._zstd: Any = import_module(module)
        self._stream, self._begun = self._zstd.ZstdDecompressor(), False

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(data)
        try:
            while data or not (self._stream.needs_input or self._stream.eof):
                if self._stream.eof:
                    self._stream = self._zstd.ZstdDecompressor()  # the next frame (RFC 8878, 3.1)
                piece = self._stream.decompress(data, PIECE)
                data = self._stream.unused_data if self._stream.eof else b""
                if piece:
                    yield piece
        except self._zstd.ZstdError as error:
            raise PackingError("it is not packed the way its header says") from error

    def whole(self) -> bool:
        return bool(self._stream.eof) or not self._begun


def _has(module: str) -> bool:
    from importlib.util import find_spec

    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False
