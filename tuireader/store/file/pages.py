"""The pages of a database file read by themselves, for what SQLite refuses to read (sqlite.org/fileformat2.html).

A damaged page costs its own rows only: not those of the pages below it or beside it. For a file that no connection of
this process has open: closing a file drops the locks SQLite holds on it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import TypeAlias

from tuireader.values import dataclass

Value: TypeAlias = int | float | str | bytes | None

INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
_KINDS = {INDEX_INTERIOR: 12, TABLE_INTERIOR: 12, INDEX_LEAF: 8, TABLE_LEAF: 8}
"""Kinds of pages, and the bytes of their headers (1.6)."""
_MOST_PAYLOAD = 1 << 27


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a page; `rowid` is None on a page of an index or of a table without rowids."""

    rowid: int | None
    values: tuple[Value, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of a tree holds."""

    kind: int
    rows: tuple[Row, ...]
    children: tuple[int, ...]
    lost: int
    """Cells that cannot be read."""


class File:
    """The pages of a database file, with what its write-ahead log holds."""

    def __init__(self, path: Path) -> None:
        """Raises OSError."""
        self._content = path.read_bytes()
        size = int.from_bytes(self._content[16:18], "big")
        size = 65536 if size == 1 else size
        # Where the header is damaged: ours are made with pages of this size.
        self.size = size if size in (512, 1024, 2048, 4096, 8192, 16384, 32768, 65536) else 8192
        self.usable = self.size - (self._content[20] if len(self._content) > 20 and self._content[20] < 100 else 0)
        self._newer: dict[int, bytes] = {}
        self.count = -(-len(self._content) // self.size)
        log = path.with_name(path.name + "-wal")
        if log.exists():
            self._read_log(log.read_bytes())

    def _read_log(self, log: bytes) -> None:
        """Pages of the frames up to the last commit (4.1)."""
        salt, frame, waiting = log[16:24], 24 + self.size, dict[int, bytes]()
        for start in range(32, len(log) - frame + 1, frame):
            number, commit = struct.unpack(">II", log[start : start + 8])
            if log[start + 8 : start + 16] != salt or not number:
                return
            waiting[number] = log[start + 24 : start + frame]
            if commit:
                self._newer |= waiting
                self.count, waiting = commit, {}

    def raw(self, number: int) -> bytes:
        """The bytes of a page; empty where there is none."""
        if not 0 < number <= self.count:
            return b""
        return self._newer.get(number) or self._content[(number - 1) * self.size : number * self.size]

    def page(self, number: int) -> Page | None:
        """A page of a tree, or None where it is damaged or something else."""
        raw, start = self.raw(number), 100 if number == 1 else 0
        if len(raw) < self.size or (head := _KINDS.get(raw[start])) is None:
            return None
        kind, cells = raw[start], int.from_bytes(raw[start + 3 : start + 5], "big")
        first = start + head
        if first + 2 * cells > self.size:
            return None
        rows, children, lost = [], [], 0
        for place in range(cells):
            at = int.from_bytes(raw[first + 2 * place : first + 2 * place + 2], "big")
            try:
                row, child = self._cell(raw, at, kind, first + 2 * cells)
            except (ValueError, IndexError, UnicodeDecodeError, struct.error):
                lost += 1
                continue
            rows += [row] if row is not None else []
            children += [child] if child else []
        if head == 12:
            children.append(int.from_bytes(raw[start + 8 : start + 12], "big"))
        return Page(kind, tuple(rows), tuple(children), lost)

    def _cell(self, raw: bytes, at: int, kind: int, least: int) -> tuple[Row | None, int]:
        """(the row of a cell, the page below it or 0). Raises ValueError and its kin where it is none."""
        if not least <= at < self.size:
            raise ValueError("outside of the page")
        child = 0
        if kind in (INDEX_INTERIOR, TABLE_INTERIOR):
            child, at = int.from_bytes(raw[at : at + 4], "big"), at + 4
            if kind == TABLE_INTERIOR:
                return None, child
        length, at = _varint(raw, at)
        rowid: int | None = None
        if kind == TABLE_LEAF:
            rowid, at = _varint(raw, at)
            rowid = rowid - (1 << 64) if rowid >> 63 else rowid
        return Row(rowid, _record(self._payload(raw, at, length, kind))), child

    def _payload(self, raw: bytes, at: int, length: int, kind: int) -> bytes:
        """All of a record, also what overflows into further pages (1.6)."""
        if length > _MOST_PAYLOAD:
            raise ValueError("too long")
        usable = self.usable
        most = usable - 35 if kind == TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return self._exactly(raw[at : at + length], length)
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        content = bytearray(self._exactly(raw[at : at + local], local))
        number = int.from_bytes(raw[at + local : at + local + 4], "big")
        while len(content) < length:
            more = self.raw(number)
            if len(more) < self.size:
                raise ValueError("its rest is not there")
            number = int.from_bytes(more[:4], "big")
            content += more[4 : min(usable, 4 + length - len(content))]
        return bytes(content)

    @staticmethod
    def _exactly(part: bytes, length: int) -> bytes:
        if len(part) < length:
            raise ValueError("cut off")
        return part

    def free(self) -> set[int]:
        """The pages that are in no tree: they hold what was deleted (1.5)."""
        found: set[int] = set()
        trunk = int.from_bytes(self.raw(1)[32:36], "big")
        while trunk and trunk not in found and (raw := self.raw(trunk)):
            found.add(trunk)
            number = min(int.from_bytes(raw[4:8], "big"), self.size // 4 - 2)
            found |= set(struct.unpack(f">{number}I", raw[8 : 8 + 4 * number]))
            trunk = int.from_bytes(raw[:4], "big")
        return found

    def tree(self, root: int, seen: set[int], broken: list[int]) -> Iterator[Page]:
        """The pages of a tree that can be read; adds to `seen` and `broken` the numbers of all and of the damaged."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in seen or not number:
                continue
            seen.add(number)
            page = self.page(number)
            if page is None or page.lost:
                broken.append(number)
            if page is not None:
                yield page
                waiting += page.children


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    """(a number of one to nine bytes, where the next thing begins)."""
    value = 0
    for step in range(8):
        byte = raw[at + step]
        value = value << 7 | byte & 127
        if byte < 128:
            return value, at + step + 1
    return value << 8 | raw[at + 8], at + 9


_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _record(payload: Sequence[int] | bytes) -> tuple[Value, ...]:
    """The values of a record (2.1). Raises ValueError where it is none."""
    raw = bytes(payload)
    header, at = _varint(raw, 0)
    if header > len(raw):
        raise ValueError("no header")
    kinds = []
    while at < header:
        kind, at = _varint(raw, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        length = 0
        value: Value
        if kind in (0, 8, 9):
            value = (None, 0, 1)[(0, 8, 9).index(kind)]
        elif kind in _INTEGERS:
            length = _INTEGERS[kind]
            value = int.from_bytes(raw[at : at + length], "big", signed=True)
        elif kind == 7:
            length = 8
            (value,) = struct.unpack(">d", raw[at : at + 8])
        elif kind >= 12:
            length = (kind - 12) // 2
            value = raw[at : at + length] if kind % 2 == 0 else raw[at : at + length].decode("utf-8")
        else:
            raise ValueError("no kind of value")
        if at + length > len(raw):
            raise ValueError("cut off")
        values.append(value)
        at += length
    if at != len(raw):
        raise ValueError("something is left over")
    return tuple(values)
